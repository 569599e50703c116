-- ~ collation:public.plain  collate, ctype, locale, provider

BEGIN;
-- drop collation public.plain
ALTER COLLATION public.plain RENAME TO pgsync_old_1;
-- create collation public.plain
CREATE COLLATION public.plain (PROVIDER = builtin, LOCALE = 'C');
-- alter column public.word.text (because of collation public.plain)  [ACCESS EXCLUSIVE]
ALTER TABLE public.word ALTER COLUMN text TYPE text COLLATE public.plain;
-- drop collation public.plain
DROP COLLATION public.pgsync_old_1;
COMMIT;
