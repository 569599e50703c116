-- - composite type:public.colour
-- - attribute:public.colour.r
-- - attribute:public.colour.g
-- - attribute:public.colour.b
-- - owner:composite type.public.colour
-- + enum:public.colour
-- + owner:enum.public.colour

BEGIN;
-- drop composite type public.colour  [ACCESS EXCLUSIVE]
DROP TYPE public.colour;
-- create enum public.colour
CREATE TYPE public.colour AS ENUM ('red', 'green', 'blue');
COMMIT;
