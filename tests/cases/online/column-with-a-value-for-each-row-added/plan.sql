-- + sequence:public.counted_id_seq
-- + sequence:public.run_number
-- + column:public.run.number
-- + column:public.run.thrown
-- + column:public.run.since
-- + column:public.pass.seen
-- + column:public.pass_2024.seen
-- + column:public.stop.lot
-- + column:public.halt.lot
-- + column:public.counted.id
-- + column:public.watched.lot
-- + default:public.run.number
-- + default:public.run.thrown
-- + default:public.run.since
-- + default:public.pass.seen
-- + default:public.pass_2024.seen
-- + default:public.stop.lot
-- + default:public.halt.lot
-- + default:public.watched.lot
-- + constraint:public.run.run_number_key
-- + constraint:public.counted.counted_pkey
-- + sequence ownership:public.run_number
-- + owner:sequence.public.run_number

BEGIN;
-- create sequence public.run_number
CREATE SEQUENCE public.run_number;
COMMIT;
BEGIN;
-- create column public.run.since  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ADD COLUMN since date DEFAULT '2026-01-01'::date;
-- create column public.run.number  [ACCESS EXCLUSIVE]  ! DATA_DEFAULT_BACKFILL_MISSING
ALTER TABLE public.run ADD COLUMN number bigint;
-- create column public.run.number  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ALTER COLUMN number SET DEFAULT nextval('public.run_number'::regclass);
-- create column public.run.thrown  [ACCESS EXCLUSIVE]  ! DATA_DEFAULT_BACKFILL_MISSING
ALTER TABLE public.run ADD COLUMN thrown integer;
-- create column public.run.thrown  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ALTER COLUMN thrown SET DEFAULT public.dice();
COMMIT;
-- create column public.run.number  [ROW EXCLUSIVE, scan, no transaction]  ! NON_TRANSACTIONAL
DO $$  -- the rows that are there get their value, 50 pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..3 LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size('public.run') / current_setting('block_size')::bigint LOOP
            UPDATE ONLY public.run SET number = DEFAULT
             WHERE number IS NULL AND ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 50)::tid;
            has_changed := has_changed OR FOUND;
            page := page + 50;
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
$$;
BEGIN;
-- create column public.run.number  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT run_number_not_null NOT NULL number NOT VALID;
COMMIT;
BEGIN;
-- create column public.run.number  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT run_number_not_null;
COMMIT;
-- create column public.run.thrown  [ROW EXCLUSIVE, scan, no transaction]  ! NON_TRANSACTIONAL
DO $$  -- the rows that are there get their value, 50 pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..3 LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size('public.run') / current_setting('block_size')::bigint LOOP
            SET LOCAL search_path TO pg_catalog, public, pg_temp;
            UPDATE ONLY public.run SET thrown = DEFAULT
             WHERE thrown IS NULL AND ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 50)::tid;
            has_changed := has_changed OR FOUND;
            page := page + 50;
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
$$;
BEGIN;
-- create column public.watched.lot  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.watched ADD COLUMN lot double precision DEFAULT random() NOT NULL;
COMMIT;
BEGIN;
-- create sequence ownership public.run_number
ALTER SEQUENCE public.run_number OWNED BY public.run.number;
COMMIT;
BEGIN;
-- create column public.counted.id
CREATE SEQUENCE public.pgsync_new_4c4d9f2dfe AS smallint START WITH 7 INCREMENT BY 2;
-- create column public.counted.id
GRANT USAGE ON SEQUENCE public.pgsync_new_4c4d9f2dfe TO PUBLIC;
COMMIT;
BEGIN;
-- create column public.counted.id  [ACCESS EXCLUSIVE]  ! DATA_DEFAULT_BACKFILL_MISSING
ALTER TABLE public.counted ADD COLUMN id smallint;
-- create column public.counted.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.counted ALTER COLUMN id SET DEFAULT nextval('public.pgsync_new_4c4d9f2dfe'::regclass);
COMMIT;
-- create column public.counted.id  [ROW EXCLUSIVE, scan, no transaction]  ! NON_TRANSACTIONAL
DO $$  -- the rows that are there get their value, 50 pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..3 LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size('public.counted') / current_setting('block_size')::bigint LOOP
            UPDATE ONLY public.counted SET id = DEFAULT
             WHERE id IS NULL AND ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 50)::tid;
            has_changed := has_changed OR FOUND;
            page := page + 50;
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
$$;
BEGIN;
-- create column public.counted.id  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.counted ADD CONSTRAINT counted_id_not_null NOT NULL id NOT VALID;
COMMIT;
BEGIN;
-- create column public.counted.id  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.counted VALIDATE CONSTRAINT counted_id_not_null;
COMMIT;
BEGIN;
-- create column public.counted.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.counted ALTER COLUMN id DROP DEFAULT;
-- create column public.counted.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.counted ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.counted_id_seq START WITH 7 INCREMENT BY 2);
-- create column public.counted.id
SELECT pg_catalog.setval('public.counted_id_seq', last_value, is_called) FROM public.pgsync_new_4c4d9f2dfe;
-- create column public.counted.id
DROP SEQUENCE public.pgsync_new_4c4d9f2dfe;
COMMIT;
BEGIN;
-- create column public.pass.seen  [ACCESS EXCLUSIVE]  ! DATA_DEFAULT_BACKFILL_MISSING
ALTER TABLE public.pass ADD COLUMN seen timestamp with time zone;
-- create column public.pass.seen  [ACCESS EXCLUSIVE]
ALTER TABLE public.pass ALTER COLUMN seen SET DEFAULT clock_timestamp();
COMMIT;
-- create column public.pass.seen  [ROW EXCLUSIVE, scan, no transaction]  ! NON_TRANSACTIONAL
DO $$  -- the rows that are there get their value, 50 pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..3 LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size('public.pass_2024') / current_setting('block_size')::bigint LOOP
            UPDATE ONLY public.pass_2024 SET seen = DEFAULT
             WHERE seen IS NULL AND ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 50)::tid;
            has_changed := has_changed OR FOUND;
            page := page + 50;
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
$$;
BEGIN;
-- create column public.pass.seen  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.pass ADD CONSTRAINT pass_seen_not_null NOT NULL seen NOT VALID;
COMMIT;
BEGIN;
-- create column public.pass.seen  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.pass VALIDATE CONSTRAINT pass_seen_not_null;
COMMIT;
BEGIN;
-- create column public.stop.lot  [ACCESS EXCLUSIVE]  ! DATA_DEFAULT_BACKFILL_MISSING
ALTER TABLE public.stop ADD COLUMN lot double precision;
-- create column public.stop.lot  [ACCESS EXCLUSIVE]
ALTER TABLE public.stop ALTER COLUMN lot SET DEFAULT random();
COMMIT;
-- create column public.stop.lot  [ROW EXCLUSIVE, scan, no transaction]  ! NON_TRANSACTIONAL
DO $$  -- the rows that are there get their value, 50 pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..3 LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size('public.stop') / current_setting('block_size')::bigint LOOP
            UPDATE ONLY public.stop SET lot = DEFAULT
             WHERE lot IS NULL AND ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 50)::tid;
            has_changed := has_changed OR FOUND;
            page := page + 50;
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
$$;
-- create column public.stop.lot  [ROW EXCLUSIVE, scan, no transaction]  ! NON_TRANSACTIONAL
DO $$  -- the rows that are there get their value, 50 pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..3 LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size('public.halt') / current_setting('block_size')::bigint LOOP
            UPDATE ONLY public.halt SET lot = DEFAULT
             WHERE lot IS NULL AND ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 50)::tid;
            has_changed := has_changed OR FOUND;
            page := page + 50;
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
$$;
BEGIN;
-- create column public.stop.lot  [ACCESS EXCLUSIVE]  ! APP_NOT_NULL, CORR_NOT_VALID_LEFT
ALTER TABLE public.stop ADD CONSTRAINT stop_lot_not_null NOT NULL lot NOT VALID;
COMMIT;
BEGIN;
-- create column public.stop.lot  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.stop VALIDATE CONSTRAINT stop_lot_not_null;
COMMIT;
BEGIN;
-- create default public.pass_2024.seen  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.pass_2024 ALTER COLUMN seen SET DEFAULT clock_timestamp();
COMMIT;
BEGIN;
-- create default public.halt.lot  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.halt ALTER COLUMN lot SET DEFAULT random();
COMMIT;
-- create constraint public.counted.counted_pkey  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY counted_pkey ON public.counted (id);
BEGIN;
-- create constraint public.counted.counted_pkey  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.counted ADD CONSTRAINT counted_pkey PRIMARY KEY USING INDEX counted_pkey;
COMMIT;
-- create constraint public.run.run_number_key  [SHARE UPDATE EXCLUSIVE, index build, no transaction]  ! CORR_MAY_FAIL, NON_TRANSACTIONAL
CREATE UNIQUE INDEX CONCURRENTLY run_number_key ON public.run (number);
BEGIN;
-- create constraint public.run.run_number_key  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER
ALTER TABLE public.run ADD CONSTRAINT run_number_key UNIQUE USING INDEX run_number_key;
COMMIT;
