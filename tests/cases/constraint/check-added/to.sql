CREATE TABLE article (id integer PRIMARY KEY, price numeric, sold_on date, made_on date,
    CONSTRAINT costs_something CHECK (price > 0), CONSTRAINT made_before_sold CHECK (sold_on IS NULL OR made_on <= sold_on));
