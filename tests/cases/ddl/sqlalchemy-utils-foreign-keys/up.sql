BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

-- notes.user_id refers to users.id;

ALTER TABLE notes DROP CONSTRAINT fk_user;

-- posts.author_id refers to users.id;

ALTER TABLE posts DROP CONSTRAINT fk_author;

-- posts.editor_id refers to users.id;

ALTER TABLE posts DROP CONSTRAINT fk_editor;

-- notes.user_id refers to users.id;

ALTER TABLE notes DROP CONSTRAINT fk_user;

-- posts.author_id refers to users.id;

ALTER TABLE posts DROP CONSTRAINT fk_author;

-- posts.editor_id refers to users.id;

ALTER TABLE posts DROP CONSTRAINT fk_editor;

-- notes.post_id refers to posts.id;

ALTER TABLE notes DROP CONSTRAINT fk_post;

-- posts posts posts;

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

