-- + sequence:public.platform_id_seq1
-- + table:public.platform
-- + column:public.platform.id
-- + column:public.platform.name
-- + default:public.platform.id
-- + constraint:public.platform.platform_pkey
-- + sequence ownership:public.platform_id_seq1
-- + owner:sequence.public.platform_id_seq1
-- + owner:table.public.platform

BEGIN;
-- create sequence public.platform_id_seq1
CREATE SEQUENCE public.platform_id_seq1 AS integer;
-- create table public.platform  ! APP_INT_PK
CREATE TABLE public.platform (
    id integer DEFAULT nextval('public.platform_id_seq1'::regclass) NOT NULL,
    name text,
    CONSTRAINT platform_pkey PRIMARY KEY (id)
);
-- create sequence ownership public.platform_id_seq1
ALTER SEQUENCE public.platform_id_seq1 OWNED BY public.platform.id;
COMMIT;
