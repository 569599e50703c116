"""The independent witness: what `pg_dump --schema-only` says of a database, as entries that can be compared.

Nothing here uses pgsync. A dump is a set of archive entries, each under a header of pg_dump's own:

    -- Name: orders; Type: TABLE; Schema: public; Owner: postgres
"""

import difflib
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Every word that pg_dump 18 writes after "Type:" in a schema-only dump.
TYPES = frozenset(
    """
    ACCESS METHOD/ACL/AGGREGATE/CAST/CHECK CONSTRAINT/COLLATION/COMMENT/CONSTRAINT/CONVERSION/DEFAULT/DEFAULT ACL/
    DOMAIN/EVENT TRIGGER/EXTENSION/FK CONSTRAINT/FOREIGN DATA WRAPPER/FOREIGN TABLE/FUNCTION/INDEX/INDEX ATTACH/
    MATERIALIZED VIEW/OPERATOR/OPERATOR CLASS/OPERATOR FAMILY/POLICY/PROCEDURAL LANGUAGE/PROCEDURE/PUBLICATION/
    PUBLICATION TABLE/PUBLICATION TABLES IN SCHEMA/ROW SECURITY/RULE/SCHEMA/SECURITY LABEL/SEQUENCE/
    SEQUENCE OWNED BY/SERVER/SHELL TYPE/STATISTICS/SUBSCRIPTION/TABLE/TABLE ATTACH/TEXT SEARCH CONFIGURATION/
    TEXT SEARCH DICTIONARY/TEXT SEARCH PARSER/TEXT SEARCH TEMPLATE/TRANSFORM/TRIGGER/TYPE/USER MAPPING/VIEW
    """.replace("\n", "").replace("    ", "").split("/")
)  # fmt: skip

