CREATE OPERATOR FAMILY my_tags USING gin;

CREATE OPERATOR CLASS my_tag_ops FOR TYPE text[] USING gin FAMILY my_tags AS
    OPERATOR 1 && (anyarray, anyarray), OPERATOR 2 @> (anyarray, anyarray),
    FUNCTION 1 bttextcmp(text, text), FUNCTION 2 ginarrayextract(anyarray, internal, internal),
    FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal),
    FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal), STORAGE text;
COMMENT ON OPERATOR CLASS my_tag_ops USING gin IS 'own tags';
ALTER OPERATOR CLASS my_tag_ops USING gin OWNER TO case_app_owner;
