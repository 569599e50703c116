CREATE TABLE person (id integer, parent integer, year integer, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
ALTER TABLE person ADD CONSTRAINT has_a_parent FOREIGN KEY (parent, year) REFERENCES person;
CREATE TABLE person_2026 PARTITION OF person FOR VALUES IN (2026) PARTITION BY LIST (id);
CREATE TABLE person_2026_1 PARTITION OF person_2026 FOR VALUES IN (1);
