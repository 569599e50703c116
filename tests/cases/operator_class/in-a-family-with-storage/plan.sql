-- + operator family member:public.my_tags USING gin.OPERATOR 1 (anyarray, anyarray)
-- + operator family member:public.my_tags USING gin.OPERATOR 2 (anyarray, anyarray)
-- + operator family member:public.my_tags USING gin.FUNCTION 1 (text[], text[])
-- + operator family member:public.my_tags USING gin.FUNCTION 4 (text[], text[])
-- + operator class:public.my_tag_ops USING gin
-- + owner:operator class.public.my_tag_ops USING gin
-- + comment:operator class.public.my_tag_ops USING gin

BEGIN;
-- create operator family member public.my_tags USING gin.OPERATOR 1 (anyarray, anyarray)
ALTER OPERATOR FAMILY public.my_tags USING gin ADD OPERATOR 1 &&(anyarray,anyarray);
-- create operator family member public.my_tags USING gin.OPERATOR 2 (anyarray, anyarray)
ALTER OPERATOR FAMILY public.my_tags USING gin ADD OPERATOR 2 @>(anyarray,anyarray);
-- create operator family member public.my_tags USING gin.FUNCTION 1 (text[], text[])
ALTER OPERATOR FAMILY public.my_tags USING gin ADD FUNCTION 1 (text[], text[]) bttextcmp(text,text);
-- create operator family member public.my_tags USING gin.FUNCTION 4 (text[], text[])
ALTER OPERATOR FAMILY public.my_tags USING gin ADD FUNCTION 4 (text[], text[]) ginarrayconsistent(internal,smallint,anyarray,integer,internal,internal,internal,internal);
-- create operator class public.my_tag_ops USING gin
CREATE OPERATOR CLASS public.my_tag_ops FOR TYPE text[] USING gin FAMILY public.my_tags AS
    STORAGE text,
    FUNCTION 2 (text[], text[]) ginarrayextract(anyarray,internal,internal),
    FUNCTION 3 (text[], text[]) ginqueryarrayextract(anyarray,internal,smallint,internal,internal,internal,internal);
-- create owner of operator class public.my_tag_ops USING gin  ! SEC_OWNER
ALTER OPERATOR CLASS public.my_tag_ops USING gin OWNER TO case_app_owner;
-- create comment on operator class public.my_tag_ops USING gin
COMMENT ON OPERATOR CLASS public.my_tag_ops USING gin IS 'own tags';
COMMIT;
