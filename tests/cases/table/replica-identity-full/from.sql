CREATE TABLE stock (article text, amount integer);
