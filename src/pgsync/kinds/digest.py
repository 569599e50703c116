"""What a table's digest is made of: a query of the rows of all catalogs that its objects are read from.

A difference in the digests means nothing but that both tables are to be read; tables about which digests cannot tell
have none. docs/decisions/0290-digests.md shows what a digest has to hold.
"""

from collections.abc import Callable

from pgsync.model.own import HISTORY_MARK, TRASH_MARK

_UNPINNED = 12_000  # FirstUnpinnedObjectId: what has a larger number need not have it on another server
_FIRST_HASHED_RECORD = 14  # the major version that brought hash_record_extended()
_FIRST_COMPRESSED = 14
_FIRST_DISTINCT = 15
_FIRST_WITHOUT_PLACES = 17
_FIRST_ENFORCED = 18

COUNTED = (
    "column", "privilege", "default", "constraint", "foreign key", "index", "trigger", "policy", "statistics",
    "sequence", "sequence ownership", "owner", "comment",
)  # fmt: skip
"""The kinds whose objects `query` counts: privileges of columns alone, others follow from access control lists."""


def context_query(version: int) -> str:
    """Return the query for what two databases must have in common for their digests to mean the same.

    A default operator class that somebody made is named in no index of its type. Before 14 dependencies on what initdb
    made are not recorded, so that its numbers must be the same.
    """
    made = "SELECT collname::text, oid FROM pg_collation WHERE oid < 16384" if version < _FIRST_HASHED_RECORD else ""
    return f"""
        SELECT current_setting('server_encoding'),
               (SELECT coalesce(string_agg(concat_ws(' ', n.nspname, o.opcname, m.amname,
                                                     format_type(o.opcintype, NULL)),
                                           ', ' ORDER BY n.nspname, o.opcname, m.amname), '')
                FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
                WHERE o.opcdefault AND o.oid >= 16384),
               {f"(SELECT md5(string_agg(c::text, ' ' ORDER BY c)) FROM ({made}) c)" if made else "''"}"""  # noqa: S608


def query(version: int) -> str:
    """Return the query for all relations that kinds read, and the digests of those that can have one.

    Tables that inherit or are inherited from, partitions, typed ones, ones with rules, those of extensions have none.
    """
    hashed = _hashed(version)
    return f"""
        WITH marked AS MATERIALIZED (
            SELECT classid, objid FROM pg_depend WHERE deptype IN ('e', 'x') AND classid <> 'pg_proc'::regclass),
        rel AS MATERIALIZED ({_tables(hashed)}),
        special AS MATERIALIZED ({_special_columns()}),
        seq AS MATERIALIZED ({_sequences(hashed)}),
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
        WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't'
          AND NOT EXISTS (SELECT FROM rel WHERE rel.oid = c.oid)
          AND NOT EXISTS (SELECT FROM seq WHERE seq.oid = c.oid)"""  # noqa: S608


_Hashed = Callable[..., str]


def _hashed(version: int) -> _Hashed:
    """Return what makes a number of values, so that sums of such numbers tell which values stood together.

    hash_record() is quick, but adds up what it makes of each value: two rows that swap values have the same sum.
    """

    def hashed(*values: str) -> str:
        row = f"ROW({', '.join(values)})"
        text = f"hash_record_extended({row}, 0)" if version >= _FIRST_HASHED_RECORD else row
        return f"hashtextextended({text}::text, 0)"

    return hashed


def _tables(hashed: _Hashed) -> str:
    row = hashed(
        "n.nspname", "c.relname", "pg_get_userbyid(c.relowner)", "c.relacl::text", "c.relpersistence", "m.amname",
        "s.spcname", "c.reloptions", "t.reloptions", "c.relreplident", "c.relrowsecurity", "c.relforcerowsecurity",
    )  # fmt: skip
    return f"""
        SELECT c.oid, n.nspname, c.relname, pg_get_userbyid(c.relowner) AS owner, c.relacl::text AS acl, {row} AS h
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
        LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
        WHERE c.relkind = 'r' AND c.oid >= 16384 AND c.relpersistence <> 't' AND NOT c.relispartition
          AND NOT c.relhassubclass AND NOT c.relhasrules AND c.reloftype = 0
          AND c.oid NOT IN (SELECT inhrelid FROM pg_inherits)
          AND c.oid NOT IN (SELECT objid FROM marked WHERE classid = 'pg_class'::regclass)
          AND n.oid NOT IN (SELECT objid FROM marked WHERE classid = 'pg_namespace'::regclass)
          AND (n.oid >= 16384 OR n.nspname = 'public')
          AND n.oid NOT IN (SELECT objoid FROM pg_description WHERE classoid = 'pg_namespace'::regclass
                            AND description IN ('{HISTORY_MARK}', '{TRASH_MARK}'))"""  # noqa: S608


