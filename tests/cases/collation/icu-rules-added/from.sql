CREATE COLLATION custom (PROVIDER = icu, LOCALE = 'und');
