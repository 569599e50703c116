CREATE TABLE chart (id integer PRIMARY KEY, doctor name);

CREATE POLICY own ON chart USING (doctor = current_user);
