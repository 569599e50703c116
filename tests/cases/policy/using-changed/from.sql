CREATE TABLE chart (id integer PRIMARY KEY, doctor name, ward text);

CREATE POLICY own ON chart USING (doctor = current_user);
