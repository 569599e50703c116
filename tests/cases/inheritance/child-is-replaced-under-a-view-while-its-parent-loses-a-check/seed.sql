INSERT INTO letter VALUES (1, 'a');
