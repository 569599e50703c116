-- + enum:clinic.ward_kind
-- + owner:enum.clinic.ward_kind

BEGIN;
-- create enum clinic.ward_kind
CREATE TYPE clinic.ward_kind AS ENUM ();
COMMIT;
