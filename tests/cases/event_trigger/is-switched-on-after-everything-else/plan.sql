-- + table:public.article
-- ~ event trigger:forbid  enabled
-- + column:public.article.id
-- + constraint:public.article.article_pkey
-- + owner:table.public.article
-- + privilege:table.public.article
-- + comment:table.public.article

BEGIN;
-- create table public.article
CREATE TABLE public.article (
    id integer NOT NULL,
    CONSTRAINT article_pkey PRIMARY KEY (id)
);
-- create privileges on table public.article  ! SEC_GRANT_WIDER
GRANT SELECT ON TABLE public.article TO case_reader;
-- create comment on table public.article
COMMENT ON TABLE public.article IS 'for sale';
-- alter event trigger forbid  ! SEC_EVENT_TRIGGER
ALTER EVENT TRIGGER forbid ENABLE;
COMMIT;
