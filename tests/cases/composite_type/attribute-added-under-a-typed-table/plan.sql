-- + attribute:public.wagon_type.built
-- + column:public.wagon.built

BEGIN;
-- create attribute public.wagon_type.built  [ACCESS EXCLUSIVE]
ALTER TYPE public.wagon_type ADD ATTRIBUTE built date CASCADE;
COMMIT;