def _summed(inner: str, counts: str = "") -> str:
    """Return a query that adds up by table what another one yields: relid, h, is_… to count.

    Its rows are made before they are sorted: a few numbers instead of whole trees.
    """
    return f"SELECT relid, count(*) AS n, sum(h) AS h{counts} FROM ({inner} OFFSET 0) x GROUP BY relid"  # noqa: S608


def _columns(version: int, hashed: _Hashed) -> str:
    compression = "a.attcompression" if version >= _FIRST_COMPRESSED else "''"
    row = hashed(
        "a.attname", "a.attnum", "a.atttypmod", "a.attnotnull", "a.attidentity", "a.attgenerated", "a.attstorage",
        compression, "a.attstattarget", "a.attoptions", "a.attfdwoptions", "a.attacl::text", "a.attislocal",
        "a.attinhcount",
        f"CASE WHEN a.atttypid < {_UNPINNED} THEN a.atttypid::text ELSE format_type(a.atttypid, NULL) END",
        f"""CASE WHEN a.atttypid >= {_UNPINNED} THEN
                (SELECT concat(t.typstorage, t.typcollation = a.attcollation)
                 FROM pg_type t WHERE t.oid = a.atttypid) END""",  # noqa: S608
        f"""CASE WHEN a.attcollation < {_UNPINNED} THEN a.attcollation::text ELSE
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


def _special_columns() -> str:
    """Return the query for columns, of indexes too, of a type with another number on another server, or options."""
    return f"""
        SELECT attrelid, attnum, atttypid >= {_UNPINNED} AS is_own, attoptions, attstattarget FROM pg_attribute
        WHERE (atttypid >= {_UNPINNED} OR attoptions IS NOT NULL OR attstattarget >= 0)
          AND attnum > 0 AND attrelid >= 16384"""  # noqa: S608


def _beyond(catalog: str, objects: str) -> str:
    """Return a query for the objects with expressions that mention more than columns of their table, of common types.

    objects: the query for oids and tables. Their trees have oids that are others on another server; all other trees say
    the same when they are the same text.
    """
    return f"""
        SELECT DISTINCT o.oid FROM pg_depend d JOIN ({objects}) o (oid, relid) ON o.oid = d.objid
        LEFT JOIN special ON special.attrelid = d.refobjid AND special.attnum = d.refobjsubid AND special.is_own
        WHERE d.classid = '{catalog}'::regclass AND d.refobjid >= {_UNPINNED}
          AND NOT (d.refclassid = 'pg_class'::regclass AND d.refobjid = o.relid AND d.refobjsubid > 0
                   AND special.attnum IS NULL)
          AND d.refclassid <> 'pg_constraint'::regclass"""  # noqa: S608


def _tree(column: str, version: int) -> str:
    """Return a tree without the places in the statement that it was made by, which servers before 17 keep."""
    if version >= _FIRST_WITHOUT_PLACES:
        return f"{column}::text"
    return f"regexp_replace({column}::text, ':location -?\\d+', '', 'g')"


def _defaults(version: int, hashed: _Hashed) -> str:
    # What names no column is the same text without its table, which pg_get_expr() would open.
    written = "pg_get_expr(d.adbin, CASE WHEN d.adbin::text LIKE '%{VAR %' THEN d.adrelid ELSE 0 END)"
    tree = f"CASE WHEN e.oid IS NULL THEN {_tree('d.adbin', version)} ELSE {written} END"
    return _summed(f"""
        SELECT d.adrelid AS relid, {hashed("d.adnum", tree)} AS h FROM pg_attrdef d JOIN rel r ON r.oid = d.adrelid
        LEFT JOIN ({_beyond("pg_attrdef", "SELECT oid, adrelid FROM pg_attrdef")}) e ON e.oid = d.oid""")  # noqa: S608


def _constraints(version: int, hashed: _Hashed) -> str:
    newer = ["k.conenforced", "k.conperiod"] if version >= _FIRST_ENFORCED else []
    written = "k.contype IN ('f', 'x') OR e.oid IS NOT NULL" + (" OR k.conperiod" if newer else "")
    row = hashed(
        "k.conname", "k.contype", "k.condeferrable", "k.condeferred", "k.convalidated", "k.conkey", "k.conislocal",
        "k.coninhcount", "k.connoinherit", *newer,
        f"CASE WHEN {written} THEN pg_get_constraintdef(k.oid) ELSE {_tree('k.conbin', version)} END",
    )  # fmt: skip
    checks = "SELECT oid, conrelid FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0"
    counts = (
        ", count(*) FILTER (WHERE contype IN ('p', 'u', 'x')) AS indexed"
        ", count(*) FILTER (WHERE contype = 'c') AS checks, count(*) FILTER (WHERE contype = 'f') AS foreign_n"
    )
    return _summed(
        f"""SELECT k.conrelid AS relid, k.contype, {row} AS h FROM pg_constraint k JOIN rel r ON r.oid = k.conrelid
            LEFT JOIN ({_beyond("pg_constraint", checks)}) e ON e.oid = k.oid WHERE k.conparentid = 0""",  # noqa: S608
        counts,
    )


def _indexes(version: int, hashed: _Hashed) -> str:
    distinct = ["x.indnullsnotdistinct"] if version >= _FIRST_DISTINCT else []
    is_plain = (
        f"c.relam < {_UNPINNED} AND {_UNPINNED}::oid > ALL (x.indclass) AND {_UNPINNED}::oid > ALL (x.indcollation)"
    )
    trees = [
        f"CASE WHEN e.oid IS NULL THEN {_tree(column, version)} ELSE pg_get_expr({column}, x.indrelid) END"
        for column in ("x.indexprs", "x.indpred")
    ]
    row = hashed(
        "c.relname", "c.reloptions", "s.spcname", "x.indisunique", *distinct, "x.indisprimary", "x.indisexclusion",
        "x.indimmediate", "x.indisclustered", "x.indisvalid", "x.indisreplident", "x.indnkeyatts", "x.indkey::text",
        f"""CASE WHEN {is_plain} THEN concat_ws('/', c.relam, x.indoption, x.indclass, x.indcollation)
                 ELSE pg_get_indexdef(x.indexrelid) END""",
        *trees,
    )  # fmt: skip
    with_expressions = "SELECT indexrelid, indrelid FROM pg_index WHERE indexprs IS NOT NULL OR indpred IS NOT NULL"
    return _summed(f"""
        SELECT x.indrelid AS relid, {row} AS h
        FROM pg_index x JOIN rel r ON r.oid = x.indrelid JOIN pg_class c ON c.oid = x.indexrelid
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
        LEFT JOIN ({_beyond("pg_class", with_expressions)}) e ON e.oid = x.indexrelid""")  # noqa: S608


def _index_columns(hashed: _Hashed) -> str:
    """Return the query for what columns of indexes have: options of operator classes, statistics targets."""
    row = hashed("c.relname", "a.attnum", "a.attstattarget", "a.attoptions")
    return _summed(f"""
        SELECT x.indrelid AS relid, {row} AS h
        FROM special a JOIN pg_index x ON x.indexrelid = a.attrelid JOIN pg_class c ON c.oid = x.indexrelid
        WHERE a.attoptions IS NOT NULL OR a.attstattarget >= 0""")  # noqa: S608


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
    return """
        SELECT o.classid, o.objid, o.relid, o.name, noted.objsubid, noted.description FROM (
            SELECT classoid AS classid, objoid AS objid, objsubid, description FROM pg_description WHERE objoid >= 16384
            UNION ALL SELECT classid, objid, 0, NULL FROM marked
            UNION ALL SELECT classoid, objoid, 0, NULL FROM pg_seclabel) noted
        JOIN (SELECT 'pg_class'::regclass::oid AS classid, oid AS objid, oid AS relid, '' AS name FROM rel
              UNION ALL SELECT 'pg_class'::regclass, oid, relid, 's' FROM seq
              UNION ALL SELECT 'pg_class'::regclass, x.indexrelid, x.indrelid, c.relname::text
                        FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
              UNION ALL SELECT 'pg_constraint'::regclass, oid, conrelid, conname::text FROM pg_constraint
              UNION ALL SELECT 'pg_trigger'::regclass, oid, tgrelid, tgname::text FROM pg_trigger WHERE NOT tgisinternal
              UNION ALL SELECT 'pg_policy'::regclass, oid, polrelid, polname::text FROM pg_policy
              UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxrelid, stxname::text FROM pg_statistic_ext) o
        ON o.classid = noted.classid AND o.objid = noted.objid"""


def _comments(hashed: _Hashed) -> str:
    row = hashed("classid", "name", "objsubid", "description")
    return _summed(f"SELECT relid, {row} AS h FROM part WHERE description IS NOT NULL")  # noqa: S608


def _blocked() -> str:
    """Return the query for tables with something about which a digest tells nothing."""
    return """
        SELECT relid FROM part WHERE description IS NULL
        UNION SELECT unnest(ARRAY[tgrelid, tgconstrrelid]) FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O'"""
