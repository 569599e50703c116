-- + shell type:public.it's "later"
-- + shell type:shop.later
-- + owner:shell type.public.it's "later"
-- + owner:shell type.shop.later

BEGIN;
-- create shell type public.it's "later"
CREATE TYPE public."it's ""later""";
-- create shell type shop.later
CREATE TYPE shop.later;
COMMIT;
