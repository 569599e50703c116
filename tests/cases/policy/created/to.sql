CREATE TABLE chart (id integer PRIMARY KEY, doctor name, ward text);

ALTER TABLE chart ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON chart USING (doctor = current_user) WITH CHECK (ward IS NOT NULL);
CREATE POLICY readable ON chart FOR SELECT TO PUBLIC USING (true);
COMMENT ON POLICY own ON chart IS 'doctors see their patients';
