CREATE TABLE public.flag (
    id integer PRIMARY KEY,
    since smallint,
    code integer,
    note name,
    many smallint[],
    born "char",
    label "char"
);
