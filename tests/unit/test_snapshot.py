"""Snapshots: what is saved is what is loaded, for every kind there is."""

import gzip
import json
import stat
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Server as DatabaseServer
from pgsync.conninfo import parse
from pgsync.kinds import KINDS
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Kind, nothing
from pgsync.model.objects import Catalog, DbObject, Dependency, Server
from pgsync.server.connect import connect, read_session
from pgsync.server.introspect import introspect
from pgsync.store import snapshot
from pgsync.store.snapshot import BadSnapshot


class Pair(NamedTuple):
    """Part of a value."""

    left: str
    right: int


@dataclass(frozen=True, slots=True)
class Inner:
    """A dataclass in a field."""

    name: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """A field of every sort."""

    text: str
    number: int
    share: float
    flag: bool
    maybe: str | None
    names: tuple[str, ...]
    fixed: tuple[str, int | None]
    grants: frozenset[Pair]
    other: ObjectId | None
    inner: Inner


KIND: Kind[Any] = Kind(
    name="thing",
    spec=Spec,
    identity=lambda id_: id_.name,
    create=nothing,
    drop=nothing,
    replace_on=frozenset(Spec.__slots__),
)
ID = ObjectId("thing", ("public", 'naïve "x"\n\x1b'))
OTHER = ObjectId("thing", ("public", "other"))
SPEC = Spec(
    text="ö\x00\u202e",
    number=2**63 - 1,
    share=0.1,
    flag=True,
    maybe=None,
    names=("b", "a"),
    fixed=("x", None),
    grants=frozenset({Pair("b", 1), Pair("a", 2)}),
    other=OTHER,
    inner=Inner("i", (Pair("p", 3),)),
)
CATALOG = Catalog(
    Server(18, "app", "me", is_superuser=True, identifier="7", version_text="PostgreSQL 18.4"),
    {
        ID: DbObject(ID, SPEC, OTHER, (Address(1, 2, 3),)),
        OTHER: DbObject(OTHER, replace(SPEC, maybe="m", other=None, share=2.0)),
    },
    (Dependency(ID, OTHER, "n"), Dependency(OTHER, ObjectId("schema", ("elsewhere",)), "a")),
    Counter({"cast": 2}),
    "fingerprint",
)


@pytest.mark.parametrize("name", ("s.json", "s.json.gz"))
def test_what_is_saved_is_loaded(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    snapshot.save(CATALOG, path)

    loaded = snapshot.load(path, [KIND])

    assert loaded == CATALOG
    assert list(loaded.objects) == list(CATALOG.objects)
    assert loaded.objects[ID].addresses == ()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_same_catalog_is_the_same_file(tmp_path: Path) -> None:
    snapshot.save(CATALOG, tmp_path / "1.json.gz")
    snapshot.save(CATALOG, tmp_path / "2.json.gz")

    assert (tmp_path / "1.json.gz").read_bytes() == (tmp_path / "2.json.gz").read_bytes()


def test_real_database_survives(server: DatabaseServer, tmp_path: Path) -> None:
    script = """
        CREATE TYPE mood AS ENUM ('a', 'b');
        CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood, n text COLLATE "C" DEFAULT 'x');
        CREATE INDEX ON t (n) WHERE n IS NOT NULL; ALTER TABLE t ENABLE ROW LEVEL SECURITY;
        CREATE POLICY p ON t USING (true); COMMENT ON TABLE t IS 'c'; GRANT SELECT (n) ON t TO PUBLIC;
        CREATE VIEW v AS SELECT * FROM t; CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT a';
        """
    with server.database(script) as url, connect(parse(url)) as conn:
        read_session(conn)
        catalog = introspect(conn, KINDS)

    snapshot.save(catalog, tmp_path / "s.json.gz")

    assert snapshot.load(tmp_path / "s.json.gz", KINDS) == catalog


def test_every_kind_can_be_saved() -> None:
    for kind in KINDS:
        assert len(snapshot._decoders(kind.spec)) == len(snapshot._spec_fields(kind.spec)), kind.name


@pytest.mark.parametrize(
    ("key", "value", "message"),
    (
        ("format", 2, "another format"),
        ("server", {}, "no snapshot of this pgsync"),
        ("objects", {"fields": {"thing": ["text"]}, "ids": [], "rows": []}, "another version of pgsync"),
        ("objects", {"fields": {"nothing": []}, "ids": [], "rows": []}, "another version of pgsync"),
        ("dependencies", [[0, 99, "n"]], "no snapshot of this pgsync"),
    ),
)
def test_other_documents_are_refused(tmp_path: Path, key: str, value: object, message: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps(snapshot.dump(CATALOG) | {key: value}))

    with pytest.raises(BadSnapshot, match=message):
        snapshot.load(path, [KIND])


def test_value_of_another_type_is_refused(tmp_path: Path) -> None:
    document = snapshot.dump(CATALOG)
    document["objects"]["rows"][0][2][1] = "no number"
    (tmp_path / "s.json").write_text(json.dumps(document))

    with pytest.raises(BadSnapshot):
        snapshot.load(tmp_path / "s.json", [KIND])


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.json.gz"
    snapshot.save(CATALOG, path)
    whole = path.read_bytes()
    for data in (b"", whole[:-20], whole[:10], b"x" * 100, gzip.compress(b"{"), gzip.compress(b"[]")):
        path.write_bytes(data)
        with pytest.raises(BadSnapshot):
            snapshot.load(path, [KIND])
    with pytest.raises(BadSnapshot, match="No such file"):
        snapshot.load(tmp_path / "none.json", [KIND])


def test_digest_ignores_order_and_addresses_but_no_value() -> None:
    objects = list(CATALOG.objects.values())
    moved = [replace(objects[1], addresses=(Address(9, 9),)), objects[0]]
    changed = [objects[0], replace(objects[1], spec=replace(SPEC, flag=False))]

    assert snapshot.contents_digest(objects) == snapshot.contents_digest(moved)
    assert snapshot.contents_digest(objects) != snapshot.contents_digest(changed)
    assert snapshot.contents_digest(objects) != snapshot.contents_digest(objects[:1])
    left_out = {"thing": frozenset({"flag", "maybe", "other", "share"})}
    assert snapshot.contents_digest(changed, left_out) == snapshot.contents_digest(objects, left_out)
