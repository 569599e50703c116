-- - extension:hstore
-- - function:public.pairs(public.hstore)
-- - extension dependency:hstore.function.public.pairs(public.hstore)
-- - extension dependency:hstore.function.public.greeting()
-- - extension dependency:hstore.index.public.t_a
-- - owner:function.public.pairs(public.hstore)
-- - comment:extension.hstore

BEGIN;
-- drop extension dependency hstore.function.public.greeting()
ALTER FUNCTION public.greeting() NO DEPENDS ON EXTENSION hstore;
-- drop extension dependency hstore.index.public.t_a  [ACCESS EXCLUSIVE]
ALTER INDEX public.t_a NO DEPENDS ON EXTENSION hstore;
-- drop function public.pairs(public.hstore)  ! DEP_SIGNATURE
DROP FUNCTION public.pairs(public.hstore);
-- drop extension hstore  ! DEP_EXTENSION
DROP EXTENSION hstore;
COMMIT;
