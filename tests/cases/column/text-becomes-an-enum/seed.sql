INSERT INTO sale VALUES (1, 'card'), (2, 'cash');
