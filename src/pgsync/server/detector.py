"""The change detector (SAFETY 3.8), and a census of what exists but is not compared."""

from collections.abc import Collection

from psycopg import errors

DISTURBED = (errors.InternalError_, errors.UndefinedTable, errors.UndefinedObject, errors.UndefinedFunction)
"""What reading ends with when DDL of others takes away what is just being read."""

CATALOGS = """
    pg_namespace pg_class pg_attribute pg_attrdef pg_constraint pg_index pg_inherits pg_type pg_enum pg_range pg_proc
    pg_aggregate pg_operator pg_opclass pg_opfamily pg_amop pg_amproc pg_am pg_cast pg_conversion pg_collation
    pg_language pg_transform pg_rewrite pg_trigger pg_event_trigger pg_policy pg_sequence pg_statistic_ext
    pg_extension pg_foreign_data_wrapper pg_foreign_server pg_foreign_table pg_publication
    pg_publication_rel pg_publication_namespace pg_subscription pg_user_mappings pg_ts_config pg_ts_config_map
    pg_ts_dict pg_ts_parser pg_ts_template pg_default_acl pg_description pg_init_privs
    pg_db_role_setting pg_seclabel pg_database pg_shdescription pg_shseclabel""".split()

# These have no oid of their own: their key is made of other columns.
_KEYS = {
    "pg_attribute": "hashint8extended(attrelid::bigint * 2000 + attnum, 0)",
    "pg_index": "indexrelid::bigint",
    "pg_inherits": "hashint8extended(inhrelid::bigint * 4294967291 + inhparent::bigint, 0)",
    "pg_range": "rngtypid::bigint",
    "pg_aggregate": "aggfnoid::bigint",
    "pg_sequence": "seqrelid::bigint",
    "pg_foreign_table": "ftrelid::bigint",
    "pg_ts_config_map": "hashint8extended(mapcfg::bigint * 4294967291 + maptokentype * 1000 + mapseqno, 0)",
    "pg_description": "hashint8extended(objoid::bigint * 4294967291 + classoid::bigint * 2000 + objsubid, 0)",
    "pg_init_privs": "hashint8extended(objoid::bigint * 4294967291 + classoid::bigint * 2000 + objsubid, 0)",
    "pg_db_role_setting": "hashint8extended(setdatabase::bigint * 4294967291 + setrole::bigint, 0)",
    "pg_seclabel": "hashint8extended(objoid::bigint * 4294967291 + classoid::bigint * 2000 + objsubid, 0)",
    "pg_shdescription": "hashint8extended(objoid::bigint * 4294967291 + classoid::bigint, 0)",
    "pg_shseclabel": "hashint8extended(objoid::bigint * 4294967291 + classoid::bigint, 0)",
}  # fmt: skip
# What is read and not watched, and why.
UNWATCHED = {
    "pg_user_mapping": "its options are for its owner: the view pg_user_mappings is watched in its place",
    "pg_authid": "passwords are in it: it may not be read, and its view has no xmin; a rename of a role is not seen",
    "pg_auth_members": "it belongs to the cluster: other databases would disturb; with --roles all is compared",
    "pg_parameter_acl": "as pg_auth_members",
    "pg_tablespace": "as pg_auth_members; only names are read",
    "pg_shdepend": "it follows from owners and privileges",
    "pg_depend": "it follows from the objects; it is the largest catalog",
    "pg_largeobject_metadata": "large objects are data, and there may be millions",
}
_SINCE = {"pg_publication_namespace": 15}
# Not every column may be read by everybody, and xmin not at all where that is so.
_ROWS = {
    "pg_subscription": (
        "hashtextextended(concat_ws('/', subname, subowner, subenabled, subslotname, subpublications), 0)"
    ),
    "pg_user_mappings": "hashtextextended(concat_ws('/', umid, umuser, umoptions), 0)",
}
_DATABASE = "(SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
# Temporary objects come and go with sessions.
_FILTERS = {
    "pg_class": "WHERE relpersistence <> 't' AND relnamespace NOT IN "
    "(SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_(toast_)?temp')",
    "pg_namespace": "WHERE nspname !~ '^pg_(toast_)?temp'",
    # Shared catalogs: other databases are none of ours.
    "pg_db_role_setting": f"WHERE setdatabase = {_DATABASE}",
    "pg_database": "WHERE datname = current_database()",
    "pg_shdescription": f"WHERE classoid = 'pg_database'::regclass AND objoid = {_DATABASE}",
    "pg_shseclabel": f"WHERE classoid = 'pg_database'::regclass AND objoid = {_DATABASE}",
    "pg_subscription": f"WHERE subdbid = {_DATABASE}",
}  # fmt: skip


