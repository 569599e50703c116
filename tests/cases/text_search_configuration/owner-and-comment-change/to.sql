CREATE TEXT SEARCH CONFIGURATION "my ""search""" (COPY = simple);

ALTER TEXT SEARCH CONFIGURATION "my ""search""" OWNER TO case_app_owner;
COMMENT ON TEXT SEARCH CONFIGURATION "my ""search""" IS 'it''s';
