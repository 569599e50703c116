-- ~ text search template:public.folding  init
-- + text search template:public.my template
-- + comment:text search template.public.my template

BEGIN;
-- drop text search template public.folding
DROP TEXT SEARCH TEMPLATE public.folding;
-- create text search template public.folding
CREATE TEXT SEARCH TEMPLATE public.folding (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-- create text search template public.my template
CREATE TEXT SEARCH TEMPLATE public."my template" (INIT = dsynonym_init, LEXIZE = dsynonym_lexize);
-- create comment on text search template public.my template
COMMENT ON TEXT SEARCH TEMPLATE public."my template" IS 'it''s';
COMMIT;
