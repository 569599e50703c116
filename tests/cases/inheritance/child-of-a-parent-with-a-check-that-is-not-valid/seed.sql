INSERT INTO letter VALUES ('c');
