-- + attribute:public.type "x".it's
-- + attribute:public.type "x".new\u000aline
-- + attribute:public.type "x".größe
-- + comment:attribute.public.type "x".it's

BEGIN;
-- create attribute public.type "x".it's  [ACCESS EXCLUSIVE]
ALTER TYPE public."type ""x""" ADD ATTRIBUTE "it's" numeric(3,1);
-- create attribute public.type "x".new\u000aline  [ACCESS EXCLUSIVE]
ALTER TYPE public."type ""x""" ADD ATTRIBUTE "new
line" text COLLATE pg_catalog."C";
-- create attribute public.type "x".größe  [ACCESS EXCLUSIVE]
ALTER TYPE public."type ""x""" ADD ATTRIBUTE "größe" date;
-- create comment on attribute public.type "x".it's  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public."type ""x"""."it's" IS 'it''s';
COMMIT;
