-- ~ foreign table:public.box  options
-- ~ column:public.box.id  foreign_options
-- ~ column:public.box.label  foreign_options

BEGIN;
-- alter foreign table public.box  [ACCESS EXCLUSIVE]
ALTER FOREIGN TABLE public.box OPTIONS (DROP gone, SET path '/z', ADD added 'y');
-- alter column public.box.id  [ACCESS EXCLUSIVE]
ALTER FOREIGN TABLE public.box ALTER COLUMN id OPTIONS (DROP a, SET b '3', ADD c '4');
-- alter column public.box.label  [ACCESS EXCLUSIVE]
ALTER FOREIGN TABLE public.box ALTER COLUMN label OPTIONS (ADD a '1');
COMMIT;
