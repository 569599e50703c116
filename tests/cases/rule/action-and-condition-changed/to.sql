CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE TABLE price_log (article integer, old numeric);

CREATE RULE log_price AS ON UPDATE TO article WHERE OLD.price > 5 DO ALSO (INSERT INTO price_log VALUES (OLD.id, OLD.price); DELETE FROM price_log WHERE article IS NULL);

ALTER TABLE article DISABLE RULE log_price;
COMMENT ON RULE log_price ON article IS 'kept';
