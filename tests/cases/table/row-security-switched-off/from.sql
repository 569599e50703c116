CREATE TABLE chart (id integer PRIMARY KEY, nurse text);
ALTER TABLE chart ENABLE ROW LEVEL SECURITY;
ALTER TABLE chart FORCE ROW LEVEL SECURITY;
CREATE POLICY own_patients ON chart USING (nurse = current_user);
