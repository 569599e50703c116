CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-ks-level2', DETERMINISTIC = false);
