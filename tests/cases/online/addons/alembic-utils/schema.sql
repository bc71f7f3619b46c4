CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin return new; end $$;
CREATE TABLE public.account (
    id integer NOT NULL,
    name text,
    note text
);
CREATE SEQUENCE public.account_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.account_id_seq OWNED BY public.account.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE VIEW public.names AS
 SELECT account.name,
    (account.id)::text AS number
   FROM public.account;
CREATE MATERIALIZED VIEW public.total AS
 SELECT (count(*) + 1) AS n
   FROM public.account
  WITH NO DATA;
ALTER TABLE ONLY public.account ALTER COLUMN id SET DEFAULT nextval('public.account_id_seq'::regclass);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
CREATE TRIGGER touch_account BEFORE INSERT ON public.account FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE POLICY own ON public.account FOR SELECT USING ((name = CURRENT_USER));
