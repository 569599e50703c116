-- + table:public.article
-- + event trigger:forbid
-- + column:public.article.id
-- + constraint:public.article.article_pkey
-- + owner:table.public.article
-- + owner:event trigger.forbid

BEGIN;
-- create table public.article
CREATE TABLE public.article (
    id integer NOT NULL,
    CONSTRAINT article_pkey PRIMARY KEY (id)
);
-- create event trigger forbid  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER forbid ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION public.forbid();
COMMIT;
