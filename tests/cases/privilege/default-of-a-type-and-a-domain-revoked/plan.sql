-- + privilege:enum.public.colour
-- + privilege:composite type.public.pair
-- + privilege:domain.public.positive

BEGIN;
-- create privileges on enum public.colour  ! SEC_GRANT_LOST
REVOKE USAGE ON TYPE public.colour FROM PUBLIC;
-- create privileges on composite type public.pair  ! SEC_GRANT_WIDER
GRANT USAGE ON TYPE public.pair TO case_reader;
-- create privileges on domain public.positive  ! SEC_GRANT_LOST
REVOKE USAGE ON TYPE public.positive FROM PUBLIC;
-- create privileges on domain public.positive  ! SEC_GRANT_WIDER
GRANT USAGE ON TYPE public.positive TO case_reader;
COMMIT;
