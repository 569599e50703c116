CREATE TABLE train (id integer PRIMARY KEY, lead_wagon integer);
CREATE TABLE wagon (id integer PRIMARY KEY, train integer REFERENCES train);
ALTER TABLE train ADD CONSTRAINT leads FOREIGN KEY (lead_wagon) REFERENCES wagon DEFERRABLE INITIALLY DEFERRED;
