INSERT INTO event VALUES (1, '2025-05-05', 'open'), (2, '2030-01-01', 'shut');
INSERT INTO by_state VALUES ('open', 1);
INSERT INTO child VALUES (2, 'b', 3);
INSERT INTO typed VALUES (1, 2);
