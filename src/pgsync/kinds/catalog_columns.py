"""Every column of every system catalog of PostgreSQL 13 to 18: which kinds compare it, or why none does.

The tests hold this against the kinds' queries and against pg_attribute of each server version, docs/coverage.md is made
of it, and what a newer server has besides is told to the user (unknown_columns).
"""

from collections.abc import Iterable, Iterator, Mapping

from pgsync.plain import dataclass

NEWEST = 18
"""The newest major version whose catalogs are listed here."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Some columns of one catalog.

    kinds: the kinds that compare them, or read from them what an object is called and what it is a part of.
    through: the function of the server that shows them, "" where they are read themselves.
    reason: why they are not compared, "" for those that are.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    through: str = ""
    reason: str = ""


def _by(kinds: str, names: str, through: str = "") -> Columns:
    return Columns(tuple(names.split()), tuple(kinds.split(", ")), through)


def _not(reason: str, names: str) -> Columns:
    return Columns(tuple(names.split()), reason=reason)


_OID = "the address of a row, different in every database"
_COUNT = "follows from other columns"
_STORAGE = "physical: where and how rows are stored, maintained by VACUUM, ANALYZE and rewrites"
_DATA = "data, not structure"
_PLACE = "the state of this place, not structure"
_SCHEMA = "schema"

CATALOGS: Mapping[str, tuple[Columns, ...]] = {
    "pg_aggregate": (
        _by("aggregate", """
            aggfnoid aggkind aggnumdirectargs aggtransfn aggfinalfn aggcombinefn aggserialfn aggdeserialfn aggmtransfn
            aggminvtransfn aggmfinalfn aggfinalextra aggmfinalextra aggfinalmodify aggmfinalmodify aggsortop
            aggtranstype aggtransspace aggmtranstype aggmtransspace agginitval aggminitval"""),
    ),
    "pg_am": (_not(_OID, "oid"), _by("access method", "amname amhandler amtype")),
    "pg_amop": (
        _not(_OID, "oid"),
        _by("operator family member", "amopfamily"),
        _by("operator family member, operator class", """
            amoplefttype amoprighttype amopstrategy amoppurpose amopopr amopsortfamily"""),
        _not("that of its family", "amopmethod"),
    ),
    "pg_amproc": (
        _not(_OID, "oid"),
        _by("operator family member", "amprocfamily"),
        _by("operator family member, operator class", "amproclefttype amprocrighttype amprocnum amproc"),
    ),
    "pg_attrdef": (_not(_OID, "oid"), _by("default", "adrelid adnum adbin")),
    "pg_attribute": (
        _by("column", """
            attrelid attname atttypid atttypmod attnum attnotnull attidentity attgenerated attcollation attstorage
            attstattarget attisdropped attislocal attinhcount attoptions attfdwoptions attcompression"""),
        _by("system privilege, column", "attacl"),
        _not("follows from the type", "attlen attbyval attalign"),
        _not("the declared number of dimensions, which PostgreSQL does not enforce", "attndims"),
        _not("a cache", "attcacheoff"),
        _not(_COUNT, "atthasdef"),
        _not("physical: the value of rows older than the column", "atthasmissing attmissingval"),
    ),
    "pg_auth_members": (
        _not(_OID, "oid"),
        _by("membership", "roleid member grantor admin_option inherit_option set_option"),
    ),
    "pg_authid": (
        _not(_OID, "oid"),
        _by("role", """
            rolname rolsuper rolinherit rolcreaterole rolcreatedb rolcanlogin rolreplication rolbypassrls rolconnlimit
            rolvaliduntil"""),
        _not("a secret, never read", "rolpassword"),
    ),
    "pg_cast": (_not(_OID, "oid"), _by("cast", "castsource casttarget castfunc castcontext castmethod")),
    "pg_class": (
        _not(_OID, "oid"),
        _by("table", """
            relname relnamespace relkind reloftype relam reltablespace relpersistence relreplident relrowsecurity
            relforcerowsecurity relowner relacl reloptions reltoastrelid"""),
        _by("partition", "relispartition relpartbound"),
        _not(f"{_DATA}: whether a materialized view was refreshed", "relispopulated"),
        _not("the row type, which has its table's name", "reltype"),
        _not(_STORAGE, """
            relfilenode relpages reltuples relallvisible relallfrozen relrewrite relfrozenxid relminmxid"""),
        _not(_COUNT, "relnatts relchecks relhasindex relhasrules relhastriggers relhassubclass"),
        _not("users make no shared relations", "relisshared"),
    ),
    "pg_collation": (
        _not(_OID, "oid"),
        _by("collation", """
            collname collnamespace collowner collprovider collisdeterministic collcollate collctype colliculocale
            colllocale collicurules"""),
        _not("that of the database, or any", "collencoding"),
        _not("what the operating system's library was when it was made", "collversion"),
    ),
    "pg_constraint": (
        _not(_OID, "oid"),
        _by("constraint", """
            conname contype conrelid convalidated conenforced conindid conparentid conislocal coninhcount"""),
        _by("domain constraint", "contypid"),
        _by("foreign key", "condeferrable condeferred confrelid"),
        _by("column", "conkey connoinherit"),
        _by("foreign key", "confkey confupdtype confdeltype confmatchtype confdelsetcols", "pg_get_constraintdef"),
        _by("constraint", "conexclop conbin conperiod", "pg_get_constraintdef"),
        _not("that of its table or domain", "connamespace"),
        _not("the equality operators of the index's operator classes", "conpfeqop conppeqop conffeqop"),
    ),
    "pg_conversion": (
        _not(_OID, "oid"),
        _by("conversion", "conname connamespace conowner conforencoding contoencoding conproc condefault"),
    ),
    "pg_database": (
        _not(_OID, "oid"),
        _by("database", """
            datname datdba encoding datlocprovider datcollate datctype datlocale daticulocale daticurules datistemplate
            datconnlimit datacl"""),
        _not("a database that lets nobody in is not compared", "datallowconn"),
        _not("moved only while nobody is connected; where relations lie by themselves is compared", "dattablespace"),
        _not("what the operating system's library was when it was made", "datcollversion"),
        _not(_COUNT, "dathasloginevt datlastsysoid"),
        _not(_STORAGE, "datfrozenxid datminmxid"),
    ),
    "pg_db_role_setting": (_by("database", "setdatabase setrole setconfig"),),
    "pg_default_acl": (
        _not(_OID, "oid"),
        _by("default privilege", "defaclrole defaclnamespace defaclobjtype defaclacl"),
    ),
    "pg_depend": (
        _not("read for the order of the steps and for what belongs to extensions; it follows from the objects", """
            classid objid objsubid refclassid refobjid refobjsubid deptype"""),
    ),
    "pg_description": (_by("comment, system comment", "objoid classoid objsubid description"),),
    "pg_enum": (_not(_OID, "oid"), _by("enum", "enumtypid enumlabel enumsortorder")),
    "pg_event_trigger": (
        _not(_OID, "oid"),
        _by("event trigger", "evtname evtevent evtowner evtfoid evtenabled evttags"),
    ),
    "pg_extension": (
        _not(_OID, "oid"),
        _by("extension", "extname extnamespace extrelocatable extversion"),
        _not("no statement changes it", "extowner"),
        _not("written by the extension's script", "extconfig extcondition"),
    ),
    "pg_foreign_data_wrapper": (
        _not(_OID, "oid"),
        _by("foreign data wrapper", "fdwname fdwowner fdwhandler fdwvalidator fdwacl fdwoptions"),
    ),
    "pg_foreign_server": (
        _not(_OID, "oid"),
        _by("server", "srvname srvowner srvfdw srvtype srvversion srvacl srvoptions"),
    ),
    "pg_foreign_table": (_by("foreign table", "ftrelid ftserver ftoptions"),),
    "pg_index": (
        _by("index", "indexrelid indrelid indisunique indisvalid indisclustered indisreplident"),
        _by("index", """
            indnatts indnkeyatts indkey indcollation indclass indoption indexprs indpred indnullsnotdistinct""",
            "pg_get_indexdef"),
        _not("follows from the constraint whose index it is", "indisprimary indisexclusion indimmediate"),
        _not("how far a CREATE or DROP INDEX CONCURRENTLY came; indisvalid is compared",
             "indcheckxmin indisready indislive"),
    ),
    "pg_inherits": (
        _by("inheritance", "inhrelid inhparent inhseqno"),
        _not("an interrupted DETACH PARTITION CONCURRENTLY; counted as not compared", "inhdetachpending"),
    ),
    "pg_init_privs": (
        _by("system privilege", "objoid classoid objsubid initprivs"),
        _not("follows from the object", "privtype"),
    ),
    "pg_language": (
        _not(_OID, "oid"),
        _by("language", "lanname lanowner lanpltrusted lanplcallfoid laninline lanvalidator lanacl"),
        _not("true for every language that users make", "lanispl"),
    ),
    "pg_largeobject": (_not(_DATA, "loid pageno data"),),
    "pg_largeobject_metadata": (_by("large object", "oid lomowner lomacl"),),
    "pg_namespace": (_not(_OID, "oid"), _by(_SCHEMA, "nspname nspowner nspacl")),
    "pg_opclass": (
        _not(_OID, "oid"),
        _by("operator class", """
            opcmethod opcname opcnamespace opcowner opcfamily opcintype opcdefault opckeytype"""),
    ),
    "pg_operator": (
        _not(_OID, "oid"),
        _by("operator", """
            oprname oprnamespace oprowner oprcanmerge oprcanhash oprleft oprright oprcom oprnegate oprcode oprrest
            oprjoin"""),
        _not("follows from the arguments and the function", "oprkind oprresult"),
    ),
    "pg_opfamily": (_not(_OID, "oid"), _by("operator family", "opfmethod opfname opfnamespace opfowner")),
    "pg_parameter_acl": (_not(_OID, "oid"), _by("parameter privilege", "parname paracl")),
    "pg_partitioned_table": (
        _by("table", "partrelid partstrat partnatts partattrs partclass partcollation partexprs", "pg_get_partkeydef"),
        _not("the partition whose bound is DEFAULT", "partdefid"),
    ),
    "pg_policy": (
        _not(_OID, "oid"),
        _by("policy", "polname polrelid polcmd polpermissive polroles polqual polwithcheck"),
    ),
    "pg_proc": (
        _not(_OID, "oid"),
        _by("function, procedure", """
            proname pronamespace proowner prolang procost prorows prosupport prokind prosecdef proleakproof proisstrict
            provolatile proparallel pronargs pronargdefaults proargtypes proallargtypes proargmodes proargnames
            protrftypes prosrc probin prosqlbody proconfig proacl"""),
        _by("function, procedure", "proargdefaults", "pg_get_function_arg_default"),
        _by("function, procedure, aggregate", "proretset prorettype", "pg_get_function_result"),
        _not("follows from the modes of the arguments", "provariadic"),
    ),
    "pg_publication": (
        _not(_OID, "oid"),
        _by("publication", """
            pubname pubowner puballtables pubinsert pubupdate pubdelete pubtruncate pubviaroot pubgencols"""),
    ),
    "pg_publication_namespace": (_not(_OID, "oid"), _by("publication schema", "pnpubid pnnspid")),
    "pg_publication_rel": (_not(_OID, "oid"), _by("publication table", "prpubid prrelid prqual prattrs")),
    "pg_range": (
        _by("range type", """
            rngtypid rngsubtype rngmultitypid rngcollation rngsubopc rngcanonical rngsubdiff"""),
    ),
    "pg_replication_origin": (_not(_PLACE, "roident roname"),),
    "pg_rewrite": (
        _not(_OID, "oid"),
        _by("rule", "rulename ev_class ev_enabled"),
        _by("rule", "ev_type is_instead ev_qual ev_action", "pg_get_ruledef"),
    ),
    "pg_seclabel": (_by("security label", "objoid classoid objsubid provider label"),),
    "pg_sequence": (
        _by("sequence", "seqrelid seqtypid seqstart seqincrement seqmax seqmin seqcache seqcycle"),
    ),
    "pg_shdepend": (
        _by("role", "dbid classid refclassid refobjid"),
        _not("read for what uses a role elsewhere; it follows from owners and privileges", "objid objsubid deptype"),
    ),
    "pg_shdescription": (_by("role, database", "objoid classoid description", "shobj_description"),),
    "pg_shseclabel": (_by("database", "objoid classoid provider label"),),
    "pg_statistic": (
        _not(f"{_DATA}: what ANALYZE found", """
            starelid staattnum stainherit stanullfrac stawidth stadistinct stakind1 stakind2 stakind3 stakind4 stakind5
            staop1 staop2 staop3 staop4 staop5 stacoll1 stacoll2 stacoll3 stacoll4 stacoll5 stanumbers1 stanumbers2
            stanumbers3 stanumbers4 stanumbers5 stavalues1 stavalues2 stavalues3 stavalues4 stavalues5"""),
    ),
    "pg_statistic_ext": (
        _not(_OID, "oid"),
        _by("statistics", "stxrelid stxname stxnamespace stxowner stxkeys stxstattarget stxkind"),
        _by("statistics", "stxexprs", "pg_get_statisticsobjdef_columns"),
    ),
    "pg_statistic_ext_data": (
        _not(f"{_DATA}: what ANALYZE found", "stxoid stxdinherit stxdndistinct stxddependencies stxdmcv stxdexpr"),
    ),
    "pg_subscription": (
        _not(_OID, "oid"),
        _by("subscription", """
            subdbid subname subowner subenabled subconninfo subslotname subsynccommit subpublications subbinary
            substream subtwophasestate subdisableonerr subpasswordrequired subrunasowner suborigin subfailover"""),
        _not(_PLACE, "subskiplsn"),
    ),
    "pg_subscription_rel": (_not(_PLACE, "srsubid srrelid srsubstate srsublsn"),),
    "pg_tablespace": (
        _not(_OID, "oid"),
        _by("table, index, materialized view, constraint", "spcname"),
        _not("of the cluster, and of its machine's directories", "spcowner spcacl spcoptions"),
    ),
    "pg_transform": (_not(_OID, "oid"), _by("transform", "trftype trflang trffromsql trftosql")),
    "pg_trigger": (
        _not(_OID, "oid"),
        _by("trigger", "tgrelid tgparentid tgname tgenabled tgisinternal tgconstraint"),
        _by("trigger", """
            tgfoid tgtype tgconstrrelid tgdeferrable tginitdeferred tgnargs tgattr tgargs tgqual tgoldtable
            tgnewtable""", "pg_get_triggerdef"),
        _not("of foreign keys' own triggers", "tgconstrindid"),
    ),
    "pg_ts_config": (
        _not(_OID, "oid"),
        _by("text search configuration", "cfgname cfgnamespace cfgowner cfgparser"),
    ),
    "pg_ts_config_map": (_by("text search configuration", "mapcfg maptokentype mapseqno mapdict"),),
    "pg_ts_dict": (
        _not(_OID, "oid"),
        _by("text search dictionary", "dictname dictnamespace dictowner dicttemplate dictinitoption"),
    ),
    "pg_ts_parser": (
        _not(_OID, "oid"),
        _by("text search parser", "prsname prsnamespace prsstart prstoken prsend prsheadline prslextype"),
    ),
    "pg_ts_template": (_not(_OID, "oid"), _by("text search template", "tmplname tmplnamespace tmplinit tmpllexize")),
    "pg_type": (
        _not(_OID, "oid"),
        _by("enum, composite type, domain, base type, range type, shell type", "typname typnamespace typowner typacl"),
        _by("base type", """
            typlen typbyval typtype typcategory typispreferred typisdefined typdelim typelem typarray typinput
            typoutput typreceive typsend typmodin typmodout typanalyze typsubscript typalign typstorage typcollation
            typdefault"""),
        _by("domain", "typbasetype typtypmod typnotnull typdefaultbin"),
        _by("composite type", "typrelid"),
        _not("the declared number of dimensions, which PostgreSQL does not enforce", "typndims"),
    ),
    "pg_user_mapping": (
        _not(_OID, "oid"),
        _by("user mapping", "umuser umoptions"),
        _by("user mapping", "umserver", "pg_user_mappings"),
    ),
}  # fmt: skip


def known_columns() -> dict[str, frozenset[str]]:
    """Return the columns that are listed, by catalog."""
    return {name: frozenset(c for part in parts for c in part.names) for name, parts in CATALOGS.items()}


def unknown_columns(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return what a server has and is not listed here: a catalog's name, or catalog.column.

    found: (catalog, column) of all system catalogs.
    """
    known = known_columns()
    seen: set[str] = set()
    for catalog, column in found:
        word = f"{catalog}.{column}" if catalog in known else catalog
        if column not in known.get(catalog, ()) and word not in seen:
            seen.add(word)
            yield word
