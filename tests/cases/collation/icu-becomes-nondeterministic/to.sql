CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-u-ks-level2', DETERMINISTIC = false);
CREATE COLLATION austrian (PROVIDER = icu, LOCALE = 'de-AT-u-ks-level2', DETERMINISTIC = false);
