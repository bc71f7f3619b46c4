CREATE TABLE public."MyVer" (
    version_num character varying(32) NOT NULL
);
ALTER TABLE ONLY public."MyVer"
    ADD CONSTRAINT "MyVer_pkc" PRIMARY KEY (version_num);
