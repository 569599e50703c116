INSERT INTO session VALUES ('a', now());
