"""What a table's digest is made of: a query of the rows of all catalogs that its objects are read from.

A difference in the digests means nothing but that both tables are to be read; tables about which digests cannot tell
have none. docs/decisions/0290-digests.md shows what a digest has to hold.
"""

from collections.abc import Callable, Sequence

from pgsync.model.own import HISTORY_MARK, TRASH_MARK

_UNPINNED = 12_000  # FirstUnpinnedObjectId: what has a larger number need not have it on another server
_FIRST_HASHED_RECORD = 14  # the major version that brought hash_record_extended()
_FIRST_COMPRESSED = 14
_FIRST_CLEARED = 15
_FIRST_DISTINCT = 15
_FIRST_WITHOUT_PLACES = 17
_FIRST_ENFORCED = 18

COUNTED = (
    "column", "privilege", "default", "constraint", "foreign key", "index", "trigger", "policy", "statistics",
    "sequence", "sequence ownership", "owner", "comment",
)  # fmt: skip
"""The kinds whose objects `query` counts: privileges of columns alone, others follow from access control lists."""


CONTEXT_QUERY = """
    SELECT current_setting('server_encoding'),
           (SELECT coalesce(string_agg(concat_ws(' ', n.nspname, o.opcname, m.amname, format_type(o.opcintype, NULL)),
                                       ', ' ORDER BY n.nspname, o.opcname, m.amname), '')
            FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
            WHERE o.opcdefault AND o.oid >= 16384)"""
"""The query for what two databases must have in common for their digests to mean the same.

A default operator class that somebody made is named in no index of its type.
"""


def query(version: int) -> str:
    """Return the query for all relations that kinds read, and the digests of those that can have one.

    Tables that inherit or are inherited from, partitions, typed ones, ones with rules, those of extensions have none.
    """
    hashed = _hashed(version)
    return f"""
        WITH marked AS MATERIALIZED (
            SELECT classid, objid FROM pg_depend
            WHERE refclassid = 'pg_extension'::regclass AND deptype IN ('e', 'x') AND classid <> 'pg_proc'::regclass),
        rel AS MATERIALIZED ({_tables(hashed)}),
        idx AS MATERIALIZED ({_indexes_of_tables()}),
        seq AS MATERIALIZED ({_sequences(hashed)}),
        {f"beyond AS MATERIALIZED ({_beyond()})," if version >= _FIRST_WITHOUT_PLACES else ""}
        written AS MATERIALIZED ({_written(version)}),
        noted AS MATERIALIZED (
            SELECT classoid AS classid, objoid AS objid, objsubid, description FROM pg_description WHERE objoid >= 16384
            UNION ALL SELECT classid, objid, 0, NULL FROM marked
            UNION ALL SELECT classoid, objoid, 0, NULL FROM pg_seclabel),
        part AS MATERIALIZED ({_parts()})
        SELECT r.oid, r.nspname, r.relname, r.owner, r.acl,
               CASE WHEN b.relid IS NULL
                    THEN {hashed("r.h", "a.h", "d.h", "k.h", "i.h", "ia.h", "t.h", "p.h", "s.h", "q.h", "m.h")} END,
               coalesce(q.oids, '{{}}'), coalesce(q.acls, '{{}}'),
               ARRAY[coalesce(a.n, 0), coalesce(a.granted, 0), coalesce(d.n, 0) - coalesce(a.generated, 0),
               coalesce(k.indexed + k.checks, 0), coalesce(k.foreign_n, 0), coalesce(i.n, 0) - coalesce(k.indexed, 0),
               coalesce(t.n, 0),
               coalesce(p.n, 0), coalesce(s.n, 0), coalesce(q.n, 0), coalesce(q.serial, 0),
               1 + coalesce(s.n, 0) + coalesce(q.serial, 0), coalesce(m.n, 0)]
        FROM rel r LEFT JOIN ({_columns(version, hashed)}) a ON a.relid = r.oid
        LEFT JOIN ({_defaults(version, hashed)}) d ON d.relid = r.oid
        LEFT JOIN ({_constraints(version, hashed)}) k ON k.relid = r.oid
        LEFT JOIN ({_indexes(version, hashed)}) i ON i.relid = r.oid
        LEFT JOIN ({_index_columns(hashed)}) ia ON ia.relid = r.oid
        LEFT JOIN ({_triggers(hashed)}) t ON t.relid = r.oid
        LEFT JOIN ({_policies(hashed)}) p ON p.relid = r.oid
        LEFT JOIN ({_statistics(hashed)}) s ON s.relid = r.oid
        LEFT JOIN (SELECT relid, sum(h) AS h, count(*) AS n, count(*) FILTER (WHERE deptype = 'a') AS serial,
                          array_agg(oid::bigint) AS oids, array_agg(acl) FILTER (WHERE acl IS NOT NULL) AS acls
                   FROM seq GROUP BY relid) q ON q.relid = r.oid
        LEFT JOIN ({_comments(hashed)}) m ON m.relid = r.oid
        LEFT JOIN ({_blocked()}) b ON b.relid = r.oid
        UNION ALL
        SELECT c.oid, n.nspname, c.relname, '', NULL, NULL, '{{}}', '{{}}', array_fill(0::bigint, ARRAY[{len(COUNTED)}])
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND c.relpersistence <> 't'
          AND NOT EXISTS (SELECT FROM rel WHERE rel.oid = c.oid)
          AND NOT EXISTS (SELECT FROM seq WHERE seq.oid = c.oid)"""  # noqa: S608


