"""As much of JSON Schema (draft 2020-12) as the schemas in docs/ use; any other word in one is an error."""

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
_SILENT = {"$schema", "$id", "$defs", "title", "description"}
_KNOWN = _SILENT | {
    "type", "required", "properties", "items", "enum", "const", "additionalProperties", "pattern", "minimum", "$ref",
}  # fmt: skip


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "$") -> Iterator[str]:
    """Yield where and how a value is not as a schema says."""
    root = schema if root is None else root
    assert schema.keys() <= _KNOWN, schema.keys() - _KNOWN
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    yield from _wrong(value, schema, at)
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from violations(item, schema.get("items", {}), root, f"{at}[{number}]")
    if isinstance(value, dict):
        for key, item in value.items():
            known = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            yield from [f"{at}: {key} is too much"] if known is False else violations(item, known, root, f"{at}.{key}")


def _wrong(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    """Yield what is wrong with a value itself, not with what is in it."""
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if types and not any(_is(value, name) for name in types):
        yield f"{at}: {value!r} is no {' or '.join(types)}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} does not match {schema['pattern']}"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{at}: {value} is too small"
    if isinstance(value, dict):
        yield from (f"{at}: no {key}" for key in schema.get("required", ()) if key not in value)


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and not (name == "integer" and isinstance(value, bool))
