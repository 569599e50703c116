-- ~ operator:public.===(text, text)  commutator, hashes, merges

BEGIN;
-- alter operator public.===(text, text)
ALTER OPERATOR public.===(text, text) SET (COMMUTATOR = OPERATOR(public.===), HASHES, MERGES);
COMMIT;
