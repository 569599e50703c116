INSERT INTO thing VALUES (1, 'old', '{new,old}', 'old', ROW('2024-01-01', 'new'));
