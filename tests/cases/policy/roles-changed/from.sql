CREATE TABLE chart (id integer PRIMARY KEY, doctor name);

CREATE POLICY own ON chart TO case_nurse USING (doctor = current_user);
CREATE POLICY everyone ON chart FOR DELETE USING (false);
