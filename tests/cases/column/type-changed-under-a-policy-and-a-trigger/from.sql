CREATE TABLE chart (id integer PRIMARY KEY, ward varchar(10), pulse integer);

ALTER TABLE chart ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_ward ON chart USING (ward::text = current_setting('clinic.ward', true)) WITH CHECK (pulse > 0);
COMMENT ON POLICY own_ward ON chart IS 'nurses see their ward';
CREATE FUNCTION alarm() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER alarm BEFORE UPDATE OF pulse ON chart FOR EACH ROW WHEN (NEW.pulse < 30) EXECUTE FUNCTION alarm();
ALTER TABLE chart ENABLE ALWAYS TRIGGER alarm;
