CREATE TYPE triage AS ENUM ('red', 'green');

CREATE CAST (text AS triage) WITH INOUT AS IMPLICIT;
