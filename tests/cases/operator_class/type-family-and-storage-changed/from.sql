CREATE OPERATOR FAMILY mine USING gist;
CREATE OPERATOR FAMILY other USING gist;
CREATE OPERATOR CLASS ops FOR TYPE point USING gist FAMILY mine AS OPERATOR 1 <<, FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), STORAGE box;
