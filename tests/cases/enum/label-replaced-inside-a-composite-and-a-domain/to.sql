CREATE TYPE currency AS ENUM ('EUR', 'CHF');

CREATE TYPE price AS (amount numeric(10,2), unit currency);
CREATE DOMAIN home_currency AS currency CHECK (VALUE IS NULL OR VALUE <> 'CHF'::currency);
CREATE TABLE article (id integer PRIMARY KEY, cost price, till home_currency DEFAULT 'EUR');
