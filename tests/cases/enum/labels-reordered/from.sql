CREATE TYPE severity AS ENUM ('high', 'low', 'middle');

CREATE TABLE incident (id integer PRIMARY KEY, severity severity);
CREATE INDEX incident_severity ON incident (severity DESC NULLS LAST);
