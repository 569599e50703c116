-- ~ rule:public.article.quiet  definition

BEGIN;
-- alter rule public.article.quiet  [ACCESS EXCLUSIVE]
CREATE OR REPLACE RULE quiet AS
    ON UPDATE TO public.article DO INSTEAD NOTHING;
COMMIT;
