CREATE EXTENSION ltree VERSION '1.1';
CREATE TABLE section (place ltree);
