-- ~ operator class:public.colour_ops USING hash  is_default

BEGIN;
-- drop operator class public.colour_ops USING hash
DROP OPERATOR CLASS public.colour_ops USING hash;
-- create operator class public.colour_ops USING hash
CREATE OPERATOR CLASS public.colour_ops DEFAULT FOR TYPE public.colour USING hash FAMILY public.colour_ops AS
    OPERATOR 1 public.====(public.colour,public.colour),
    FUNCTION 1 (public.colour, public.colour) public.colour_hash(public.colour);
COMMIT;
