"""Snapshots: a catalog as versioned JSON, exactly as it was read; compressed when the name ends in .gz or .zst.

Readable by later versions: the document names its format, the pgsync that wrote it and the fields of every kind. A
field that a later pgsync adds has a default, which is what a snapshot without it means; a field that this one does not
know is an error that names it.
"""

import gzip
import hashlib
import json
import os
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, Field, asdict, fields, is_dataclass
from functools import cache
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

from pgsync import __version__
from pgsync.errors import PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.objects import Catalog, DbObject, Dependency, Server
from pgsync.plain import dataclass
from pgsync.store.paths import private_directory

FORMAT = 1
KIND = "pgsync snapshot"
_KEYS = frozenset(
    """format kind tool origin server fingerprint scopes tablespaces unmanaged objects dependencies""".split()
)
_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
_PLAIN = (str, int, float, bool, type(None))
_COLLECTIONS = (tuple, frozenset)
_TOGETHER = 1000  # objects that are encoded at once: each call has its price

T = typing.TypeVar("T")
Document = dict[str, Any]
Codec = Callable[[Any], Any]


class BadSnapshot(PgsyncError):
    """A file is no snapshot that this pgsync can read."""


def _once(function: Callable[[Any], T]) -> Callable[[Any], T]:
    """Return the function with a memory: called once for each argument."""
    return cache(function)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a snapshot comes from: the connection's name, its address without secrets, when (ISO 8601, UTC).

    version_num: of the server, 180004.
    """

    name: str = ""
    address: str = ""
    taken: str = ""
    version_num: int = 0


def save(catalog: Catalog, path: Path, origin: Origin | None = None) -> None:
    """Write a catalog to a file that only its owner may read; the same bytes for the same catalog and origin."""
    _write(path, _compressed(dumps(catalog, origin), path.name))


def dumps(catalog: Catalog, origin: Origin | None = None) -> bytes:
    """Return a catalog as the text of a snapshot, not compressed."""
    return (json.dumps(dump(catalog, origin), ensure_ascii=True, separators=(",", ":")) + "\n").encode()


def _compressed(data: bytes, name: str) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(data, 6, mtime=0)
    return bytes(zstandard(name).compress(data)) if name.endswith(".zst") else data


def _decompressed(data: bytes, name: str) -> bytes:
    """Return what a file holds, however it is compressed: by its first bytes, not by its name."""
    if data.startswith(_GZIP):
        return gzip.decompress(data)
    if not data.startswith(_ZSTANDARD):
        return data
    module = zstandard(name)
    try:
        return bytes(module.decompress(data))
    except module.ZstdError:
        raise ValueError("no Zstandard") from None


def zstandard(name: str) -> Any:
    """Return Python's own module for Zstandard, which 3.14 brought, or its backport; raises BadSnapshot without."""
    for module in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(module)
    raise BadSnapshot(
        f"cannot compress or read {name}",
        "This Python has no Zstandard; Python 3.14 and newer have.",
        "Name a file that ends in .json.gz, or: pip install 'pgsync-schema[zstd]'.",
    )


def is_snapshot(path: Path) -> bool:
    """Tell whether a file is a snapshot, of whatever format."""
    try:
        return bool(_document(_read(path), str(path))["kind"] == KIND)
    except (PgsyncError, KeyError, TypeError):
        return False


def is_one(data: bytes) -> bool:
    """Tell whether what was read can be a snapshot rather than SQL."""
    return data.startswith((_GZIP, _ZSTANDARD)) or data.lstrip()[:1] == b"{"


