-- ~ operator class:public.by_storage USING gist  storage
-- ~ operator class:public.by_type USING gist  type

BEGIN;
-- drop operator class public.by_storage USING gist
DROP OPERATOR CLASS public.by_storage USING gist;
-- drop operator class public.by_type USING gist
DROP OPERATOR CLASS public.by_type USING gist;
-- create operator class public.by_storage USING gist
CREATE OPERATOR CLASS public.by_storage FOR TYPE integer USING gist FAMILY public.by_storage AS
    STORAGE circle;
-- create operator class public.by_type USING gist
CREATE OPERATOR CLASS public.by_type FOR TYPE bigint USING gist FAMILY public.by_type AS
    STORAGE box;
COMMIT;