def watched(version: int) -> list[str]:
    """Return the catalogs that a server of this major version has."""
    return [name for name in CATALOGS if _SINCE.get(name, 0) <= version]


def row_of(catalog: str) -> str:
    """Return the query for a catalog's name, its number of rows and a sum that changes with any of them."""
    row = _ROWS.get(catalog, f"hashint8extended(xmin::text::bigint, {_KEYS.get(catalog, 'oid::bigint')})")
    return (
        f"SELECT '{catalog}', count(*), coalesce(sum({row}), 0) "  # noqa: S608
        f"FROM pg_catalog.{catalog} {_FILTERS.get(catalog, '')}"
    )


def fingerprint_query(version: int) -> str:
    """Return the query whose value changes with any DDL, on a server of this major version."""
    parts = map(row_of, watched(version))
    return (
        "SELECT md5(string_agg(name || count || ':' || value, ' ' ORDER BY name COLLATE \"C\")) FROM ("  # noqa: S608
        + " UNION ALL ".join(parts)
        + ") AS t (name, count, value)"
    )


# What no kind reads, or none that is always asked: what users made of it is counted.
_UNREAD = {
    "large object": "pg_catalog.pg_largeobject_metadata WHERE oid >= 16384 AND lomacl IS NOT NULL",
    "security label of a system object": "pg_catalog.pg_seclabel WHERE objoid < 16384",
    "foreign key with disabled triggers": """pg_catalog.pg_trigger t
        WHERE t.tgisinternal AND t.tgconstraint <> 0 AND t.tgenabled <> 'O' AND t.oid >= 16384""",
    "statistics target of a constraint's index": """pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conindid AND a.attstattarget >= 0
        WHERE k.contype = 'x' AND k.oid >= 16384""",
    # Indexes, constraints, triggers … are no members of the extension that made them: the transaction tells.
    "part added to an extension's table": """pg_catalog.pg_depend d
        JOIN pg_catalog.pg_depend e ON e.classid = 'pg_class'::regclass AND e.objid = d.refobjid AND e.deptype = 'e'
             AND e.refclassid = 'pg_extension'::regclass
        LEFT JOIN pg_catalog.pg_class i ON d.classid = 'pg_class'::regclass AND i.oid = d.objid
        WHERE d.refclassid = 'pg_class'::regclass AND d.deptype = 'a' AND d.xmin::text <> e.xmin::text
        AND (d.classid <> 'pg_class'::regclass OR i.relkind IN ('i', 'I'))""",
    "object in a system schema": """(
            SELECT 'pg_class'::regclass, oid, relnamespace FROM pg_catalog.pg_class
            WHERE relkind IN ('r', 'v', 'm', 'S', 'f', 'p')
            UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace FROM pg_catalog.pg_proc
            UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace FROM pg_catalog.pg_operator
            UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_catalog.pg_type WHERE typtype IN ('e', 'd')
        ) o (catalog, oid, namespace)
        JOIN pg_catalog.pg_namespace n ON n.oid = o.namespace AND n.nspname IN ('pg_catalog', 'information_schema')
        WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x
            WHERE x.classid = o.catalog AND x.objid = o.oid AND x.deptype IN ('e', 'i'))""",
}
_COUNTED = {
    "part added to an extension's table": "count(DISTINCT (d.classid, d.objid))",
    "foreign key with disabled triggers": "count(DISTINCT t.tgconstraint)",
}


def unread_query(version: int, read: Collection[str]) -> str:
    """Return the query that counts what users made that no kind reads. read: the names of the kinds that are asked."""
    parts = []
    if version >= 14:  # noqa: PLR2004 - the release that brought DETACH CONCURRENTLY
        parts.append(
            "SELECT 'partition whose DETACH CONCURRENTLY was interrupted', count(*)::int "
            "FROM pg_catalog.pg_inherits WHERE inhdetachpending"
        )
    for name, source in _UNREAD.items():
        if name not in read:
            quoted, number = name.replace("'", "''"), _COUNTED.get(name, "count(*)")
            parts.append(f"SELECT '{quoted}', {number}::int FROM {source}")  # noqa: S608
    return "SELECT * FROM (" + " UNION ALL ".join(parts) + ") AS census (kind, count) WHERE count > 0"  # noqa: S608
