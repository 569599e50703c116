-- + foreign table:public.box
-- + column:public.box.id
-- + column:public.box.label
-- + default:public.box.label
-- + constraint:public.box.positive
-- + owner:foreign table.public.box
-- + comment:foreign table.public.box
-- + comment:column.public.box.label

BEGIN;
-- create foreign table public.box
CREATE FOREIGN TABLE public.box (
    id integer OPTIONS (key 'true') NOT NULL,
    label text COLLATE pg_catalog."C" DEFAULT 'none'::text,
    CONSTRAINT positive CHECK ((id > 0))
) SERVER archive OPTIONS ("odd key" 'it''s', path '/boxes');
-- create comment on foreign table public.box
COMMENT ON FOREIGN TABLE public.box IS 'on tape';
-- create comment on column public.box.label  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.box.label IS 'as written';
COMMIT;
