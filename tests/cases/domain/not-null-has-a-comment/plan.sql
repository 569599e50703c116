-- - comment:domain constraint.public.gone.needed
-- + domain:public.fresh
-- ~ domain:public.gone  not_null, not_null_name
-- ~ domain:public.plain  not_null, not_null_name
-- + owner:domain.public.fresh
-- + comment:domain constraint.public.plain.there
-- + comment:domain constraint.public.noted.present
-- + comment:domain constraint.public.fresh.filled

BEGIN;
-- drop comment on domain constraint public.gone.needed
COMMENT ON CONSTRAINT needed ON DOMAIN public.gone IS NULL;
-- create domain public.fresh
CREATE DOMAIN public.fresh AS integer CONSTRAINT filled NOT NULL;
-- alter domain public.gone
ALTER DOMAIN public.gone DROP NOT NULL;
-- alter domain public.plain  ! APP_NOT_NULL
ALTER DOMAIN public.plain ADD CONSTRAINT there NOT NULL;
-- create comment on domain constraint public.fresh.filled
COMMENT ON CONSTRAINT filled ON DOMAIN public.fresh IS 'from the start';
-- create comment on domain constraint public.noted.present
COMMENT ON CONSTRAINT present ON DOMAIN public.noted IS 'said';
-- create comment on domain constraint public.plain.there
COMMENT ON CONSTRAINT there ON DOMAIN public.plain IS 'now it counts';
COMMIT;
