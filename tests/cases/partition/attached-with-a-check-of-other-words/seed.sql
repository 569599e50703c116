INSERT INTO orders_2026 VALUES ('2026-02-01', 'new');
INSERT INTO book VALUES ('paid');
