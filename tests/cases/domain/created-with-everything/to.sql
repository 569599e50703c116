CREATE SCHEMA shop;

CREATE DOMAIN shop.sku AS varchar(20) COLLATE "C" DEFAULT 'none' NOT NULL
    CONSTRAINT upper_case CHECK (VALUE = upper(VALUE)) CONSTRAINT not_blank CHECK (length(VALUE) > 2);
CREATE TABLE shop.article (sku shop.sku PRIMARY KEY, title text);
