CREATE EXTENSION ltree VERSION '1.2';
CREATE TABLE section (place ltree);
