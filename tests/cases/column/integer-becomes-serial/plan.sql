-- + sequence:public.article_id_seq
-- + default:public.article.id
-- + sequence ownership:public.article_id_seq
-- + owner:sequence.public.article_id_seq

BEGIN;
-- create sequence public.article_id_seq
CREATE SEQUENCE public.article_id_seq AS integer;
-- create default public.article.id  [ACCESS EXCLUSIVE]  ! CORR_SEQ_BEHIND
ALTER TABLE ONLY public.article ALTER COLUMN id SET DEFAULT nextval('public.article_id_seq'::regclass);
-- create sequence ownership public.article_id_seq
ALTER SEQUENCE public.article_id_seq OWNED BY public.article.id;
COMMIT;
