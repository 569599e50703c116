CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
CREATE COLLATION austrian (PROVIDER = icu, LOCALE = 'de-AT-u-ks-level2');
