CREATE TYPE triage AS ENUM ('red', 'green');
ALTER TYPE triage ADD VALUE 'yellow' BEFORE 'green';
ALTER TYPE triage ADD VALUE 'orange' AFTER 'red';
