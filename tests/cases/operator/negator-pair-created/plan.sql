-- + operator:public.!==(text, text)
-- + operator:public.===(text, text)
-- + owner:operator.public.!==(text, text)
-- + owner:operator.public.===(text, text)

BEGIN;
-- create operator public.!==(text, text)
CREATE OPERATOR public.!== (FUNCTION = public.other, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(public.!==), NEGATOR = OPERATOR(public.===), RESTRICT = neqsel, JOIN = neqjoinsel);
-- create operator public.===(text, text)
CREATE OPERATOR public.=== (FUNCTION = public.same, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(public.===), NEGATOR = OPERATOR(public.!==), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
COMMIT;
