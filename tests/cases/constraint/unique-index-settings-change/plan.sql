-- ~ constraint:public.seat.one_seat  options

BEGIN;
-- alter constraint public.seat.one_seat  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.one_seat SET (deduplicate_items='off', fillfactor='95');
COMMIT;
