-- ~ foreign key:public.book.written_by  deferrable, deferred

BEGIN;
-- alter foreign key public.book.written_by  [ACCESS EXCLUSIVE]
ALTER TABLE public.book ALTER CONSTRAINT written_by DEFERRABLE INITIALLY DEFERRED;
COMMIT;
