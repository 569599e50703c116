CREATE COLLATION "my ""collation""" (LOCALE = 'C');
