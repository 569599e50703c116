-- ~ operator:public.===(text, text)  join, restrict

BEGIN;
-- alter operator public.===(text, text)
ALTER OPERATOR public.===(text, text) SET (RESTRICT = matchingsel, JOIN = matchingjoinsel);
COMMIT;
