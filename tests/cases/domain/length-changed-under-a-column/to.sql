CREATE DOMAIN train_code AS varchar(8);

CREATE TABLE train (code train_code PRIMARY KEY, nicknames train_code[]);
