CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.places (
    id integer NOT NULL,
    name character varying(40),
    words character varying(50),
    spot point,
    at timestamp without time zone DEFAULT date_trunc('day'::text, timezone('utc'::text, '2020-01-02 03:04:05+00'::timestamp with time zone))
);
COMMENT ON TABLE public.places IS 'by DDL';
CREATE VIEW public.counted AS
 SELECT count(*) AS n
   FROM public.places;
CREATE VIEW public.named AS
 SELECT places.id,
    places.name
   FROM public.places
  WHERE ((places.name)::text <> 'x'::text);
CREATE SEQUENCE public.places_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.places_id_seq OWNED BY public.places.id;
ALTER TABLE ONLY public.places ALTER COLUMN id SET DEFAULT nextval('public.places_id_seq'::regclass);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_pkey PRIMARY KEY (id);
