-- + index:public.idx "1"
-- + index:public.index
-- + index:public.index\u000aon two lines
-- + index:public.ключ_日本
-- + comment:index.public.index\u000aon two lines

BEGIN;
-- create index public.idx "1"  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX "idx ""1""" ON public."t 1" USING btree ("a b" DESC, (("it's" || '''x'::text)));
-- create index public.index  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX index ON public."t 1" USING btree ("a b") INCLUDE ("it's");
-- create index public.index\u000aon two lines  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX "index
on two lines" ON public."t 1" USING btree ("it's") WHERE ("it's" <> 'O''Neil "\"'::text);
-- create index public.ключ_日本  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX "ключ_日本" ON public."t 1" USING btree ("it's");
-- create comment on index public.index\u000aon two lines
COMMENT ON INDEX public."index
on two lines" IS 'it''s';
COMMIT;
