CREATE TABLE appointment (id integer PRIMARY KEY, at timestamptz NOT NULL);

CREATE TYPE triage AS ENUM ('red', 'yellow', 'green');
ALTER TABLE appointment ADD COLUMN urgency triage NOT NULL DEFAULT 'green';
CREATE INDEX urgent_first ON appointment (urgency, at) WHERE urgency < 'green'::triage;
