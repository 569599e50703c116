-- ~ foreign key:public.product.product_maker_fkey  actions, checks

BEGIN;
-- alter foreign key public.product.product_maker_fkey  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', 'public.product', (ARRAY['DISABLE', 'ENABLE'])[row_number() OVER (ORDER BY t.tgtype)], t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = 'public.product'::regclass AND k.conname = 'product_maker_fkey'
          AND t.tgname LIKE 'RI_ConstraintTrigger_c_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
-- alter foreign key public.product.product_maker_fkey  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN
        SELECT format('ALTER TABLE %s %s TRIGGER %I', 'public.maker', (ARRAY['ENABLE', 'ENABLE ALWAYS'])[row_number() OVER (ORDER BY t.tgtype)], t.tgname)
        FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint
        WHERE k.conrelid = 'public.product'::regclass AND k.conname = 'product_maker_fkey'
          AND t.tgname LIKE 'RI_ConstraintTrigger_a_%'
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
COMMIT;
