-- ~ function:public.f0(integer)  defaults
-- ~ function:public.f1(integer)  language
-- ~ function:public.f10(integer)  body
-- ~ function:public.f2(integer)  volatility
-- ~ function:public.f3(integer)  is_strict
-- ~ function:public.f4(integer)  leakproof
-- ~ function:public.f5(integer)  parallel
-- ~ function:public.f6(integer)  cost
-- ~ function:public.f7(integer)  rows
-- ~ function:public.f8(integer)  settings
-- ~ function:public.f9(integer)  security_definer

BEGIN;
-- alter function public.f0(integer)
CREATE OR REPLACE FUNCTION public.f0(a integer DEFAULT 1)
 RETURNS SETOF integer
 LANGUAGE plpgsql
AS $$SELECT 1$$;
-- alter function public.f1(integer)
CREATE OR REPLACE FUNCTION public.f1(a integer)
 RETURNS SETOF integer
 LANGUAGE sql
AS $$SELECT 1$$;
-- alter function public.f10(integer)
CREATE OR REPLACE FUNCTION public.f10(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
AS $$SELECT 2$$;
-- alter function public.f2(integer)
CREATE OR REPLACE FUNCTION public.f2(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 STABLE
AS $$SELECT 1$$;
-- alter function public.f3(integer)
CREATE OR REPLACE FUNCTION public.f3(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 STRICT
AS $$SELECT 1$$;
-- alter function public.f4(integer)
CREATE OR REPLACE FUNCTION public.f4(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 LEAKPROOF
AS $$SELECT 1$$;
-- alter function public.f5(integer)
CREATE OR REPLACE FUNCTION public.f5(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 PARALLEL SAFE
AS $$SELECT 1$$;
-- alter function public.f6(integer)
CREATE OR REPLACE FUNCTION public.f6(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 COST 5
AS $$SELECT 1$$;
-- alter function public.f7(integer)
CREATE OR REPLACE FUNCTION public.f7(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 ROWS 5
AS $$SELECT 1$$;
-- alter function public.f8(integer)
CREATE OR REPLACE FUNCTION public.f8(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 SET work_mem TO '1MB'
AS $$SELECT 1$$;
-- alter function public.f9(integer)  ! SEC_DEFINER
CREATE OR REPLACE FUNCTION public.f9(a integer)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$SELECT 1$$;
COMMIT;
