INSERT INTO train VALUES (1, NULL); INSERT INTO wagon VALUES (1, 1); UPDATE train SET lead_wagon = 1;
