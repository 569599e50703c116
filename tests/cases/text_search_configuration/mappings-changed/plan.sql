-- ~ text search configuration:public.search  mappings

BEGIN;
-- alter text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search DROP MAPPING FOR email;
-- alter text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ALTER MAPPING FOR asciiword WITH english_stem, simple;
-- alter text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR host WITH simple;
-- alter text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR url WITH simple;
COMMIT;
