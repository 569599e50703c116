"""Collations: CREATE COLLATION, catalog pg_collation. What version the system has of them is not compared."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_COLLATION, PG_NAMESPACE, named, simple_drop
from pgsync.kinds.swap import discard_type, park_type
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row, Swap
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

# Keywords of ICU's old locale names and their values, as in language tags (CLDR, bcp47/collation.xml).
_KEYWORDS = {
    "collation": "co", "colalternate": "ka", "colbackwards": "kb", "colcaselevel": "kc", "colcasefirst": "kf",
    "colnormalization": "kk", "colnumeric": "kn", "colreorder": "kr", "colstrength": "ks",
}  # fmt: skip
_VALUES = {
    "phonebook": "phonebk", "traditional": "trad", "dictionary": "dict", "gb2312han": "gb2312", "yes": "true",
    "no": "false", "non-ignorable": "noignore", "primary": "level1", "secondary": "level2", "tertiary": "level3",
    "quaternary": "level4", "quarternary": "level4", "identical": "identic",
}  # fmt: skip
_PROVIDERS = {"b": "builtin", "c": "libc", "i": "icu"}


@dataclass(frozen=True, slots=True)
class Collation:
    """`provider` in words. libc has `collate` and `ctype`, the others `locale`."""

    provider: str
    locale: str | None
    collate: str | None
    ctype: str | None
    is_deterministic: bool
    rules: str | None


def query(version: int) -> str:
    """Every collation; until 14 the ICU locale stood in collcollate."""
    locale = "CASE WHEN c.collprovider <> 'c' THEN c.collcollate END"
    if version >= 15:
        locale = "c.colllocale" if version >= 17 else "c.colliculocale"
    rules = "c.collicurules" if version >= 16 else "NULL"
    return f"""
        SELECT c.oid, c.collnamespace, c.collname, c.collowner, c.collprovider::text, {locale}::text,
               CASE WHEN c.collprovider = 'c' THEN c.collcollate::text END,
               CASE WHEN c.collprovider = 'c' THEN c.collctype::text END, c.collisdeterministic, {rules}
        FROM pg_collation c WHERE c.oid >= 16384 ORDER BY c.collname, c.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Collation] | None:
    """Return the collation."""
    oid, namespace, name, owner, provider, *fields = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("collation", (*schema.path, name))
    reader.owned(id_, owner)
    return DbObject(id_, Collation(_PROVIDERS[provider], *fields), None, (Address(PG_COLLATION, oid),))


def _definition(spec: Collation) -> Iterator[str]:
    yield f"PROVIDER = {spec.provider}"
    if spec.locale is not None:
        yield f"LOCALE = {literal(spec.locale)}"
    elif spec.collate is not None and spec.collate == spec.ctype:
        yield f"LOCALE = {literal(spec.collate)}"
    else:
        yield f"LC_COLLATE = {literal(spec.collate or '')}"
        yield f"LC_CTYPE = {literal(spec.ctype or '')}"
    if not spec.is_deterministic:
        yield "DETERMINISTIC = false"
    if spec.rules is not None:
        yield f"RULES = {literal(spec.rules)}"


def create(item: DbObject[Collation], context: Context) -> Iterator[Statement]:
    """CREATE COLLATION."""
    yield Statement(f"CREATE {context.identity(item.id)} ({', '.join(_definition(item.spec))})")


def lacks(item: DbObject[Collation], _catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """The builtin provider came with 17, rules with 16."""
    spec = item.spec
    if spec.provider == "builtin":
        yield Lack("collations of the builtin provider", 18 if spec.locale == "PG_UNICODE_FAST" else 17)
    if spec.rules is not None:
        yield Lack("collations with rules", 16)


def language_tag(locale: str | None) -> str | None:
    """Return an ICU locale as 16 and newer write it, but in small letters; older ones keep what was said."""
    if locale in {"C", "POSIX"}:
        return "en-us-u-va-posix"
    name, _, keywords = (locale or "").partition("@")
    pairs = [pair.lower().partition("=") for pair in keywords.split(";") if pair]
    if locale is None or any(key not in _KEYWORDS for key, _, _ in pairs):
        return locale
    tag = name.lower().replace("_", "-") or "und"
    options = sorted(f"{_KEYWORDS[key]}-{_VALUES.get(value, value)}" for key, _, value in pairs)
    return "-".join([tag, "u", *options]) if options else tag


KIND = Kind(
    name="collation",
    plural="collations",
    spec=Collation,
    lacks=lacks,
    classid=PG_COLLATION,
    query=query,
    read=read,
    identity=named("COLLATION"),
    create=create,
    drop=simple_drop,
    replace_on=frozenset({"provider", "locale", "collate", "ctype", "is_deterministic", "rules"}),
    swap=Swap.RENAME,
    park=park_type,
    normal={"locale": language_tag},
    discard=discard_type,
    installed=True,
)
