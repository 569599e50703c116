-- ~ operator:public.!~~~(text, text)  negator
-- ~ operator:public.~~~(text, text)  negator

BEGIN;
-- alter operator public.!~~~(text, text)
ALTER OPERATOR public.!~~~(text, text) SET (NEGATOR = OPERATOR(public.~~~));
-- alter operator public.~~~(text, text)
ALTER OPERATOR public.~~~(text, text) SET (NEGATOR = OPERATOR(public.!~~~));
COMMIT;
