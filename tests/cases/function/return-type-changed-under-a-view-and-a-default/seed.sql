INSERT INTO queue (came) VALUES ('2024-01-01'), (NULL);