def _write(path: Path, data: bytes) -> None:
    """Replace a file in one step, on the disk when this returns."""
    private_directory(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def load(path: Path, kinds: Iterable[Kind[Any]]) -> Catalog:
    """Return the catalog of a file; raises BadSnapshot when it is missing, damaged or of another format."""
    return load_with_origin(path, kinds)[0]


def load_with_origin(path: Path, kinds: Iterable[Kind[Any]]) -> tuple[Catalog, Origin]:
    """Return the catalog of a file, and where it comes from; raises BadSnapshot."""
    return loads(_read(path), str(path), kinds)


def loads(data: bytes, name: str, kinds: Iterable[Kind[Any]]) -> tuple[Catalog, Origin]:
    """Return the catalog that a file holds, and where it comes from; raises BadSnapshot. name: for messages."""
    document = _document(data, name)
    try:
        return restore(document, {kind.name: kind for kind in kinds}), Origin(**document.get("origin", {}))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        if isinstance(error, PgsyncError):
            raise
        raise BadSnapshot(f"{name} is no snapshot of this pgsync", "A part of it is missing or unknown.") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadSnapshot(f"could not read {path}", f"{error.strerror or error}.") from None


def _document(data: bytes, name: str) -> Any:
    try:
        return json.loads(_decompressed(data, name))
    except (OSError, ValueError, EOFError, RecursionError):
        raise BadSnapshot(f"{name} is damaged", "It is no complete snapshot.") from None


def dump(catalog: Catalog, origin: Origin | None = None) -> Document:
    """Return a catalog as a JSON document; the addresses, valid in one database only, are left out."""
    ids: dict[ObjectId, int] = {}
    objects = dump_objects(catalog.objects.values(), ids)
    dependencies = [
        [ids.setdefault(d.dependent, len(ids)), ids.setdefault(d.referenced, len(ids)), d.type]
        for d in catalog.dependencies
    ]
    return {
        "format": FORMAT,
        "kind": KIND,
        "tool": f"pgsync {__version__}",
        "origin": asdict(origin or Origin()),
        "server": asdict(catalog.server),
        "fingerprint": catalog.fingerprint,
        "scopes": sorted(catalog.scopes),
        "tablespaces": None if catalog.tablespaces is None else sorted(catalog.tablespaces),
        "unmanaged": dict(sorted(catalog.unmanaged.items())),
        "objects": objects | {"ids": [[id_.kind, list(id_.path)] for id_ in ids]},
        "dependencies": dependencies,
    }


def restore(document: Document, kinds: Mapping[str, Kind[Any]]) -> Catalog:
    """Return the catalog of a document; raises BadSnapshot, KeyError, TypeError, ValueError for another one."""
    if document["format"] != FORMAT:
        raise BadSnapshot(
            "the snapshot has another format",
            f"Its format is {str(document['format'])[:20]}; this pgsync reads format {FORMAT}.",
            f"Use the pgsync that wrote it: {_tool(document)}.",
        )
    unknown = sorted(document.keys() - _KEYS)
    if unknown:
        raise BadSnapshot(
            "the snapshot was saved by a newer pgsync",
            f"It has what this one does not know: {', '.join(unknown)[:200]}.",
            f"Use the pgsync that wrote it: {_tool(document)}.",
        )
    ids = _ids(document["objects"])
    return Catalog(
        Server(**document["server"]),
        restore_objects(document["objects"], kinds, _tool(document)),
        tuple(Dependency(ids[one], ids[other], type_) for one, other, type_ in document["dependencies"]),
        Counter(document["unmanaged"]),
        document["fingerprint"],
        frozenset(document.get("scopes", ())),
        None if (spaces := document.get("tablespaces")) is None else frozenset(spaces),
    )


def _tool(document: Document) -> str:
    return str(document.get("tool", "an older one"))[:40]


def dump_objects(objects: Iterable[DbObject[Any]], ids: dict[ObjectId, int] | None = None) -> Document:
    """Return objects as a JSON document: their kinds' fields once, every identity once.

    ids: collects the numbers of the identities, for further references to them.
    """
    numbers: dict[ObjectId, int] = {} if ids is None else ids
    known: dict[str, list[str]] = {}
    encoded: dict[int, list[Any]] = {}  # by the address of what is encoded: many objects have the same
    rows = []
    for item in objects:
        if item.id.kind not in known:
            known[item.id.kind] = [f.name for f in _spec_fields(type(item.spec))]
        number = numbers.setdefault(item.id, len(numbers))
        parent = None if item.parent is None else numbers.setdefault(item.parent, len(numbers))
        values = encoded.get(id(item.spec))
        if values is None:
            values = encoded[id(item.spec)] = _encoded_fields(item.spec)
        rows.append([number, parent, values])
    return {"fields": known, "ids": [[id_.kind, list(id_.path)] for id_ in numbers], "rows": rows}


def restore_objects(
    document: Document, kinds: Mapping[str, Kind[Any]], tool: str = "another version"
) -> dict[ObjectId, DbObject[Any]]:
    """Return the objects of a document; raises BadSnapshot when a kind has other fields, none of them optional.

    tool: which pgsync saved them.
    """
    decoders = {name: _decoders_of(name, saved, kinds, tool) for name, saved in document["fields"].items()}
    ids = _ids(document)
    found = {}
    for number, parent, values in document["rows"]:
        kind = ids[number].kind
        decoded = {name: decode(value) for (name, decode), value in zip(decoders[kind], values, strict=True)}
        found[ids[number]] = DbObject(ids[number], kinds[kind].spec(**decoded), None if parent is None else ids[parent])
    return found


def _decoders_of(name: str, saved: list[str], kinds: Mapping[str, Kind[Any]], tool: str) -> list[tuple[str, Codec]]:
    """Return the saved fields of a kind with their decoders."""
    if name not in kinds:
        raise _from_another(f"It has objects of a kind that this one does not know: {name}.", tool)
    known = {f.name: f for f in _spec_fields(kinds[name].spec)}
    strange = [field for field in saved if field not in known]
    missing = [
        f.name for f in known.values() if f.name not in saved and f.default is MISSING and f.default_factory is MISSING
    ]
    if strange or missing:
        words = [f"without {', '.join(missing)}"] if missing else []
        words += [f"with {', '.join(strange)}, which this one does not know"] if strange else []
        raise _from_another(f"It knows other properties of the kind {name}: {' and '.join(words)[:300]}.", tool)
    decoders = dict(zip(known, _decoders(kinds[name].spec), strict=True))
    return [(field, decoders[field]) for field in saved]


def _from_another(detail: str, tool: str) -> BadSnapshot:
    return BadSnapshot(
        "the snapshot was saved by another version of pgsync", detail, f"Use the pgsync that saved it: {tool}."
    )


def contents_digest(objects: Iterable[DbObject[Any]], left_out: Mapping[str, frozenset[str]] | None = None) -> str:
    """Return a SHA-256 of what is compared of these objects: the same whatever their order and addresses.

    left_out: by kind, the fields that do not count.
    """
    found = hashlib.sha256()
    rows: list[tuple[Any, ...]] = []
    kinds: dict[str, list[DbObject[Any]]] = {}
    for item in objects:
        kinds.setdefault(item.id.kind, []).append(item)
    for kind, items in sorted(kinds.items()):
        without = (left_out or {}).get(kind, frozenset())
        values = _getter([f.name for f in _spec_fields(type(items[0].spec)) if f.compare and f.name not in without])
        for item in sorted(items, key=lambda item: item.id.path):
            rows.append((item.id, item.parent, *values(item.spec)))
            if len(rows) == _TOGETHER:
                found.update(_ENCODER.encode(rows).encode())
                rows.clear()
    found.update(_ENCODER.encode(rows).encode())
    return found.hexdigest()


def _ids(document: Document) -> list[ObjectId]:
    return [ObjectId(kind, tuple(path)) for kind, path in document["ids"]]


@_once
def _spec_fields(spec: Any) -> tuple[Field[Any], ...]:
    return fields(spec)


# --------------------------------------------------------------------------------------------- encoding


def _encoded_fields(spec: Any) -> list[Any]:
    return [value if value.__class__ in _AS_IT_IS else _encoded(value) for value in _values_of(type(spec))(spec)]


@_once
def _values_of(spec: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return the function that returns the values of all fields of a dataclass."""
    return _getter([f.name for f in _spec_fields(spec)])


def _getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return the function that returns the values of some fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _encoded(value: Any) -> Any:
    """Return a value as JSON: what it is made of is known from the field's type when it is read."""
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, tuple):  # a NamedTuple too
        return [_encoded(part) for part in value]
    if isinstance(value, frozenset):
        return sorted((_encoded(part) for part in value), key=json.dumps)
    if is_dataclass(value):
        return _encoded_fields(value)
    raise TypeError(f"a snapshot cannot hold {type(value).__name__}")


_ENCODER = json.JSONEncoder(default=_encoded, check_circular=False)  # which knows tuples and plain values itself


# --------------------------------------------------------------------------------------------- decoding


@_once
def _decoders(spec: Any) -> Sequence[Codec]:
    """Return one function for each field of a dataclass, in their order."""
    hints = typing.get_type_hints(spec)
    return [_decoder(hints[f.name]) for f in _spec_fields(spec)]


@_once
def _decoder(hint: Any) -> Codec:
    """Return the function that makes a value of a type from its JSON; raises TypeError for an unknown type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _checked(hint)
    if origin in {typing.Union, types.UnionType}:
        return _optional(arguments)
    if origin is typing.Literal:
        return _checked(type(arguments[0]))
    if origin in _COLLECTIONS:
        return _collection(origin, arguments)
    if isinstance(hint, type) and issubclass(hint, tuple):
        hints = typing.get_type_hints(hint)
        parts = [_decoder(hints[name]) for name in hint._fields]  # type: ignore[attr-defined]
        return lambda value: hint(*(part(v) for part, v in zip(parts, value, strict=True)))
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: hint(*(part(v) for part, v in zip(_decoders(hint), value, strict=True)))
    raise TypeError(f"a snapshot cannot hold {hint}")


def _checked(plain: type) -> Codec:
    def decode(value: Any) -> Any:
        if plain is float and type(value) is int:
            return float(value)
        if type(value) is not plain:
            raise TypeError(f"{plain.__name__} expected")
        return value

    return decode


def _optional(arguments: tuple[Any, ...]) -> Codec:
    """Return the decoder of "X | None"; a union of more types has no JSON that tells them apart."""
    others = [a for a in arguments if a is not type(None)]
    if len(others) != 1 or len(others) == len(arguments):
        if all(a in _PLAIN for a in arguments):
            return lambda value: value
        raise TypeError(f"a snapshot cannot hold {arguments}")
    decode = _decoder(others[0])
    return lambda value: None if value is None else decode(value)


def _collection(origin: Any, arguments: tuple[Any, ...]) -> Codec:
    if origin is tuple and not (len(arguments) == 2 and arguments[1] is Ellipsis):  # noqa: PLR2004
        parts = [_decoder(argument) for argument in arguments]
        return lambda value: tuple(part(v) for part, v in zip(parts, value, strict=True))
    decode = _decoder(arguments[0])
    return lambda value: origin(map(decode, value))
