CREATE TABLE chart (id integer PRIMARY KEY, doctor text NOT NULL);
CREATE TABLE note (id integer PRIMARY KEY, doctor text NOT NULL);
CREATE POLICY own ON chart USING (doctor = current_user);

ALTER TABLE note ENABLE ROW LEVEL SECURITY;
