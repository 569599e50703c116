"""What is said of a plain index without pg_get_indexdef is what that says."""

import psycopg

from conftest import Server
from pgsync.kinds.common import without_options
from pgsync.kinds.index_plain import plain_columns

SCRIPT = """
CREATE EXTENSION citext; CREATE TYPE e AS ENUM ('a'); CREATE DOMAIN d AS integer; CREATE TYPE own AS ENUM ('b');
CREATE TABLE "T t" (i integer, o oid, r regclass, t text, v varchar(9), c char(3), n name, x citext, e e, d d, own own,
    k text COLLATE "C", j jsonb, a integer[], p point, "Upper" bigint, b boolean, ts timestamptz, u uuid);
CREATE INDEX i1 ON "T t" (i, t DESC, "Upper" NULLS FIRST, v DESC NULLS LAST, e ASC NULLS LAST);
CREATE INDEX i2 ON "T t" (o); CREATE INDEX i3 ON "T t" (r); CREATE INDEX i4 ON "T t" (c); CREATE INDEX i5 ON "T t" (n);
CREATE INDEX i6 ON "T t" (x); CREATE INDEX i7 ON "T t" (d); CREATE INDEX i8 ON "T t" (k); CREATE INDEX i9 ON "T t" (a);
CREATE INDEX j1 ON "T t" (k COLLATE "POSIX"); CREATE INDEX j2 ON "T t" (t text_pattern_ops);
CREATE INDEX j4 ON "T t" (t varchar_ops); CREATE INDEX j6 ON "T t" (x text_ops);
CREATE INDEX j7 ON "T t" USING hash (i); CREATE INDEX j8 ON "T t" USING gin (j);
CREATE INDEX j9 ON "T t" USING gist (p);
CREATE INDEX k1 ON "T t" (i) INCLUDE (t); CREATE INDEX k2 ON "T t" (i) WHERE b; CREATE INDEX k3 ON "T t" (lower(t), i);
CREATE UNIQUE INDEX k4 ON "T t" (i) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX k5 ON "T t" (i, b, ts, u) WITH (fillfactor = 70);
CREATE TABLE parted (a integer) PARTITION BY LIST (a); CREATE INDEX p1 ON parted (a);
CREATE INDEX p2 ON ONLY parted (a DESC)"""
OWN_CLASS = """
CREATE FUNCTION compared(own, own) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
CREATE OPERATOR CLASS own_ops DEFAULT FOR TYPE own USING btree AS
    OPERATOR 1 < (anyenum, anyenum), FUNCTION 1 compared(own, own);
CREATE INDEX o1 ON "T t" (own); CREATE INDEX o2 ON "T t" (own enum_ops)"""


def _compared(url: str) -> dict[str, tuple[str, str]]:
    """Return for each plain index what we say and what the server says."""
    with psycopg.connect(url) as conn:
        conn.execute("SET search_path = ''")
        rows = conn.execute(
            f"""SELECT c.relname, p.columns, pg_get_indexdef(c.oid), c.reloptions
                FROM ({plain_columns(18)}) p JOIN pg_class c ON c.oid = p.indexrelid""".encode()  # noqa: S608
        )
        return {
            name: (f"USING btree ({columns})", without_options(text[text.index("USING") :], options or ()))
            for name, columns, text, options in rows
        }


def test_it_is_the_servers_own_text(server: Server) -> None:
    with server.database(SCRIPT) as url:
        found = _compared(url)

    assert {ours for ours, _ in found.values()} == {theirs for _, theirs in found.values()}
    assert all(ours == theirs for ours, theirs in found.values())
    assert {"i1", "i2", "i4", "i5", "i8", "k5", "p1", "p2"} <= found.keys()
    assert not {"i7", "j1", "j2", "j6", "j7", "j8", "j9", "k1", "k2", "k3", "k4"} & found.keys()


def test_a_class_that_somebody_made_for_an_enum_is_named_by_the_server(server: Server) -> None:
    with server.database(f"{SCRIPT};{OWN_CLASS}") as url:
        found = _compared(url)

    assert all(ours == theirs for ours, theirs in found.values())
    assert not {"o1", "o2"} & found.keys()
