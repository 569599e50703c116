-- ~ column:public.train.id  type
-- ~ column:public.train.lead_wagon  type
-- ~ column:public.wagon.id  type
-- ~ column:public.wagon.train  type

BEGIN;
-- drop foreign key public.train.leads (because of column public.wagon.id)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.train DROP CONSTRAINT leads;
-- drop foreign key public.wagon.wagon_train_fkey (because of column public.wagon.train)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.wagon DROP CONSTRAINT wagon_train_fkey;
-- alter column public.train.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.train ALTER COLUMN id TYPE bigint;
-- alter column public.train.lead_wagon  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.train ALTER COLUMN lead_wagon TYPE bigint;
-- alter column public.wagon.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.wagon ALTER COLUMN id TYPE bigint;
-- alter column public.wagon.train  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.wagon ALTER COLUMN train TYPE bigint;
-- create foreign key public.train.leads (because of column public.wagon.id)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.train ADD CONSTRAINT leads FOREIGN KEY (lead_wagon) REFERENCES public.wagon(id) DEFERRABLE INITIALLY DEFERRED;
-- create foreign key public.wagon.wagon_train_fkey (because of column public.wagon.train)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.wagon ADD CONSTRAINT wagon_train_fkey FOREIGN KEY (train) REFERENCES public.train(id);
COMMIT;
