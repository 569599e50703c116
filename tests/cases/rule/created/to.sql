CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE TABLE price_log (article integer, old numeric, new numeric, at timestamptz DEFAULT now());

CREATE RULE log_price AS ON UPDATE TO article WHERE NEW.price <> OLD.price
    DO ALSO INSERT INTO price_log (article, old, new) VALUES (OLD.id, OLD.price, NEW.price);
CREATE RULE keep AS ON DELETE TO article DO INSTEAD NOTHING;
COMMENT ON RULE keep ON article IS 'nothing is ever deleted';
