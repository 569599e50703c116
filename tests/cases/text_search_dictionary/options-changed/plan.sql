-- ~ text search dictionary:public.simple_words  options

BEGIN;
-- alter text search dictionary public.simple_words
ALTER TEXT SEARCH DICTIONARY public.simple_words (stopwords, accept = 'true');
COMMIT;
