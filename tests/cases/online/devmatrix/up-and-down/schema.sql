CREATE TYPE public.masterplanstatus AS ENUM (
    'DRAFT',
    'APPROVED',
    'IN_PROGRESS',
    'PAUSED',
    'COMPLETED',
    'FAILED',
    'CANCELLED'
);
CREATE TYPE public.phasetype AS ENUM (
    'SETUP',
    'CORE',
    'POLISH'
);
CREATE TYPE public.taskcomplexity AS ENUM (
    'LOW',
    'MEDIUM',
    'HIGH',
    'CRITICAL'
);
CREATE TYPE public.taskstatus AS ENUM (
    'PENDING',
    'READY',
    'IN_PROGRESS',
    'VALIDATING',
    'COMPLETED',
    'FAILED',
    'SKIPPED',
    'BLOCKED'
);
CREATE TABLE public.alembic_version (
    version_num character varying(255) NOT NULL
);
CREATE TABLE public.conversations (
    conversation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    title character varying(300),
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.discovery_documents (
    discovery_id uuid NOT NULL,
    session_id character varying(100) NOT NULL,
    user_id uuid NOT NULL,
    user_request text NOT NULL,
    domain character varying(200) NOT NULL,
    bounded_contexts json NOT NULL,
    aggregates json NOT NULL,
    value_objects json NOT NULL,
    domain_events json NOT NULL,
    services json NOT NULL,
    assumptions json,
    clarifications_needed json,
    risk_factors json,
    llm_model character varying(100),
    llm_cost_usd double precision,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone
);
CREATE TABLE public.masterplan_history (
    history_id uuid NOT NULL,
    masterplan_id uuid NOT NULL,
    task_id uuid,
    event_type character varying(100) NOT NULL,
    event_data json,
    actor character varying(100),
    created_at timestamp without time zone NOT NULL
);
CREATE TABLE public.masterplan_milestones (
    milestone_id uuid NOT NULL,
    phase_id uuid NOT NULL,
    milestone_number integer NOT NULL,
    name character varying(200) NOT NULL,
    description text,
    depends_on_milestones json,
    total_tasks integer,
    completed_tasks integer,
    progress_percent double precision,
    created_at timestamp without time zone,
    started_at timestamp without time zone,
    completed_at timestamp without time zone
);
CREATE TABLE public.masterplan_phases (
    phase_id uuid NOT NULL,
    masterplan_id uuid NOT NULL,
    phase_type public.phasetype NOT NULL,
    phase_number integer NOT NULL,
    name character varying(200) NOT NULL,
    description text,
    total_milestones integer,
    total_tasks integer,
    completed_tasks integer,
    progress_percent double precision,
    created_at timestamp without time zone,
    started_at timestamp without time zone,
    completed_at timestamp without time zone
);
CREATE TABLE public.masterplan_subtasks (
    subtask_id uuid NOT NULL,
    task_id uuid NOT NULL,
    subtask_number integer NOT NULL,
    name character varying(300) NOT NULL,
    description text,
    status public.taskstatus NOT NULL,
    completed boolean,
    created_at timestamp without time zone,
    completed_at timestamp without time zone
);
CREATE TABLE public.masterplan_tasks (
    task_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    task_number integer NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    complexity public.taskcomplexity NOT NULL,
    task_type character varying(100),
    depends_on_tasks json,
    blocks_tasks json,
    status public.taskstatus NOT NULL,
    target_files json,
    modified_files json,
    llm_model character varying(100),
    llm_prompt text,
    llm_response text,
    llm_cost_usd double precision,
    llm_tokens_input integer,
    llm_tokens_output integer,
    llm_cached_tokens integer,
    validation_passed boolean,
    validation_errors json,
    validation_logs text,
    retry_count integer,
    max_retries integer,
    last_error text,
    created_at timestamp without time zone,
    started_at timestamp without time zone,
    completed_at timestamp without time zone,
    failed_at timestamp without time zone
);
CREATE TABLE public.masterplan_versions (
    version_id uuid NOT NULL,
    masterplan_id uuid NOT NULL,
    version_number integer NOT NULL,
    change_description text,
    snapshot json NOT NULL,
    created_by character varying(100),
    created_at timestamp without time zone NOT NULL
);
CREATE TABLE public.masterplans (
    masterplan_id uuid NOT NULL,
    discovery_id uuid NOT NULL,
    session_id character varying(100) NOT NULL,
    user_id uuid NOT NULL,
    project_name character varying(200) NOT NULL,
    description text,
    status public.masterplanstatus NOT NULL,
    tech_stack json NOT NULL,
    architecture_style character varying(100),
    total_phases integer,
    total_milestones integer,
    total_tasks integer,
    total_subtasks integer,
    completed_tasks integer,
    failed_tasks integer,
    skipped_tasks integer,
    progress_percent double precision,
    estimated_cost_usd double precision,
    actual_cost_usd double precision,
    estimated_duration_minutes integer,
    actual_duration_minutes integer,
    llm_model character varying(100),
    generation_cost_usd double precision,
    generation_tokens integer,
    version integer,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone,
    started_at timestamp without time zone,
    completed_at timestamp without time zone
);
CREATE TABLE public.messages (
    message_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    role character varying(20) NOT NULL,
    content text NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.user_quotas (
    quota_id uuid NOT NULL,
    user_id uuid NOT NULL,
    llm_tokens_monthly_limit integer,
    masterplans_limit integer,
    storage_bytes_limit bigint,
    api_calls_per_minute integer DEFAULT 30 NOT NULL
);
CREATE TABLE public.user_usage (
    usage_id uuid NOT NULL,
    user_id uuid NOT NULL,
    month date NOT NULL,
    llm_tokens_used integer DEFAULT 0 NOT NULL,
    llm_cost_usd numeric(10,4) DEFAULT 0.0 NOT NULL,
    masterplans_created integer DEFAULT 0 NOT NULL,
    storage_bytes bigint DEFAULT 0 NOT NULL,
    api_calls integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.users (
    user_id uuid NOT NULL,
    email character varying(255) NOT NULL,
    username character varying(100) NOT NULL,
    password_hash character varying(255) NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_superuser boolean DEFAULT false NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone,
    last_login_at timestamp without time zone,
    is_verified boolean DEFAULT true NOT NULL,
    verification_token uuid,
    verification_token_created_at timestamp without time zone,
    password_reset_token uuid,
    password_reset_expires timestamp without time zone
);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (conversation_id);
ALTER TABLE ONLY public.discovery_documents
    ADD CONSTRAINT discovery_documents_pkey PRIMARY KEY (discovery_id);
ALTER TABLE ONLY public.masterplan_history
    ADD CONSTRAINT masterplan_history_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.masterplan_milestones
    ADD CONSTRAINT masterplan_milestones_pkey PRIMARY KEY (milestone_id);
ALTER TABLE ONLY public.masterplan_phases
    ADD CONSTRAINT masterplan_phases_pkey PRIMARY KEY (phase_id);
ALTER TABLE ONLY public.masterplan_subtasks
    ADD CONSTRAINT masterplan_subtasks_pkey PRIMARY KEY (subtask_id);
ALTER TABLE ONLY public.masterplan_tasks
    ADD CONSTRAINT masterplan_tasks_pkey PRIMARY KEY (task_id);
ALTER TABLE ONLY public.masterplan_versions
    ADD CONSTRAINT masterplan_versions_pkey PRIMARY KEY (version_id);
ALTER TABLE ONLY public.masterplans
    ADD CONSTRAINT masterplans_pkey PRIMARY KEY (masterplan_id);
ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (message_id);
ALTER TABLE ONLY public.user_quotas
    ADD CONSTRAINT uq_user_quotas_user_id UNIQUE (user_id);
ALTER TABLE ONLY public.user_usage
    ADD CONSTRAINT uq_user_usage_user_month UNIQUE (user_id, month);
ALTER TABLE ONLY public.user_quotas
    ADD CONSTRAINT user_quotas_pkey PRIMARY KEY (quota_id);
ALTER TABLE ONLY public.user_usage
    ADD CONSTRAINT user_usage_pkey PRIMARY KEY (usage_id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_key UNIQUE (email);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_username_key UNIQUE (username);
CREATE INDEX idx_conversations_created_at ON public.conversations USING btree (created_at);
CREATE INDEX idx_conversations_user_id ON public.conversations USING btree (user_id);
CREATE INDEX idx_discovery_created ON public.discovery_documents USING btree (created_at);
CREATE INDEX idx_discovery_session ON public.discovery_documents USING btree (session_id);
CREATE INDEX idx_discovery_user ON public.discovery_documents USING btree (user_id);
CREATE INDEX idx_history_created ON public.masterplan_history USING btree (created_at);
CREATE INDEX idx_history_masterplan ON public.masterplan_history USING btree (masterplan_id);
CREATE INDEX idx_history_task ON public.masterplan_history USING btree (task_id);
CREATE INDEX idx_masterplan_created ON public.masterplans USING btree (created_at);
CREATE INDEX idx_masterplan_session ON public.masterplans USING btree (session_id);
CREATE INDEX idx_masterplan_status ON public.masterplans USING btree (status);
CREATE INDEX idx_masterplan_user ON public.masterplans USING btree (user_id);
CREATE INDEX idx_messages_conversation_id ON public.messages USING btree (conversation_id);
CREATE INDEX idx_milestone_number ON public.masterplan_milestones USING btree (phase_id, milestone_number);
CREATE INDEX idx_milestone_phase ON public.masterplan_milestones USING btree (phase_id);
CREATE INDEX idx_password_reset_token ON public.users USING btree (password_reset_token);
CREATE INDEX idx_phase_masterplan ON public.masterplan_phases USING btree (masterplan_id);
CREATE INDEX idx_phase_number ON public.masterplan_phases USING btree (masterplan_id, phase_number);
CREATE INDEX idx_subtask_task ON public.masterplan_subtasks USING btree (task_id);
CREATE INDEX idx_task_milestone ON public.masterplan_tasks USING btree (milestone_id);
CREATE INDEX idx_task_number ON public.masterplan_tasks USING btree (milestone_id, task_number);
CREATE INDEX idx_task_status ON public.masterplan_tasks USING btree (status);
CREATE INDEX idx_user_usage_user_month ON public.user_usage USING btree (user_id, month);
CREATE INDEX idx_verification_token ON public.users USING btree (verification_token);
CREATE INDEX idx_version_masterplan ON public.masterplan_versions USING btree (masterplan_id);
CREATE INDEX idx_version_number ON public.masterplan_versions USING btree (masterplan_id, version_number);
CREATE INDEX ix_discovery_documents_session_id ON public.discovery_documents USING btree (session_id);
CREATE INDEX ix_discovery_documents_user_id ON public.discovery_documents USING btree (user_id);
CREATE INDEX ix_masterplan_history_created_at ON public.masterplan_history USING btree (created_at);
CREATE INDEX ix_masterplan_tasks_status ON public.masterplan_tasks USING btree (status);
CREATE INDEX ix_masterplans_session_id ON public.masterplans USING btree (session_id);
CREATE INDEX ix_masterplans_status ON public.masterplans USING btree (status);
CREATE INDEX ix_masterplans_user_id ON public.masterplans USING btree (user_id);
CREATE INDEX ix_user_quotas_user_id ON public.user_quotas USING btree (user_id);
CREATE UNIQUE INDEX ix_users_email ON public.users USING btree (email);
CREATE UNIQUE INDEX ix_users_username ON public.users USING btree (username);
ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(user_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.discovery_documents
    ADD CONSTRAINT fk_discovery_documents_user_id FOREIGN KEY (user_id) REFERENCES public.users(user_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.masterplans
    ADD CONSTRAINT fk_masterplans_user_id FOREIGN KEY (user_id) REFERENCES public.users(user_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.masterplan_history
    ADD CONSTRAINT masterplan_history_masterplan_id_fkey FOREIGN KEY (masterplan_id) REFERENCES public.masterplans(masterplan_id);
ALTER TABLE ONLY public.masterplan_history
    ADD CONSTRAINT masterplan_history_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.masterplan_tasks(task_id);
ALTER TABLE ONLY public.masterplan_milestones
    ADD CONSTRAINT masterplan_milestones_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES public.masterplan_phases(phase_id);
ALTER TABLE ONLY public.masterplan_phases
    ADD CONSTRAINT masterplan_phases_masterplan_id_fkey FOREIGN KEY (masterplan_id) REFERENCES public.masterplans(masterplan_id);
ALTER TABLE ONLY public.masterplan_subtasks
    ADD CONSTRAINT masterplan_subtasks_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.masterplan_tasks(task_id);
ALTER TABLE ONLY public.masterplan_tasks
    ADD CONSTRAINT masterplan_tasks_milestone_id_fkey FOREIGN KEY (milestone_id) REFERENCES public.masterplan_milestones(milestone_id);
ALTER TABLE ONLY public.masterplan_versions
    ADD CONSTRAINT masterplan_versions_masterplan_id_fkey FOREIGN KEY (masterplan_id) REFERENCES public.masterplans(masterplan_id);
ALTER TABLE ONLY public.masterplans
    ADD CONSTRAINT masterplans_discovery_id_fkey FOREIGN KEY (discovery_id) REFERENCES public.discovery_documents(discovery_id);
ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(conversation_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.user_quotas
    ADD CONSTRAINT user_quotas_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(user_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.user_usage
    ADD CONSTRAINT user_usage_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(user_id) ON DELETE CASCADE;
