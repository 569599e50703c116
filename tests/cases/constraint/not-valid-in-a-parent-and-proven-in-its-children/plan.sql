-- + constraint:public.item.has_a_price
-- + constraint:public.book.has_a_price
-- + constraint:public.comic.has_a_price

BEGIN;
-- create constraint public.item.has_a_price  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT
ALTER TABLE public.item ADD CONSTRAINT has_a_price CHECK ((price > 0)) NOT VALID;
-- create constraint public.item.has_a_price  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.book VALIDATE CONSTRAINT has_a_price;
COMMIT;
