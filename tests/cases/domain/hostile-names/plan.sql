-- ~ domain:public.do main  default
-- + domain constraint:public.do main.new\u000aline
-- + domain constraint:public.do main.ч
-- + comment:domain.public.do main
-- + comment:domain constraint.public.do main.new\u000aline

BEGIN;
-- alter domain public.do main
ALTER DOMAIN public."do main" SET DEFAULT 'o''clock\'::text;
-- create domain constraint public.do main.new\u000aline  ! APP_CHECK_TIGHTER
ALTER DOMAIN public."do main" ADD CONSTRAINT "new
line" CHECK ((VALUE <> 'a
b'::text));
-- create domain constraint public.do main.ч  ! APP_CHECK_TIGHTER
ALTER DOMAIN public."do main" ADD CONSTRAINT "ч" CHECK ((length(VALUE) < 9));
-- create comment on domain public.do main
COMMENT ON DOMAIN public."do main" IS 'space';
-- create comment on domain constraint public.do main.new\u000aline
COMMENT ON CONSTRAINT "new
line" ON DOMAIN public."do main" IS 'one
two';
COMMIT;
