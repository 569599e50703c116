CREATE TEXT SEARCH TEMPLATE folding (LEXIZE = dsimple_lexize);
