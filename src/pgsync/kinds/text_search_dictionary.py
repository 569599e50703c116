"""Text search dictionaries: CREATE, ALTER TEXT SEARCH DICTIONARY, catalog pg_ts_dict."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_TS_DICT, named, simple_drop
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Reader, Row
from pgsync.model.objects import DbObject
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Option = tuple[str, str]  # name and value, both as SQL text


@dataclass(frozen=True, slots=True)
class TextSearchDictionary:
    """The options in their order, which means nothing."""

    template: str
    options: tuple[Option, ...]


def query(_version: int) -> str:
    """Every dictionary."""
    return """
        SELECT d.oid, d.dictnamespace, d.dictname, d.dictowner,
               quote_ident(n.nspname) || '.' || quote_ident(t.tmplname), d.dictinitoption
        FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = d.dicttemplate
        JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE d.oid >= 16384 ORDER BY d.dictname, d.oid"""


def read(row: Row, reader: Reader) -> DbObject[TextSearchDictionary] | None:
    """Return the dictionary."""
    oid, namespace, name, owner, template, options = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("text search dictionary", (*schema.path, name))
    reader.owned(id_, owner)
    spec = TextSearchDictionary(template, tuple(_options(options or "")))
    return DbObject(id_, spec, None, (Address(PG_TS_DICT, oid),))


def _options(text: str) -> Iterator[Option]:
    """Split dictinitoption: name = 'value', "Name" = 5 (serialize_deflist, tsearchcmds.c)."""
    start, end, quote = 0, -1, ""
    for position, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "=":
            end = position
        elif character == ",":
            yield text[start:end].strip(), text[end + 1 : position].strip()
            start = position + 1
    if end >= 0:
        yield text[start:end].strip(), text[end + 1 :].strip()


def create(item: DbObject[TextSearchDictionary], context: Context) -> Iterator[Statement]:
    """CREATE TEXT SEARCH DICTIONARY."""
    words = [f"TEMPLATE = {item.spec.template}", *(f"{name} = {value}" for name, value in item.spec.options)]
    yield Statement(f"CREATE {context.identity(item.id)} ({', '.join(words)})")


def alter_options(
    before: DbObject[TextSearchDictionary], after: DbObject[TextSearchDictionary], context: Context
) -> Iterator[Statement]:
    """ALTER TEXT SEARCH DICTIONARY: a name alone removes an option; all that stay are said in order."""
    kept = {name for name, _ in after.spec.options}
    words = [name for name, _ in before.spec.options if name not in kept]
    words += [f"{name} = {value}" for name, value in after.spec.options]
    yield Statement(f"ALTER {context.identity(after.id)} ({', '.join(words)})")


def normal_options(options: tuple[Option, ...]) -> list[Option]:
    """Return the options in the order of their names."""
    return sorted(options)


KIND = Kind(
    name="text search dictionary",
    plural="text search dictionaries",
    spec=TextSearchDictionary,
    classid=PG_TS_DICT,
    query=query,
    read=read,
    identity=named("TEXT SEARCH DICTIONARY"),
    create=create,
    drop=simple_drop,
    alter={"options": alter_options},
    replace_on=frozenset({"template"}),
    normal={"options": normal_options},
)