_Hashed = Callable[..., str]


def _hashed(version: int) -> _Hashed:
    """Return what makes a number of values, so that sums of such numbers tell which values stood together.

    hash_record() is quick, but adds up what it makes of each value: two rows that swap values have the same sum.
    """

    def hashed(*values: str) -> str:
        row = f"ROW({', '.join(values)})"
        if version >= _FIRST_HASHED_RECORD:
            return f"hashint8extended(hash_record_extended({row}, 0), 0)"
        return f"hashtextextended({row}::text, 0)"

    return hashed


def _tables(hashed: _Hashed) -> str:
    row = hashed(
        "n.nspname", "c.relname", "pg_get_userbyid(c.relowner)", "c.relacl::text", "c.relpersistence", "m.amname",
        "s.spcname", "c.reloptions", "(SELECT t.reloptions FROM pg_class t WHERE t.oid = c.reltoastrelid)",
        "c.relreplident", "c.relrowsecurity", "c.relforcerowsecurity",
    )  # fmt: skip
    return f"""
        SELECT c.oid, n.nspname, c.relname, pg_get_userbyid(c.relowner) AS owner, c.relacl::text AS acl, {row} AS h
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
        WHERE c.relkind = 'r' AND c.oid >= 16384 AND c.relpersistence <> 't' AND NOT c.relispartition
          AND NOT c.relhassubclass AND NOT c.relhasrules AND c.reloftype = 0
          AND c.oid NOT IN (SELECT inhrelid FROM pg_inherits)
          AND c.oid NOT IN (SELECT objid FROM marked WHERE classid = 'pg_class'::regclass)
          AND n.oid NOT IN (SELECT objid FROM marked WHERE classid = 'pg_namespace'::regclass)
          AND (n.oid >= 16384 OR n.nspname = 'public')
          AND n.oid NOT IN (SELECT oid FROM pg_namespace
                            WHERE obj_description(oid, 'pg_namespace') IN ('{HISTORY_MARK}', '{TRASH_MARK}'))"""  # noqa: S608


def _summed(inner: str, counts: str = "") -> str:
    """Return a query that adds up by table what another one yields: relid, h, is_… to count.

    Its rows are made before they are sorted: a few numbers instead of whole trees.
    """
    return f"SELECT relid, count(*) AS n, sum(h) AS h{counts} FROM ({inner} OFFSET 0) x GROUP BY relid"  # noqa: S608


