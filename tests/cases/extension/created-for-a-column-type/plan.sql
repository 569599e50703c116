-- + extension:citext
-- + column:public.member.email
-- + constraint:public.member.member_email_key
-- + comment:extension.citext

BEGIN;
-- create extension citext  ! DEP_EXTENSION
CREATE EXTENSION citext WITH SCHEMA public;
-- create column public.member.email  [ACCESS EXCLUSIVE]
ALTER TABLE public.member ADD COLUMN email public.citext;
-- create constraint public.member.member_email_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.member ADD CONSTRAINT member_email_key UNIQUE (email);
-- create comment on extension citext
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';
COMMIT;
