CREATE TABLE chart (id integer PRIMARY KEY, doctor name, ward text);

CREATE POLICY own ON chart FOR INSERT WITH CHECK (doctor = current_user);
