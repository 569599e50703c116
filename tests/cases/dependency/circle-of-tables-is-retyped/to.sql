CREATE TABLE train (id bigint PRIMARY KEY, lead_wagon bigint);
CREATE TABLE wagon (id bigint PRIMARY KEY, train bigint REFERENCES train);
ALTER TABLE train ADD CONSTRAINT leads FOREIGN KEY (lead_wagon) REFERENCES wagon DEFERRABLE INITIALLY DEFERRED;
