-- ~ column:public.t 1.a b  not_null
-- + constraint:public.t 1.check
-- + constraint:public.t 1.it's unique
-- + constraint:public.t 1.k23456789_123456789_123456789_123456789_123456789_123456789_123
-- + constraint:public.t 1.pk "x"
-- + constraint:public.t 1.two\u000alines
-- + comment:constraint.public.t 1.it's unique
-- + comment:constraint.public.t 1.two\u000alines

BEGIN;
-- alter column public.t 1.a b  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public."t 1" ALTER COLUMN "a b" SET NOT NULL;
-- create constraint public.t 1.check  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public."t 1" ADD CONSTRAINT "check" CHECK (("a b" > 0));
-- create constraint public.t 1.it's unique  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public."t 1" ADD CONSTRAINT "it's unique" UNIQUE (c);
-- create constraint public.t 1.k23456789_123456789_123456789_123456789_123456789_123456789_123  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public."t 1" ADD CONSTRAINT k23456789_123456789_123456789_123456789_123456789_123456789_123 CHECK (("a b" < 9));
-- create constraint public.t 1.pk "x"  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public."t 1" ADD CONSTRAINT "pk ""x""" PRIMARY KEY ("a b");
-- create constraint public.t 1.two\u000alines  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public."t 1" ADD CONSTRAINT "two
lines" CHECK (((c <> 'it''s'::text) AND (c !~ '\d
'::text)));
-- create comment on constraint public.t 1.it's unique
COMMENT ON CONSTRAINT "it's unique" ON public."t 1" IS 'x';
-- create comment on constraint public.t 1.two\u000alines
COMMENT ON CONSTRAINT "two
lines" ON public."t 1" IS 'a
b';
COMMIT;
