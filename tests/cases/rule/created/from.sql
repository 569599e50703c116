CREATE TABLE article (id integer PRIMARY KEY, price numeric);
CREATE TABLE price_log (article integer, old numeric, new numeric, at timestamptz DEFAULT now());
