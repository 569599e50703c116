CREATE TABLE stock (article text, amount integer);

ALTER TABLE stock REPLICA IDENTITY FULL;
