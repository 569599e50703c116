-- ~ procedure:public.p0(integer)  arguments
-- ~ procedure:public.p1(integer)  defaults
-- ~ procedure:public.p2(integer)  language
-- ~ procedure:public.p3(integer)  security_definer
-- ~ procedure:public.p4(integer)  settings
-- ~ procedure:public.p5(integer)  body

BEGIN;
-- drop procedure public.p0(integer)  ! DEP_SIGNATURE
DROP PROCEDURE public.p0(IN integer);
-- create procedure public.p0(integer)
CREATE PROCEDURE public.p0(b integer)
 LANGUAGE plpgsql
AS $$SELECT 1$$;
-- alter procedure public.p1(integer)
CREATE OR REPLACE PROCEDURE public.p1(a integer DEFAULT 1)
 LANGUAGE plpgsql
AS $$SELECT 1$$;
-- alter procedure public.p2(integer)
CREATE OR REPLACE PROCEDURE public.p2(a integer)
 LANGUAGE sql
AS $$SELECT 1$$;
-- alter procedure public.p3(integer)  ! SEC_DEFINER
CREATE OR REPLACE PROCEDURE public.p3(a integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $$SELECT 1$$;
-- alter procedure public.p4(integer)
CREATE OR REPLACE PROCEDURE public.p4(a integer)
 LANGUAGE plpgsql
 SET work_mem TO '1MB'
AS $$SELECT 1$$;
-- alter procedure public.p5(integer)
CREATE OR REPLACE PROCEDURE public.p5(a integer)
 LANGUAGE plpgsql
AS $$SELECT 2$$;
COMMIT;
