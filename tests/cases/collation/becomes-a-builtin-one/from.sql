CREATE COLLATION plain (provider = libc, locale = 'C');
CREATE TABLE word (text text COLLATE plain);
