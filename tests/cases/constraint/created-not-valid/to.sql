CREATE TABLE bill (id integer PRIMARY KEY, amount numeric, customer integer);
CREATE TABLE customer (id integer PRIMARY KEY);
ALTER TABLE bill ADD CONSTRAINT not_negative CHECK (amount >= 0) NOT VALID;
ALTER TABLE bill ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customer NOT VALID;
