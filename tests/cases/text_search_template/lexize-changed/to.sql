CREATE FUNCTION my_lexize(internal, internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_lexize';

CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = my_lexize);
CREATE TEXT SEARCH DICTIONARY plain_words (TEMPLATE = plain);
