CREATE COLLATION custom (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g < ''it''');
