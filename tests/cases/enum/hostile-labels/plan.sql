-- ~ enum:public.Odd "Type"  labels

BEGIN;
-- alter enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" ADD VALUE '' AFTER 'it''s';
-- alter enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" ADD VALUE 'with space' AFTER 'a "b"';
-- alter enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" ADD VALUE 'two
lines' AFTER 'with space';
-- alter enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" ADD VALUE 'null' AFTER 'two
lines';
-- alter enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" ADD VALUE 'Ünïcødé 日本' AFTER 'null';
-- alter enum public.Odd "Type"
ALTER TYPE public."Odd ""Type""" ADD VALUE 'l23456789_123456789_123456789_123456789_123456789_123456789_123';
COMMIT;
