-- ~ column:public.parcel.id  type
-- ~ column:public.parcel.weight  type
-- ~ column:public.parcel.code  type
-- ~ column:public.parcel.sent  type

BEGIN;
-- alter column public.parcel.id  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN id TYPE character varying(3) USING id::character varying(3);
-- alter column public.parcel.weight  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN weight TYPE character(4) USING weight::character(4);
-- alter column public.parcel.code  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN code TYPE character varying(36) USING code::character varying(36);
-- alter column public.parcel.sent  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.parcel ALTER COLUMN sent TYPE character varying USING sent::character varying;
COMMIT;
