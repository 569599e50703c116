CREATE SCHEMA railway;

CREATE TABLE railway.train (id integer PRIMARY KEY, lead_wagon integer);
CREATE TABLE railway.wagon (id integer PRIMARY KEY, train integer NOT NULL REFERENCES railway.train);
ALTER TABLE railway.train ADD CONSTRAINT leads FOREIGN KEY (lead_wagon) REFERENCES railway.wagon DEFERRABLE;
