-- ~ enum:public.shelf_mark  labels

BEGIN;
-- drop policy public.book.only_open (because of enum public.shelf_mark)  [ACCESS EXCLUSIVE]
DROP POLICY only_open ON public.book;
-- drop trigger public.book.moved (because of column public.book.mark)  [ACCESS EXCLUSIVE]
DROP TRIGGER moved ON public.book;
-- drop default public.book.mark (because of enum public.shelf_mark)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.book ALTER COLUMN mark DROP DEFAULT;
-- drop enum public.shelf_mark
ALTER TYPE public.shelf_mark RENAME TO pgsync_old_1;
-- create enum public.shelf_mark
CREATE TYPE public.shelf_mark AS ENUM ('open', 'closed');
-- alter column public.book.mark (because of enum public.shelf_mark)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.book ALTER COLUMN mark TYPE public.shelf_mark USING mark::text::public.shelf_mark;
-- create default public.book.mark (because of enum public.shelf_mark)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.book ALTER COLUMN mark SET DEFAULT 'open'::public.shelf_mark;
-- create trigger public.book.moved (because of column public.book.mark)  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER moved AFTER UPDATE OF mark ON public.book FOR EACH ROW WHEN ((old.mark IS DISTINCT FROM new.mark)) EXECUTE FUNCTION public.note_move();
-- create trigger public.book.moved (because of column public.book.mark)  [SHARE ROW EXCLUSIVE]
ALTER TABLE public.book DISABLE TRIGGER moved;
-- create policy public.book.only_open (because of enum public.shelf_mark)  [ACCESS EXCLUSIVE]
CREATE POLICY only_open ON public.book FOR SELECT USING ((mark = 'open'::public.shelf_mark));
-- drop enum public.shelf_mark  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
