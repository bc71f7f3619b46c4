CREATE TYPE public.status AS ENUM (
    'fresh',
    'open',
    'reopened',
    'waiting',
    'closed',
    'lost'
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.ticket (
    id integer NOT NULL,
    status public.status DEFAULT 'fresh'::public.status NOT NULL,
    past public.status[] DEFAULT ARRAY['fresh'::public.status]
);
CREATE SEQUENCE public.ticket_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.ticket_id_seq OWNED BY public.ticket.id;
ALTER TABLE ONLY public.ticket ALTER COLUMN id SET DEFAULT nextval('public.ticket_id_seq'::regclass);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (id);
CREATE INDEX ix_ticket_open ON public.ticket USING btree (id) WHERE (status = 'open'::public.status);