def _columns(version: int, hashed: _Hashed) -> str:
    compression = "a.attcompression" if version >= _FIRST_COMPRESSED else "''"
    row = hashed(
        "a.attname", "a.attnum", "a.atttypmod", "a.attnotnull", "a.attidentity", "a.attgenerated",
        "a.attstorage", compression, "a.attstattarget", "a.attoptions", "a.attfdwoptions", "a.attacl::text",
        "a.attislocal", "a.attinhcount", f"CASE WHEN a.atttypid < {_UNPINNED} THEN a.atttypid END",
        f"""CASE WHEN a.atttypid >= {_UNPINNED} THEN
                (SELECT concat(format_type(t.oid, NULL), t.typstorage, t.typcollation = a.attcollation)
                 FROM pg_type t WHERE t.oid = a.atttypid) END""",  # noqa: S608
        f"CASE WHEN a.attcollation < {_UNPINNED} THEN a.attcollation END",
        f"""CASE WHEN a.attcollation >= {_UNPINNED} THEN
                (SELECT n.nspname || '.' || o.collname
                 FROM pg_collation o JOIN pg_namespace n ON n.oid = o.collnamespace
                 WHERE o.oid = a.attcollation) END""",  # noqa: S608
    )  # fmt: skip
    counts = (
        ", count(*) FILTER (WHERE attacl::text <> '{}') AS granted, count(*) FILTER (WHERE attgenerated <> '')"
        " AS generated"
    )
    return _summed(
        f"""SELECT a.attrelid AS relid, a.attacl, a.attgenerated, {row} AS h
            FROM pg_attribute a JOIN rel r ON r.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped""",  # noqa: S608
        counts,
    )


def _beyond() -> str:
    """Return the query for what has an expression that mentions more than columns of its table, of common types.

    Its tree has oids that are others on another server; all other trees say the same when they are the same text. A
    field of a column's value belongs to its type, which is not a common one, or to what made the value.
    """
    return f"""
        SELECT DISTINCT classid, objid FROM pg_depend
        WHERE classid IN ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_class'::regclass) AND objsubid = 0
          AND refobjid >= {_UNPINNED} AND refclassid NOT IN ('pg_constraint'::regclass, 'pg_namespace'::regclass)
          AND (refclassid <> 'pg_class'::regclass OR refobjsubid = 0
               OR (refobjid, refobjsubid) IN (
                   SELECT objid, objsubid FROM pg_depend
                   WHERE classid = 'pg_class'::regclass AND objsubid > 0
                     AND refclassid IN ('pg_type'::regclass, 'pg_collation'::regclass) AND refobjid >= {_UNPINNED}))"""  # noqa: S608


def _written(version: int) -> str:
    """Return the query for what trees mean that name columns and have numbers of this server: texts, and their shapes.

    A tree that many tables have is written out once, with the names of one of these: where tables are the same, so are
    the columns that it means, as its shape has their numbers. Trees of servers before 17 all have numbers: the places
    in the statement that they were made by.
    """
    trees = [
        ("pg_attrdef", "oid", "adrelid", "adbin"),
        ("pg_constraint", "oid", "conrelid", "conbin"),
        ("pg_class", "indexrelid", "indrelid", "indexprs"),
        ("pg_class", "indexrelid", "indrelid", "indpred"),
    ]
    found = " UNION ALL ".join(
        f"""SELECT {relid} AS relid, {tree} AS source, {_key(tree)} AS key
            FROM {"idx" if catalog == "pg_class" else catalog}
            WHERE {_names_columns(tree)} AND {_has_numbers(catalog, oid, version)}"""  # noqa: S608
        for catalog, oid, relid, tree in trees
    )
    return f"""
        SELECT key, concat(pg_get_expr(source, relid),
                           regexp_replace(source::text, '\\d{{5,}}|\\[[-\\d ]*\\]|:location -?\\d+', '', 'g'))
                    AS meaning
        FROM (SELECT DISTINCT ON (key) key, source, relid
              FROM ({found}) x JOIN rel ON rel.oid = relid ORDER BY key, nspname, relname) each_one OFFSET 0"""  # noqa: S608


def _key(tree: str) -> str:
    return f"hashtextextended({tree}::text, 0)"


def _names_columns(tree: str) -> str:
    return f"{tree}::text LIKE '%{{VAR %'"


def _has_numbers(catalog: str, oid: str, version: int) -> str:
    if version < _FIRST_WITHOUT_PLACES:
        return "true"
    return f"{oid} IN (SELECT objid FROM beyond WHERE classid = '{catalog}'::regclass)"  # noqa: S608


