CREATE COLLATION plain (provider = builtin, locale = 'C');
CREATE TABLE word (text text COLLATE plain);
