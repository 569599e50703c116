CREATE OPERATOR FAMILY mine USING gist;
CREATE OPERATOR FAMILY other USING gist;
CREATE OPERATOR CLASS ops FOR TYPE box USING gist FAMILY other AS OPERATOR 1 <<, FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal);
