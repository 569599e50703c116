-- ~ base type:public.b0  input
-- ~ base type:public.b1  output
-- ~ base type:public.b10  analyze
-- ~ base type:public.b2  alignment
-- ~ base type:public.b3  storage
-- ~ base type:public.b4  category
-- ~ base type:public.b5  is_preferred
-- ~ base type:public.b6  delimiter
-- ~ base type:public.b7  default
-- ~ base type:public.b8  is_collatable
-- ~ base type:public.b9  typmod_in
-- ~ base type:public.b90  receive
-- ~ base type:public.b91  send
-- ~ base type:public.b92  typmod_out

BEGIN;
-- drop function public.b0_in2(cstring) (because of base type public.b0)
DROP FUNCTION public.b0_in2(cstring);
-- drop function public.b0_out2(public.b0) (because of base type public.b0)
DROP FUNCTION public.b0_out2(public.b0);
-- drop function public.b0_recv(internal) (because of base type public.b0)
DROP FUNCTION public.b0_recv(internal);
-- drop function public.b0_send(public.b0) (because of base type public.b0)
DROP FUNCTION public.b0_send(public.b0);
-- drop function public.b1_in2(cstring) (because of base type public.b1)
DROP FUNCTION public.b1_in2(cstring);
-- drop function public.b1_out2(public.b1) (because of base type public.b1)
DROP FUNCTION public.b1_out2(public.b1);
-- drop function public.b1_recv(internal) (because of base type public.b1)
DROP FUNCTION public.b1_recv(internal);
-- drop function public.b1_send(public.b1) (because of base type public.b1)
DROP FUNCTION public.b1_send(public.b1);
-- drop function public.b2_in2(cstring) (because of base type public.b2)
DROP FUNCTION public.b2_in2(cstring);
-- drop function public.b2_out2(public.b2) (because of base type public.b2)
DROP FUNCTION public.b2_out2(public.b2);
-- drop function public.b2_recv(internal) (because of base type public.b2)
DROP FUNCTION public.b2_recv(internal);
-- drop function public.b2_send(public.b2) (because of base type public.b2)
DROP FUNCTION public.b2_send(public.b2);
-- drop function public.b4_in2(cstring) (because of base type public.b4)
DROP FUNCTION public.b4_in2(cstring);
-- drop function public.b4_out2(public.b4) (because of base type public.b4)
DROP FUNCTION public.b4_out2(public.b4);
-- drop function public.b4_recv(internal) (because of base type public.b4)
DROP FUNCTION public.b4_recv(internal);
-- drop function public.b4_send(public.b4) (because of base type public.b4)
DROP FUNCTION public.b4_send(public.b4);
-- drop function public.b5_in2(cstring) (because of base type public.b5)
DROP FUNCTION public.b5_in2(cstring);
-- drop function public.b5_out2(public.b5) (because of base type public.b5)
DROP FUNCTION public.b5_out2(public.b5);
-- drop function public.b5_recv(internal) (because of base type public.b5)
DROP FUNCTION public.b5_recv(internal);
-- drop function public.b5_send(public.b5) (because of base type public.b5)
DROP FUNCTION public.b5_send(public.b5);
-- drop function public.b6_in2(cstring) (because of base type public.b6)
DROP FUNCTION public.b6_in2(cstring);
-- drop function public.b6_out2(public.b6) (because of base type public.b6)
DROP FUNCTION public.b6_out2(public.b6);
-- drop function public.b6_recv(internal) (because of base type public.b6)
DROP FUNCTION public.b6_recv(internal);
-- drop function public.b6_send(public.b6) (because of base type public.b6)
DROP FUNCTION public.b6_send(public.b6);
-- drop function public.b7_in2(cstring) (because of base type public.b7)
DROP FUNCTION public.b7_in2(cstring);
-- drop function public.b7_out2(public.b7) (because of base type public.b7)
DROP FUNCTION public.b7_out2(public.b7);
-- drop function public.b7_recv(internal) (because of base type public.b7)
DROP FUNCTION public.b7_recv(internal);
-- drop function public.b7_send(public.b7) (because of base type public.b7)
DROP FUNCTION public.b7_send(public.b7);
-- drop function public.b8_in2(cstring) (because of base type public.b8)
DROP FUNCTION public.b8_in2(cstring);
-- drop function public.b8_out2(public.b8) (because of base type public.b8)
DROP FUNCTION public.b8_out2(public.b8);
-- drop function public.b8_recv(internal) (because of base type public.b8)
DROP FUNCTION public.b8_recv(internal);
-- drop function public.b8_send(public.b8) (because of base type public.b8)
DROP FUNCTION public.b8_send(public.b8);
-- drop base type public.b0  ! DEP_CASCADE
DROP TYPE public.b0 CASCADE;
-- drop base type public.b1  ! DEP_CASCADE
DROP TYPE public.b1 CASCADE;
-- drop base type public.b2  ! DEP_CASCADE
DROP TYPE public.b2 CASCADE;
-- drop base type public.b4  ! DEP_CASCADE
DROP TYPE public.b4 CASCADE;
-- drop base type public.b5  ! DEP_CASCADE
DROP TYPE public.b5 CASCADE;
-- drop base type public.b6  ! DEP_CASCADE
DROP TYPE public.b6 CASCADE;
-- drop base type public.b7  ! DEP_CASCADE
DROP TYPE public.b7 CASCADE;
-- drop base type public.b8  ! DEP_CASCADE
DROP TYPE public.b8 CASCADE;
-- create base type public.b0
CREATE TYPE public.b0;
-- create base type public.b1
CREATE TYPE public.b1;
-- alter base type public.b10
ALTER TYPE public.b10 SET (ANALYZE = array_typanalyze);
-- create base type public.b2
CREATE TYPE public.b2;
-- alter base type public.b3
ALTER TYPE public.b3 SET (STORAGE = external);
-- create base type public.b4
CREATE TYPE public.b4;
-- create base type public.b5
CREATE TYPE public.b5;
-- create base type public.b6
CREATE TYPE public.b6;
-- create base type public.b7
CREATE TYPE public.b7;
-- create base type public.b8
CREATE TYPE public.b8;
-- alter base type public.b9
ALTER TYPE public.b9 SET (TYPMOD_IN = bpchartypmodin);
-- alter base type public.b90
ALTER TYPE public.b90 SET (RECEIVE = public.b90_recv);
-- alter base type public.b91
ALTER TYPE public.b91 SET (SEND = public.b91_send);
-- alter base type public.b92
ALTER TYPE public.b92 SET (TYPMOD_OUT = bpchartypmodout);
-- create function public.b0_in2(cstring) (because of base type public.b0)
CREATE FUNCTION public.b0_in2(cstring)
 RETURNS public.b0
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b0_out(public.b0) (because of base type public.b0)
CREATE FUNCTION public.b0_out(public.b0)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b0
CREATE TYPE public.b0 (INPUT = public.b0_in2, OUTPUT = public.b0_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'X', DELIMITER = ',');
-- create function public.b0_in(cstring) (because of base type public.b0)
CREATE FUNCTION public.b0_in(cstring)
 RETURNS public.b0
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b0_out2(public.b0) (because of base type public.b0)
CREATE FUNCTION public.b0_out2(public.b0)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b0_recv(internal) (because of base type public.b0)
CREATE FUNCTION public.b0_recv(internal)
 RETURNS public.b0
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b0_send(public.b0) (because of base type public.b0)
CREATE FUNCTION public.b0_send(public.b0)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b1_in(cstring) (because of base type public.b1)
CREATE FUNCTION public.b1_in(cstring)
 RETURNS public.b1
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b1_out2(public.b1) (because of base type public.b1)
CREATE FUNCTION public.b1_out2(public.b1)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create base type public.b1
CREATE TYPE public.b1 (INPUT = public.b1_in, OUTPUT = public.b1_out2, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'X', DELIMITER = ',');
-- create function public.b1_in2(cstring) (because of base type public.b1)
CREATE FUNCTION public.b1_in2(cstring)
 RETURNS public.b1
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b1_out(public.b1) (because of base type public.b1)
CREATE FUNCTION public.b1_out(public.b1)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create function public.b1_recv(internal) (because of base type public.b1)
CREATE FUNCTION public.b1_recv(internal)
 RETURNS public.b1
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b1_send(public.b1) (because of base type public.b1)
CREATE FUNCTION public.b1_send(public.b1)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b2_in(cstring) (because of base type public.b2)
CREATE FUNCTION public.b2_in(cstring)
 RETURNS public.b2
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b2_out(public.b2) (because of base type public.b2)
CREATE FUNCTION public.b2_out(public.b2)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b2
CREATE TYPE public.b2 (INPUT = public.b2_in, OUTPUT = public.b2_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended, CATEGORY = 'X', DELIMITER = ',');
-- create function public.b2_in2(cstring) (because of base type public.b2)
CREATE FUNCTION public.b2_in2(cstring)
 RETURNS public.b2
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b2_out2(public.b2) (because of base type public.b2)
CREATE FUNCTION public.b2_out2(public.b2)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b2_recv(internal) (because of base type public.b2)
CREATE FUNCTION public.b2_recv(internal)
 RETURNS public.b2
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b2_send(public.b2) (because of base type public.b2)
CREATE FUNCTION public.b2_send(public.b2)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b4_in(cstring) (because of base type public.b4)
CREATE FUNCTION public.b4_in(cstring)
 RETURNS public.b4
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b4_out(public.b4) (because of base type public.b4)
CREATE FUNCTION public.b4_out(public.b4)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b4
CREATE TYPE public.b4 (INPUT = public.b4_in, OUTPUT = public.b4_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'Y', DELIMITER = ',');
-- create function public.b4_in2(cstring) (because of base type public.b4)
CREATE FUNCTION public.b4_in2(cstring)
 RETURNS public.b4
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b4_out2(public.b4) (because of base type public.b4)
CREATE FUNCTION public.b4_out2(public.b4)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b4_recv(internal) (because of base type public.b4)
CREATE FUNCTION public.b4_recv(internal)
 RETURNS public.b4
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b4_send(public.b4) (because of base type public.b4)
CREATE FUNCTION public.b4_send(public.b4)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b5_in(cstring) (because of base type public.b5)
CREATE FUNCTION public.b5_in(cstring)
 RETURNS public.b5
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b5_out(public.b5) (because of base type public.b5)
CREATE FUNCTION public.b5_out(public.b5)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b5
CREATE TYPE public.b5 (INPUT = public.b5_in, OUTPUT = public.b5_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'X', PREFERRED = true, DELIMITER = ',');
-- create function public.b5_in2(cstring) (because of base type public.b5)
CREATE FUNCTION public.b5_in2(cstring)
 RETURNS public.b5
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b5_out2(public.b5) (because of base type public.b5)
CREATE FUNCTION public.b5_out2(public.b5)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b5_recv(internal) (because of base type public.b5)
CREATE FUNCTION public.b5_recv(internal)
 RETURNS public.b5
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b5_send(public.b5) (because of base type public.b5)
CREATE FUNCTION public.b5_send(public.b5)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b6_in(cstring) (because of base type public.b6)
CREATE FUNCTION public.b6_in(cstring)
 RETURNS public.b6
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b6_out(public.b6) (because of base type public.b6)
CREATE FUNCTION public.b6_out(public.b6)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b6
CREATE TYPE public.b6 (INPUT = public.b6_in, OUTPUT = public.b6_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'X', DELIMITER = ';');
-- create function public.b6_in2(cstring) (because of base type public.b6)
CREATE FUNCTION public.b6_in2(cstring)
 RETURNS public.b6
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b6_out2(public.b6) (because of base type public.b6)
CREATE FUNCTION public.b6_out2(public.b6)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b6_recv(internal) (because of base type public.b6)
CREATE FUNCTION public.b6_recv(internal)
 RETURNS public.b6
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b6_send(public.b6) (because of base type public.b6)
CREATE FUNCTION public.b6_send(public.b6)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b7_in(cstring) (because of base type public.b7)
CREATE FUNCTION public.b7_in(cstring)
 RETURNS public.b7
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b7_out(public.b7) (because of base type public.b7)
CREATE FUNCTION public.b7_out(public.b7)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b7
CREATE TYPE public.b7 (INPUT = public.b7_in, OUTPUT = public.b7_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'X', DEFAULT = 'x', DELIMITER = ',');
-- create function public.b7_in2(cstring) (because of base type public.b7)
CREATE FUNCTION public.b7_in2(cstring)
 RETURNS public.b7
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b7_out2(public.b7) (because of base type public.b7)
CREATE FUNCTION public.b7_out2(public.b7)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b7_recv(internal) (because of base type public.b7)
CREATE FUNCTION public.b7_recv(internal)
 RETURNS public.b7
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b7_send(public.b7) (because of base type public.b7)
CREATE FUNCTION public.b7_send(public.b7)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
-- create function public.b8_in(cstring) (because of base type public.b8)
CREATE FUNCTION public.b8_in(cstring)
 RETURNS public.b8
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteain$$;
-- create function public.b8_out(public.b8) (because of base type public.b8)
CREATE FUNCTION public.b8_out(public.b8)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteaout$$;
-- create base type public.b8
CREATE TYPE public.b8 (INPUT = public.b8_in, OUTPUT = public.b8_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'X', DELIMITER = ',', COLLATABLE = true);
-- create function public.b8_in2(cstring) (because of base type public.b8)
CREATE FUNCTION public.b8_in2(cstring)
 RETURNS public.b8
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.b8_out2(public.b8) (because of base type public.b8)
CREATE FUNCTION public.b8_out2(public.b8)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create function public.b8_recv(internal) (because of base type public.b8)
CREATE FUNCTION public.b8_recv(internal)
 RETURNS public.b8
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$bytearecv$$;
-- create function public.b8_send(public.b8) (because of base type public.b8)
CREATE FUNCTION public.b8_send(public.b8)
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$byteasend$$;
COMMIT;
