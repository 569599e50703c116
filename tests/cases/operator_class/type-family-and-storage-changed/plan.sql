-- - operator family member:public.mine USING gist.OPERATOR 1 (point, point)
-- + operator family member:public.other USING gist.OPERATOR 1 (box, box)
-- ~ operator class:public.ops USING gist  family, members, storage, type

BEGIN;
-- drop operator class public.ops USING gist
DROP OPERATOR CLASS public.ops USING gist;
-- drop operator family member public.mine USING gist.OPERATOR 1 (point, point)
ALTER OPERATOR FAMILY public.mine USING gist DROP OPERATOR 1 (point, point);
-- create operator family member public.other USING gist.OPERATOR 1 (box, box)
ALTER OPERATOR FAMILY public.other USING gist ADD OPERATOR 1 <<(box,box);
-- create operator class public.ops USING gist
CREATE OPERATOR CLASS public.ops FOR TYPE box USING gist FAMILY public.other AS
    FUNCTION 1 (box, box) gist_box_consistent(internal,box,smallint,oid,internal);
COMMIT;