def _meanings(trees: Sequence[str], catalog: str, oid: str, version: int) -> tuple[list[str], str]:
    """Return what trees mean, the same on every server, and the joins for it: themselves, or what is written out."""
    joins, meanings = "", list[str]()
    for number, tree in enumerate(trees):
        name = f"w{number}"
        meanings.append(
            f"""CASE WHEN {tree} IS NULL THEN NULL WHEN NOT {_has_numbers(catalog, oid, version)} THEN {tree}::text
                     WHEN {name}.key IS NULL THEN pg_get_expr({tree}, 0) ELSE {name}.meaning END"""
        )
        joins += f" LEFT JOIN written {name} ON {name}.key = {_key(tree)}"
    return meanings, joins


def _defaults(version: int, hashed: _Hashed) -> str:
    meanings, joins = _meanings(["d.adbin"], "pg_attrdef", "d.oid", version)
    return _summed(f"""
        SELECT d.adrelid AS relid, {hashed("d.adnum", *meanings)} AS h
        FROM pg_attrdef d JOIN rel r ON r.oid = d.adrelid {joins}""")  # noqa: S608


def _constraints(version: int, hashed: _Hashed) -> str:
    newer = ["k.conenforced", "k.conperiod"] if version >= _FIRST_ENFORCED else []
    written = "k.contype = 'x' OR k.contype = 'f' AND f.oid IS NULL" + (" OR k.conperiod" if newer else "")
    cleared = ["k.confdelsetcols"] if version >= _FIRST_CLEARED else []
    meanings, joins = _meanings(["k.conbin"], "pg_constraint", "k.oid", version)
    row = hashed(
        "k.conname", "k.contype", "k.condeferrable", "k.condeferred", "k.convalidated", "k.conkey", "k.conislocal",
        "k.coninhcount", "k.connoinherit", *newer,
        f"CASE WHEN {written} THEN pg_get_constraintdef(k.oid) END", *meanings,
        "f.nspname", "f.relname", "k.confupdtype", "k.confdeltype", "k.confmatchtype", *cleared,
        "CASE WHEN f.oid IS NOT NULL THEN"
        " (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = f.oid AND a.attnum = k.confkey[1]) END",
    )  # fmt: skip
    counts = (
        ", count(*) FILTER (WHERE contype IN ('p', 'u', 'x')) AS indexed"
        ", count(*) FILTER (WHERE contype = 'c') AS checks, count(*) FILTER (WHERE contype = 'f') AS foreign_n"
    )
    return _summed(
        f"""SELECT k.conrelid AS relid, k.contype, {row} AS h FROM pg_constraint k JOIN rel r ON r.oid = k.conrelid
            LEFT JOIN rel f ON f.oid = k.confrelid AND cardinality(k.confkey) = 1
            {joins} WHERE k.conparentid = 0""",  # noqa: S608
        counts,
    )


def _indexes_of_tables() -> str:
    return f"""
        SELECT x.*, c.relname::text, c.relam, c.reloptions, c.reltablespace,
               (c.relam < {_UNPINNED} AND {_UNPINNED}::oid > ALL (x.indclass)
                AND {_UNPINNED}::oid > ALL (x.indcollation)) AS is_plain
        FROM pg_index x JOIN rel r ON r.oid = x.indrelid JOIN pg_class c ON c.oid = x.indexrelid"""  # noqa: S608


def _indexes(version: int, hashed: _Hashed) -> str:
    distinct = ["x.indnullsnotdistinct"] if version >= _FIRST_DISTINCT else []
    meanings, joins = _meanings(["x.indexprs", "x.indpred"], "pg_class", "x.indexrelid", version)
    row = hashed(
        "x.relname", "x.reloptions", "s.spcname", "x.indisunique", *distinct, "x.indisprimary", "x.indisexclusion",
        "x.indimmediate", "x.indisclustered", "x.indisvalid", "x.indisreplident", "x.indnkeyatts", "x.indkey::int2[]",
        "x.indoption::int2[]", "CASE WHEN x.is_plain THEN x.relam END", "CASE WHEN x.is_plain THEN x.indclass END",
        "CASE WHEN x.is_plain THEN x.indcollation END",
        "CASE WHEN NOT x.is_plain THEN pg_get_indexdef(x.indexrelid) END",
        *meanings,
    )  # fmt: skip
    return _summed(f"""
        SELECT x.indrelid AS relid, {row} AS h
        FROM idx x
        LEFT JOIN pg_tablespace s ON s.oid = x.reltablespace {joins}""")  # noqa: S608


