"""Snapshots: a catalog as versioned JSON, exactly as it was read; compressed when the name ends in .gz."""

import gzip
import hashlib
import json
import os
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, asdict, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pgsync.errors import PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.objects import Catalog, DbObject, Dependency, Server
from pgsync.store.paths import private_directory

FORMAT = 1
_PLAIN = (str, int, float, bool, type(None))
_COLLECTIONS = (tuple, frozenset)

T = typing.TypeVar("T")
Document = dict[str, Any]
Codec = Callable[[Any], Any]


class BadSnapshot(PgsyncError):
    """A file is no snapshot that this pgsync can read."""


def _once(function: Callable[[Any], T]) -> Callable[[Any], T]:
    """Return the function with a memory: called once for each argument."""
    return cache(function)


def save(catalog: Catalog, path: Path) -> None:
    """Write a catalog to a file that only its owner may read; the same bytes for the same catalog."""
    text = json.dumps(dump(catalog), ensure_ascii=True, separators=(",", ":")) + "\n"
    data = text.encode()
    _write(path, gzip.compress(data, 6, mtime=0) if path.name.endswith(".gz") else data)


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
    try:
        data = path.read_bytes()
        document = json.loads(gzip.decompress(data) if path.name.endswith(".gz") else data)
    except OSError as error:
        raise BadSnapshot(f"could not read {path}", f"{error.strerror or error}.") from None
    except (ValueError, EOFError, RecursionError):
        raise BadSnapshot(f"{path} is damaged", "It is no complete snapshot.") from None
    try:
        return restore(document, {kind.name: kind for kind in kinds})
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        if isinstance(error, PgsyncError):
            raise
        raise BadSnapshot(f"{path} is no snapshot of this pgsync", "A part of it is missing or unknown.") from None


def dump(catalog: Catalog) -> Document:
    """Return a catalog as a JSON document; the addresses, valid in one database only, are left out."""
    ids: dict[ObjectId, int] = {}
    objects = dump_objects(catalog.objects.values(), ids)
    dependencies = [
        [ids.setdefault(d.dependent, len(ids)), ids.setdefault(d.referenced, len(ids)), d.type]
        for d in catalog.dependencies
    ]
    return {
        "format": FORMAT,
        "server": asdict(catalog.server),
        "fingerprint": catalog.fingerprint,
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
        )
    ids = _ids(document["objects"])
    return Catalog(
        Server(**document["server"]),
        restore_objects(document["objects"], kinds),
        tuple(Dependency(ids[one], ids[other], type_) for one, other, type_ in document["dependencies"]),
        Counter(document["unmanaged"]),
        document["fingerprint"],
    )


def dump_objects(objects: Iterable[DbObject[Any]], ids: dict[ObjectId, int] | None = None) -> Document:
    """Return objects as a JSON document: their kinds' fields once, every identity once.

    ids: collects the numbers of the identities, for further references to them.
    """
    numbers: dict[ObjectId, int] = {} if ids is None else ids
    known: dict[str, list[str]] = {}
    rows = []
    for item in objects:
        known.setdefault(item.id.kind, [f.name for f in _spec_fields(type(item.spec))])
        number = numbers.setdefault(item.id, len(numbers))
        parent = None if item.parent is None else numbers.setdefault(item.parent, len(numbers))
        rows.append([number, parent, _encoded_fields(item.spec)])
    return {"fields": known, "ids": [[id_.kind, list(id_.path)] for id_ in numbers], "rows": rows}


def restore_objects(document: Document, kinds: Mapping[str, Kind[Any]]) -> dict[ObjectId, DbObject[Any]]:
    """Return the objects of a document; raises BadSnapshot when a kind is not what it was when they were saved."""
    for name, saved in document["fields"].items():
        if name not in kinds or [f.name for f in _spec_fields(kinds[name].spec)] != saved:
            raise BadSnapshot(
                "the snapshot was saved by another version of pgsync",
                f"It knows other properties of the kind {name}.",
                "Use the pgsync that saved it.",
            )
    ids = _ids(document)
    found = {}
    for number, parent, values in document["rows"]:
        spec = kinds[ids[number].kind].spec
        decoded = [decode(value) for decode, value in zip(_decoders(spec), values, strict=True)]
        found[ids[number]] = DbObject(ids[number], spec(*decoded), None if parent is None else ids[parent])
    return found


def contents_digest(objects: Iterable[DbObject[Any]], left_out: Mapping[str, frozenset[str]] | None = None) -> str:
    """Return a SHA-256 of what is compared of these objects: the same whatever their order and addresses.

    left_out: by kind, the fields that do not count.
    """
    rows = sorted(_digest(item, (left_out or {}).get(item.id.kind, frozenset())) for item in objects)
    return hashlib.sha256(b"".join(rows)).hexdigest()


def _digest(item: DbObject[Any], left_out: frozenset[str]) -> bytes:
    values = [
        _encoded(getattr(item.spec, f.name))
        for f in _spec_fields(type(item.spec))
        if f.compare and f.name not in left_out
    ]
    return hashlib.sha256(json.dumps([item.id, item.parent, values]).encode()).digest()


def _ids(document: Document) -> list[ObjectId]:
    return [ObjectId(kind, tuple(path)) for kind, path in document["ids"]]


@_once
def _spec_fields(spec: Any) -> tuple[Field[Any], ...]:
    return fields(spec)


# --------------------------------------------------------------------------------------------- encoding


def _encoded_fields(spec: Any) -> list[Any]:
    return [_encoded(getattr(spec, f.name)) for f in _spec_fields(type(spec))]


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
