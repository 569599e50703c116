-- + function:ext.closeness(text, text)
-- + column:ext.synonym.also
-- + owner:function.ext.closeness(text, text)
-- + comment:function.ext.closeness(text, text)

BEGIN;
-- create function ext.closeness(text, text)
CREATE FUNCTION ext.closeness(a text, b text)
 RETURNS real
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT ext.similarity(a, b)$$;
-- create column ext.synonym.also  [ACCESS EXCLUSIVE]
ALTER TABLE ext.synonym ADD COLUMN also text;
-- create comment on function ext.closeness(text, text)
COMMENT ON FUNCTION ext.closeness(text, text) IS 'from 0 to 1';
COMMIT;
