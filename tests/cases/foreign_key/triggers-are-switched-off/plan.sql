-- ~ column:public.maker.id  type
-- ~ column:public.product.maker  type
-- ~ column:public.part.maker  type
-- ~ foreign key:public.product.made by  actions, checks
-- ~ foreign key:public.part.part_maker  actions

BEGIN;
-- drop foreign key public.part.part_maker (because of column public.part.maker)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.part DROP CONSTRAINT part_maker;
-- drop foreign key public.product.made by (because of column public.product.maker)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.product DROP CONSTRAINT "made by";
-- alter column public.maker.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.maker ALTER COLUMN id TYPE bigint;
-- alter column public.part.maker  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.part ALTER COLUMN maker TYPE bigint;
-- alter column public.product.maker  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.product ALTER COLUMN maker TYPE bigint;
-- create foreign key public.part.part_maker (because of column public.part.maker)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.part ADD CONSTRAINT part_maker FOREIGN KEY (maker) REFERENCES public.maker(id);
-- create foreign key public.part.part_maker (because of column public.part.maker)  [SHARE ROW EXCLUSIVE]
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', 'public.part', 'DISABLE', t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = 'public.part'::regclass AND k.conname = 'part_maker'
          AND t.tgname LIKE 'RI_ConstraintTrigger_c_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
-- create foreign key public.part.part_maker (because of column public.part.maker)  [SHARE ROW EXCLUSIVE]
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', 'public.maker', 'DISABLE', t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = 'public.part'::regclass AND k.conname = 'part_maker'
          AND t.tgname LIKE 'RI_ConstraintTrigger_a_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
-- create foreign key public.product.made by (because of column public.product.maker)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.product ADD CONSTRAINT "made by" FOREIGN KEY (maker) REFERENCES public.maker(id);
-- create foreign key public.product.made by (because of column public.product.maker)  [SHARE ROW EXCLUSIVE]
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', 'public.product', 'DISABLE', t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = 'public.product'::regclass AND k.conname = 'made by'
          AND t.tgname LIKE 'RI_ConstraintTrigger_c_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
-- create foreign key public.product.made by (because of column public.product.maker)  [SHARE ROW EXCLUSIVE]
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', 'public.maker', 'DISABLE', t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = 'public.product'::regclass AND k.conname = 'made by'
          AND t.tgname LIKE 'RI_ConstraintTrigger_a_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
COMMIT;