_HEADER = re.compile(
    r"^--\n-- Name: (?P<name>.*); Type: (?P<type>[^;\n]*); Schema: (?P<schema>.*); Owner: (?P<owner>.*)\n--\n",
    re.MULTILINE,
)
_TRAILER = "\n--\n-- PostgreSQL database dump complete\n"
_SETTING = re.compile(r"^SET (default_tablespace|default_table_access_method) = (.*);$", re.MULTILINE)
_ON_EXTENSION = re.compile(r"^ALTER .* DEPENDS ON EXTENSION .*;$", re.MULTILINE)
_OPTIONS = re.compile(r"\b(?:WITH|OPTIONS) \(([^()]*)\)")
_RESTRICT_KEY = "witness"  # else every dump has a random one
_FREE_TEXT = {"FUNCTION", "PROCEDURE", "AGGREGATE", "TYPE", "RULE", "TRIGGER", "COMMENT", "SECURITY LABEL"}


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One entry of a dump."""

    type: str
    schema: str
    name: str
    text: str

    @property
    def unordered(self) -> "Entry":
        """The entry without what is physical only: the order of columns and of options.

        ALTER TABLE adds a column at the end, SET (...) an option; no statement moves them.
        """
        return Entry(self.type, self.schema, self.name, _unordered(self.type, self.text))


@dataclass(frozen=True)
class Dump:
    """What pg_dump wrote, and its entries."""

    text: str

    @cached_property
    def entries(self) -> Counter[Entry]:
        """The entries; raises ValueError for a type of entry that this reader does not know."""
        return Counter(_entries(self.text))

    @cached_property
    def unordered(self) -> Counter[Entry]:
        """The entries without what is physical only."""
        return Counter(entry.unordered for entry in self.entries.elements())

    def is_same(self, other: "Dump") -> bool:
        """Tell whether both describe the same objects."""
        return self.text == other.text or self.entries == other.entries or self.unordered == other.unordered

    def differences(self, wanted: "Dump") -> str:
        """Return the entries that differ, as a diff from this one to the wanted one."""
        here, there = self.unordered, wanted.unordered
        got, want = (
            [line for e in sorted(side) for line in (f"{e.type} {e.schema}.{e.name}", *e.text.splitlines())]
            for side in (here - there, there - here)
        )
        return "\n".join(difflib.unified_diff(got, want, "got", "wanted", lineterm="", n=2))


def dump(program: Path, conninfo: str) -> Dump:
    """Return what pg_dump writes of the schema of a database; raises CalledProcessError."""
    command = [str(program), "--schema-only", f"--restrict-key={_RESTRICT_KEY}", "--dbname", conninfo]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=120)
    return Dump(done.stdout.decode())


def restore(program: Path, conninfo: str, wanted: Dump) -> None:
    """Run a dump in a database with psql; raises CalledProcessError for the first error."""
    command = [str(program), "-qXb", "-v", "ON_ERROR_STOP=1", "-f", "-", "-d", conninfo]
    text = wanted.text.replace("SET transaction_timeout = 0;\n", "", 1)  # pg_dump's own session; unknown until 16
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True, timeout=120)


def _entries(text: str) -> Iterator[Entry]:
    body = text[: text.rfind(_TRAILER)]
    headers = list(_HEADER.finditer(body))
    place = _places(body[: headers[0].start()] if headers else "", {})
    stops = [*(header.start() for header in headers[1:]), len(body)]
    for header, stop in zip(headers, stops, strict=True):
        type_, statement = header["type"], body[header.end() : stop]
        if type_ not in TYPES:
            message = f"pg_dump wrote an entry of an unknown type: {type_}"
            raise ValueError(message)
        exact = _in_order(_SETTING.sub("", statement).strip())
        if type_ in {"TABLE", "MATERIALIZED VIEW", "INDEX", "CONSTRAINT"}:
            exact = "\n".join([*(f"SET {name} = {value};" for name, value in sorted(place.items())), exact])
        place = _places(statement, place)
        # The owner of a default ACL is the role it is for; every other owner is in a statement.
        name = f"{header['name']} for {header['owner']}" if type_ == "DEFAULT ACL" else header["name"]
        yield Entry(type_, header["schema"], name, _canonical_acl(exact) if type_.endswith("ACL") else exact)


def _in_order(text: str) -> str:
    """Sort what pg_dump writes in the order in which pg_depend happens to have it."""
    lines = iter(sorted(_ON_EXTENSION.findall(text)))
    return _ON_EXTENSION.sub(lambda _: next(lines), text)


def _places(text: str, before: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that hold for the next entry: pg_dump writes them behind the entry before."""
    usual = {"default_tablespace": "''", "default_table_access_method": "heap"}
    now = {**before, **dict(_SETTING.findall(text))}
    return {name: value for name, value in now.items() if value != usual[name]}


def _canonical_acl(text: str) -> str:
    """Sort GRANTs and REVOKEs, each with its grantor: an access control list is a set."""
    grantor, lines = "", []
    for line in filter(None, text.splitlines()):
        if line.endswith("SESSION AUTHORIZATION;") and line.startswith("RESET"):
            grantor = ""
        elif line.startswith("SET SESSION AUTHORIZATION"):
            grantor = f"{line} "
        else:
            lines.append(grantor + line)
    return "\n".join(sorted(lines))


def _unordered(type_: str, text: str) -> str:
    if type_ in _FREE_TEXT:
        return text
    if type_ in {"TABLE", "FOREIGN TABLE"}:  # a line for each column, constraint and setting of a column
        text = "\n".join(sorted(line.removesuffix(",") for line in text.splitlines()))
    elif type_ == "STATISTICS":  # columns are kept, and written, by number
        text = re.sub(r" ON (.*) FROM ", lambda m: f" ON {_sorted(m[1])} FROM ", text, count=1)
    elif type_ == "PUBLICATION TABLE":
        text = re.sub(r" \(([^()]*)\)", lambda m: f" ({_sorted(m[1])})", text, count=1)
    return _OPTIONS.sub(lambda m: f"WITH ({_sorted(m[1])})", text)


def _sorted(items: str) -> str:
    return ", ".join(sorted(re.split(r",\s+", items.strip())))


def types(dumps: Iterable[Dump]) -> Counter[str]:
    """Return how many entries of each type there are."""
    return Counter(entry.type for one in dumps for entry in one.entries.elements())
