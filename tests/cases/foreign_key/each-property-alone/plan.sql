-- ~ foreign key:public.g.deferred  deferred
-- ~ foreign key:public.f0.k0  definition, references
-- ~ foreign key:public.f1.k1  definition
-- ~ foreign key:public.f2.k2  definition
-- ~ foreign key:public.f3.k3  deferrable

BEGIN;
-- drop foreign key public.f0.k0  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.f0 DROP CONSTRAINT k0;
-- drop foreign key public.f1.k1  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.f1 DROP CONSTRAINT k1;
-- drop foreign key public.f2.k2  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.f2 DROP CONSTRAINT k2;
-- create foreign key public.f0.k0  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.f0 ADD CONSTRAINT k0 FOREIGN KEY (a) REFERENCES public.t2(a);
-- create foreign key public.f1.k1  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.f1 ADD CONSTRAINT k1 FOREIGN KEY (a) REFERENCES public.t1(a) ON DELETE CASCADE;
-- create foreign key public.f2.k2  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.f2 ADD CONSTRAINT k2 FOREIGN KEY (a) REFERENCES public.t1(a) ON UPDATE CASCADE;
-- alter foreign key public.f3.k3  [ACCESS EXCLUSIVE]
ALTER TABLE public.f3 ALTER CONSTRAINT k3 DEFERRABLE INITIALLY IMMEDIATE;
-- alter foreign key public.g.deferred  [ACCESS EXCLUSIVE]
ALTER TABLE public.g ALTER CONSTRAINT deferred DEFERRABLE INITIALLY DEFERRED;
COMMIT;
