-- What PostgreSQL 15 and 16 keep otherwise: the names of ICU locales.
CREATE COLLATION underscore (PROVIDER = icu, LOCALE = 'en_US');
CREATE COLLATION script (PROVIDER = icu, LOCALE = 'zh_Hant_TW');
CREATE COLLATION phonebook (PROVIDER = icu, LOCALE = 'de@collation=phonebook');
CREATE COLLATION numbers (PROVIDER = icu, LOCALE = 'en@colNumeric=yes');
CREATE COLLATION several (PROVIDER = icu, LOCALE = 'en@colCaseFirst=upper;colNumeric=yes');
CREATE COLLATION strength (PROVIDER = icu, LOCALE = '@colStrength=secondary', DETERMINISTIC = false);
CREATE COLLATION tag (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE COLLATION posix (PROVIDER = icu, LOCALE = 'C');
CREATE COLLATION none (PROVIDER = icu, LOCALE = '');
CREATE TABLE words (a text COLLATE phonebook, b text COLLATE numbers);
CREATE INDEX words_b ON words (b COLLATE several);
