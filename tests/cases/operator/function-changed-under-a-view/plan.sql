-- ~ operator:public.===(text, text)  function

BEGIN;
-- drop view public.shop (because of operator public.===(text, text))  [ACCESS EXCLUSIVE]
DROP VIEW public.shop;
-- drop operator public.===(text, text)
DROP OPERATOR public.===(text, text);
-- create operator public.===(text, text)
CREATE OPERATOR public.=== (FUNCTION = public.alike, LEFTARG = text, RIGHTARG = text);
-- create view public.shop (because of operator public.===(text, text))
CREATE VIEW public.shop AS
 SELECT w
   FROM public.word
  WHERE (w OPERATOR(public.===) 'shop'::text);
-- create comment on operator public.===(text, text) (because of operator public.===(text, text))
COMMENT ON OPERATOR public.===(text, text) IS 'kept';
COMMIT;