def _index_columns(hashed: _Hashed) -> str:
    """Return the query for what columns of indexes have: options of operator classes, statistics targets."""
    row = hashed("x.relname", "a.attnum", "a.attstattarget", "a.attoptions")
    return _summed(f"""
        SELECT x.indrelid AS relid, {row} AS h FROM pg_attribute a JOIN idx x ON x.indexrelid = a.attrelid
        WHERE (a.attoptions IS NOT NULL OR a.attstattarget >= 0) AND a.attnum > 0 AND a.attrelid >= 16384""")  # noqa: S608


def _triggers(hashed: _Hashed) -> str:
    row = hashed("t.tgname", "t.tgenabled", "t.tgconstraint <> 0", "pg_get_triggerdef(t.oid, false)")
    return _summed(f"""
        SELECT t.tgrelid AS relid, {row} AS h FROM pg_trigger t JOIN rel r ON r.oid = t.tgrelid
        WHERE NOT t.tgisinternal""")  # noqa: S608


def _policies(hashed: _Hashed) -> str:
    row = hashed(
        "p.polname", "p.polcmd", "p.polpermissive",
        """ARRAY(SELECT CASE WHEN role <> 0 THEN pg_get_userbyid(role) END
                 FROM unnest(p.polroles) role ORDER BY 1)::text""",
        "pg_get_expr(p.polqual, p.polrelid)", "pg_get_expr(p.polwithcheck, p.polrelid)",
    )  # fmt: skip
    return _summed(f"SELECT p.polrelid AS relid, {row} AS h FROM pg_policy p JOIN rel r ON r.oid = p.polrelid")  # noqa: S608


def _statistics(hashed: _Hashed) -> str:
    row = hashed("pg_get_statisticsobjdef(s.oid)", "s.stxstattarget", "pg_get_userbyid(s.stxowner)")
    return _summed(f"SELECT s.stxrelid AS relid, {row} AS h FROM pg_statistic_ext s JOIN rel r ON r.oid = s.stxrelid")  # noqa: S608


def _sequences(hashed: _Hashed) -> str:
    """Return the query for the sequences of columns: serial and identity."""
    row = hashed(
        "n.nspname", "c.relname", "pg_get_userbyid(c.relowner)", "c.relacl::text", "c.relpersistence", "d.deptype",
        "d.refobjsubid", "format_type(s.seqtypid, NULL)", "s.seqstart", "s.seqincrement", "s.seqmin", "s.seqmax",
        "s.seqcache", "s.seqcycle",
    )  # fmt: skip
    return f"""
        SELECT c.oid, d.refobjid AS relid, d.deptype, c.relacl::text AS acl, {row} AS h
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
             AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
        JOIN rel r ON r.oid = d.refobjid"""  # noqa: S608


def _parts() -> str:
    """Return the query for what of a table has a comment or a mark, with its own name and whether it is marked."""
    parts = [
        ("pg_class", "oid", "oid", "''", "rel"),
        ("pg_class", "oid", "relid", "'s'", "seq"),
        ("pg_class", "indexrelid", "indrelid", "relname", "idx"),
        ("pg_constraint", "oid", "conrelid", "conname::text", "pg_constraint"),
        ("pg_trigger", "oid", "tgrelid", "tgname::text", "pg_trigger WHERE NOT tgisinternal"),
        ("pg_policy", "oid", "polrelid", "polname::text", "pg_policy"),
        ("pg_statistic_ext", "oid", "stxrelid", "stxname::text", "pg_statistic_ext"),
    ]
    return " UNION ALL ".join(
        f"""SELECT classid, objid, relid, name, objsubid, description
            FROM noted JOIN (SELECT {oid} AS objid, {relid} AS relid, {name} AS name FROM {source}) o USING (objid)
            WHERE classid = '{catalog}'::regclass"""  # noqa: S608
        for catalog, oid, relid, name, source in parts
    )


def _comments(hashed: _Hashed) -> str:
    row = hashed("classid", "name", "objsubid", "description")
    return _summed(f"SELECT relid, {row} AS h FROM part WHERE description IS NOT NULL")  # noqa: S608


def _blocked() -> str:
    """Return the query for tables with something about which a digest tells nothing."""
    return """
        SELECT relid FROM part WHERE description IS NULL
        UNION SELECT unnest(ARRAY[tgrelid, tgconstrrelid]) FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O'"""
