-- ~ enum:public.copy_state  labels
-- + view:public.expected_copy
-- ~ default:public.copy.state  expression
-- + owner:view.public.expected_copy

BEGIN;
-- alter enum public.copy_state
ALTER TYPE public.copy_state ADD VALUE 'ordered' BEFORE 'on loan';
COMMIT;
BEGIN;
-- alter default public.copy.state  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.copy ALTER COLUMN state SET DEFAULT 'ordered'::public.copy_state;
-- create view public.expected_copy
CREATE VIEW public.expected_copy AS
 SELECT id
   FROM public.copy
  WHERE (state = 'ordered'::public.copy_state);
COMMIT;
