CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            NEW.at := '2030-01-01 00:00+00';
            RETURN NEW;
        END;
        $$;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.archive (
    id bigint,
    at timestamp with time zone,
    tags text,
    body jsonb
);
CREATE TABLE public.entries (
    id bigint NOT NULL,
    at timestamp with time zone,
    body jsonb
);
CREATE SEQUENCE public.entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.entries_id_seq OWNED BY public.entries.id;
CREATE TABLE public.log_tags (
    log_id bigint NOT NULL,
    tag_id integer NOT NULL
);
CREATE TABLE public.tags (
    id integer NOT NULL,
    word character varying(20) NOT NULL
);
CREATE SEQUENCE public.tags_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.tags_id_seq OWNED BY public.tags.id;
CREATE TABLE public.users (
    id integer NOT NULL,
    entries integer,
    last timestamp with time zone
);
ALTER TABLE ONLY public.entries ALTER COLUMN id SET DEFAULT nextval('public.entries_id_seq'::regclass);
ALTER TABLE ONLY public.tags ALTER COLUMN id SET DEFAULT nextval('public.tags_id_seq'::regclass);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.entries
    ADD CONSTRAINT log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.log_tags
    ADD CONSTRAINT log_tags_pkey PRIMARY KEY (log_id, tag_id);
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_word_key UNIQUE (word);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE TRIGGER touch BEFORE UPDATE ON public.entries FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE ONLY public.log_tags
    ADD CONSTRAINT log_tags_log_id_fkey FOREIGN KEY (log_id) REFERENCES public.entries(id);
ALTER TABLE ONLY public.log_tags
    ADD CONSTRAINT log_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES public.tags(id);
