CREATE TABLE chart (id integer PRIMARY KEY, doctor name, ward text);

CREATE POLICY own ON chart FOR UPDATE USING (doctor = current_user) WITH CHECK (ward <> 'closed');

COMMENT ON POLICY own ON chart IS 'kept when the policy is replaced';
