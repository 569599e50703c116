-- + sequence:public.post_id
-- + default:public.parcel.id
-- + default:public.letter.id
-- + owner:sequence.public.post_id

BEGIN;
-- create sequence public.post_id
CREATE SEQUENCE public.post_id;
-- create default public.letter.id  [ACCESS EXCLUSIVE]  ! CORR_SEQ_BEHIND
ALTER TABLE ONLY public.letter ALTER COLUMN id SET DEFAULT (nextval('public.post_id'::regclass) * 2);
-- create default public.parcel.id  [ACCESS EXCLUSIVE]  ! CORR_SEQ_BEHIND
ALTER TABLE ONLY public.parcel ALTER COLUMN id SET DEFAULT nextval('public.post_id'::regclass);
COMMIT;
