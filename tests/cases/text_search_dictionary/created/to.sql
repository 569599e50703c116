CREATE SCHEMA search;

CREATE TEXT SEARCH DICTIONARY search.english_stems (TEMPLATE = snowball, language = english, stopwords = english);
COMMENT ON TEXT SEARCH DICTIONARY search.english_stems IS 'stems';
