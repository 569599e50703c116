CREATE TYPE triage AS ENUM ('red', 'orange', 'yellow', 'green');
