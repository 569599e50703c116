-- + sequence:public.my table_select_seq
-- ~ column:public.my table.a b  not_null, type
-- ~ column:public.my table.it's  collation
-- + column:public.my table.select
-- + column:public.my table.x "y"
-- + column:public.my table.new\u000aline
-- + column:public.my table.c23456789_123456789_123456789_123456789_123456789_123456789_123
-- + default:public.my table.a b
-- + default:public.my table.x "y"
-- + comment:column.public.my table.new\u000aline

BEGIN;
-- alter column public.my table.a b  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public."my table" ALTER COLUMN "a b" TYPE bigint;
-- alter column public.my table.a b  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public."my table" ALTER COLUMN "a b" SET NOT NULL;
-- alter column public.my table.it's  [ACCESS EXCLUSIVE]
ALTER TABLE public."my table" ALTER COLUMN "it's" TYPE text COLLATE pg_catalog."C";
-- create column public.my table.select  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public."my table" ADD COLUMN "select" integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public."my table_select_seq") NOT NULL;
-- create column public.my table.x "y"  [ACCESS EXCLUSIVE]
ALTER TABLE public."my table" ADD COLUMN "x ""y""" text DEFAULT '"'::text;
-- create column public.my table.new\u000aline  [ACCESS EXCLUSIVE]
ALTER TABLE public."my table" ADD COLUMN "new
line" integer[];
-- create column public.my table.c23456789_123456789_123456789_123456789_123456789_123456789_123  [ACCESS EXCLUSIVE]
ALTER TABLE public."my table" ADD COLUMN c23456789_123456789_123456789_123456789_123456789_123456789_123 date;
-- create default public.my table.a b  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public."my table" ALTER COLUMN "a b" SET DEFAULT 5;
-- create comment on column public.my table.new\u000aline  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public."my table"."new
line" IS 'it''s';
COMMIT;
