INSERT INTO game VALUES ('{1,2}', ROW (1, 'good'));
