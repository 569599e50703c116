CREATE TEXT SEARCH CONFIGURATION "my ""search""" (COPY = simple);
