-- - table:public.retired
-- - column:public.plan.old
-- - column:public.plan.was
-- - column:public.retired.id
-- - constraint:public.retired.retired_pkey
-- - owner:table.public.retired
-- - row:public.plan.2
-- - row:public.retired.1
-- ~ enum:public.state  labels
-- + table:public.feature
-- ~ column:public.plan.name  type
-- ~ column:public.plan.price  position, type
-- + column:public.plan.state
-- + column:public.plan.label
-- + column:public.feature.plan
-- + column:public.feature.name
-- + column:public.feature.on_since
-- + default:public.plan.state
-- + constraint:public.plan.plan_label_key
-- + constraint:public.plan.plan_price_check
-- + constraint:public.feature.feature_pkey
-- + foreign key:public.feature.feature_plan_fkey
-- + owner:table.public.feature
-- + row:public.feature.1.a
-- + row:public.feature.4.b
-- ~ row:public.plan.1  values
-- ~ row:public.plan.3  values
-- + row:public.plan.4

BEGIN;
-- alter enum public.state
ALTER TYPE public.state ADD VALUE 'off';
COMMIT;
BEGIN;
-- drop rows of public.plan  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.plan
    WHERE id = 2;
-- drop table public.retired  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.retired;
-- create table public.feature
CREATE TABLE public.feature (
    plan smallint NOT NULL,
    name text NOT NULL,
    on_since date,
    CONSTRAINT feature_pkey PRIMARY KEY (plan, name)
);
-- alter column public.plan.name  [ACCESS EXCLUSIVE]
ALTER TABLE public.plan ALTER COLUMN name TYPE text;
-- alter column public.plan.price  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.plan ALTER COLUMN price TYPE numeric(6,2);
-- create column public.plan.state  [ACCESS EXCLUSIVE]
ALTER TABLE public.plan ADD COLUMN state public.state DEFAULT 'on'::public.state;
-- create column public.plan.label  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL
ALTER TABLE public.plan ADD COLUMN label text NOT NULL DEFAULT 'it''s one';
-- create column public.plan.label  [ACCESS EXCLUSIVE]
ALTER TABLE public.plan ALTER COLUMN label DROP DEFAULT;
-- alter row public.plan.1  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.plan SET price = 1.50, state = 'off', label = 'it''s one'
    WHERE id = 1;
-- alter row public.plan.3  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.plan SET state = 'on', label = 'three'
    WHERE id = 3;
-- create rows of public.feature  [ROW SHARE]
INSERT INTO public.feature (plan, name, on_since)
    VALUES (1, 'a', NULL);
-- create foreign key public.feature.feature_plan_fkey  [SHARE ROW EXCLUSIVE, scan]  ! LOCK_FK_PARTNER
ALTER TABLE public.feature ADD CONSTRAINT feature_plan_fkey FOREIGN KEY (plan) REFERENCES public.plan(id);
-- drop column public.plan.was  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.plan DROP COLUMN was;
-- create rows of public.plan  [ROW EXCLUSIVE]
INSERT INTO public.plan (id, name, price, state, label)
    VALUES (4, 'a name of more than ten', 4.25, NULL, 'four');
-- create rows of public.feature  [ROW SHARE]
INSERT INTO public.feature (plan, name, on_since)
    VALUES (4, 'b', '2024-02-29');
-- create constraint public.plan.plan_label_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.plan ADD CONSTRAINT plan_label_key UNIQUE (label);
-- create constraint public.plan.plan_price_check  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.plan ADD CONSTRAINT plan_price_check CHECK ((price >= 1.5));
-- drop column public.plan.old  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.plan DROP COLUMN old;
COMMIT;
