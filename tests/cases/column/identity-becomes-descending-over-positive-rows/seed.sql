INSERT INTO ticket (holder) VALUES ('Ann'), ('Bob');
