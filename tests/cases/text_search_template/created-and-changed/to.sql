CREATE TEXT SEARCH TEMPLATE folding (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE "my template" (INIT = dsynonym_init, LEXIZE = dsynonym_lexize);
COMMENT ON TEXT SEARCH TEMPLATE "my template" IS 'it''s';
