CREATE TABLE public.flag (
    id integer PRIMARY KEY,
    since "char",
    code "char",
    note "char",
    many "char"[],
    born date,
    label name
);
