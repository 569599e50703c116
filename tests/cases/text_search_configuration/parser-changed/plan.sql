-- ~ text search configuration:public.search  parser

BEGIN;
-- drop text search configuration public.search
DROP TEXT SEARCH CONFIGURATION public.search;
-- create text search configuration public.search
CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = public.mine);
-- create text search configuration public.search
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH simple;
-- create comment on text search configuration public.search (because of text search configuration public.search)
COMMENT ON TEXT SEARCH CONFIGURATION public.search IS 'kept';
COMMIT;
