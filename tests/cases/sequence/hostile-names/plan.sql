-- + sequence:public.it's a "sequence"
-- + sequence:public.order
-- + sequence:public.two\u000alines
-- + sequence:public.последовательность_123456
-- + default:public.t "1".c'1
-- + sequence ownership:public.it's a "sequence"
-- + owner:sequence.public.it's a "sequence"
-- + owner:sequence.public.order
-- + owner:sequence.public.two\u000alines
-- + owner:sequence.public.последовательность_123456
-- + privilege:sequence.public.two\u000alines

BEGIN;
-- create sequence public.it's a "sequence"
CREATE SEQUENCE public."it's a ""sequence""";
-- create sequence public.order
CREATE SEQUENCE public."order";
-- create sequence public.two\u000alines
CREATE SEQUENCE public."two
lines";
-- create sequence public.последовательность_123456
CREATE SEQUENCE public."последовательность_123456";
-- create default public.t "1".c'1  [ACCESS EXCLUSIVE]  ! CORR_SEQ_BEHIND
ALTER TABLE ONLY public."t ""1""" ALTER COLUMN "c'1" SET DEFAULT nextval('public."it''s a ""sequence"""'::regclass);
-- create sequence ownership public.it's a "sequence"
ALTER SEQUENCE public."it's a ""sequence""" OWNED BY public."t ""1"""."c'1";
-- create privileges on sequence public.two\u000alines  ! SEC_GRANT_WIDER
GRANT USAGE ON SEQUENCE public."two
lines" TO case_clerk;
COMMIT;
