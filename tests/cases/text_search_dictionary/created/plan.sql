-- + text search dictionary:search.english_stems
-- + owner:text search dictionary.search.english_stems
-- + comment:text search dictionary.search.english_stems

BEGIN;
-- create text search dictionary search.english_stems
CREATE TEXT SEARCH DICTIONARY search.english_stems (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
-- create comment on text search dictionary search.english_stems
COMMENT ON TEXT SEARCH DICTIONARY search.english_stems IS 'stems';
COMMIT;
