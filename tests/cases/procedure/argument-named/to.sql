CREATE PROCEDURE settle(invoice integer) LANGUAGE sql AS 'SELECT $1';
