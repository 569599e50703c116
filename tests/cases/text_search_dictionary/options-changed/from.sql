CREATE TEXT SEARCH DICTIONARY simple_words (TEMPLATE = simple, accept = false, stopwords = english);
