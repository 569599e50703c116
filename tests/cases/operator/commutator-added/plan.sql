-- ~ operator:public.===(integer, integer)  commutator

BEGIN;
-- alter operator public.===(integer, integer)
ALTER OPERATOR public.===(integer, integer) SET (COMMUTATOR = OPERATOR(public.===));
COMMIT;
