CREATE TYPE severity AS ENUM ('low', 'middle', 'high');

CREATE TABLE incident (id integer PRIMARY KEY, severity severity);
CREATE INDEX incident_severity ON incident (severity DESC NULLS LAST);
