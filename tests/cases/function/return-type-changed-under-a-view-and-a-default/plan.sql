-- ~ function:public.next_ticket()  body, result

BEGIN;
-- drop view public.peek (because of function public.next_ticket())  [ACCESS EXCLUSIVE]
DROP VIEW public.peek;
-- drop default public.queue.id (because of function public.next_ticket())  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.queue ALTER COLUMN id DROP DEFAULT;
-- drop function public.next_ticket()  ! DEP_SIGNATURE
DROP FUNCTION public.next_ticket();
-- create function public.next_ticket()
CREATE FUNCTION public.next_ticket()
 RETURNS bigint
 LANGUAGE sql
AS $$ SELECT nextval('ticket') $$;
-- create default public.queue.id (because of function public.next_ticket())  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.queue ALTER COLUMN id SET DEFAULT public.next_ticket();
-- create view public.peek (because of function public.next_ticket())
CREATE VIEW public.peek AS
 SELECT (public.next_ticket())::text AS number,
    count(*) AS waiting
   FROM public.queue;
-- create privileges on function public.next_ticket() (because of function public.next_ticket())
REVOKE EXECUTE ON FUNCTION public.next_ticket() FROM PUBLIC;
-- create privileges on function public.next_ticket() (because of function public.next_ticket())
GRANT EXECUTE ON FUNCTION public.next_ticket() TO case_reader;
-- create comment on function public.next_ticket() (because of function public.next_ticket())
COMMENT ON FUNCTION public.next_ticket() IS 'takes a ticket';
COMMIT;
