-- ~ publication table:p0.public.t  columns
-- ~ publication table:p1.public.t  row_filter

BEGIN;
-- drop publication table p0.public.t  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION p0 DROP TABLE ONLY public.t;
-- drop publication table p1.public.t  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION p1 DROP TABLE ONLY public.t;
-- create publication table p0.public.t  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION p0 ADD TABLE ONLY public.t (a, b);
-- create publication table p1.public.t  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION p1 ADD TABLE ONLY public.t WHERE ((a > 1));
COMMIT;
