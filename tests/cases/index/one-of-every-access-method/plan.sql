-- + index:public.thing_brin
-- + index:public.thing_btree
-- + index:public.thing_gin
-- + index:public.thing_gist
-- + index:public.thing_hash
-- + index:public.thing_spgist

BEGIN;
-- create index public.thing_brin  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_brin ON public.thing USING brin (seen);
-- create index public.thing_btree  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_btree ON public.thing USING btree (name);
-- create index public.thing_gin  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_gin ON public.thing USING gin (tags, words);
-- create index public.thing_gist  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_gist ON public.thing USING gist (place);
-- create index public.thing_hash  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_hash ON public.thing USING hash (name);
-- create index public.thing_spgist  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_spgist ON public.thing USING spgist (place);
COMMIT;
