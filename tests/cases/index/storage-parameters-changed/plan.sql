-- ~ index:public.thing_id  options
-- ~ index:public.thing_place  options
-- ~ index:public.thing_seen  options
-- ~ index:public.thing_tags  options

BEGIN;
-- alter index public.thing_id  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.thing_id SET (fillfactor='90');
-- alter index public.thing_place  [ACCESS EXCLUSIVE]
ALTER INDEX public.thing_place RESET (buffering);
-- alter index public.thing_seen  [ACCESS EXCLUSIVE]
ALTER INDEX public.thing_seen SET (autosummarize='on', pages_per_range='16');
-- alter index public.thing_tags  [ACCESS EXCLUSIVE]
ALTER INDEX public.thing_tags RESET (fastupdate);
-- alter index public.thing_tags  [ACCESS EXCLUSIVE]
ALTER INDEX public.thing_tags SET (gin_pending_list_limit='512');
COMMIT;
