"""The JSON Schema of pgsync.toml, for editors: types from the settings, descriptions from the template's comments."""

import re
from typing import Any

from pgsync.store.project import template
from pgsync.store.settings import Settings

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HEADER = re.compile(r"(?:# )?\[(?P<section>\w+)(?:\.\w+)?\]")
_KEY = re.compile(r"# (?P<key>\w+) = .*?[^\s#]\s+# (?P<text>.*)")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a pgsync.toml."""
    schema: dict[str, Any] = _untitled(Settings.model_json_schema(mode="validation"))
    described = descriptions()
    models = {key: value.get("$ref", "").rpartition("/")[2] for key, value in schema["properties"].items()}
    models["connections"] = "ConnectionSettings"
    for section, model in models.items():
        for key, entry in schema["$defs"].get(model, {}).get("properties", {}).items():
            if (section, key) in described:
                entry["description"] = described[section, key]
    return {"$schema": _DIALECT, "title": "pgsync.toml"} | schema


def descriptions() -> dict[tuple[str, str], str]:
    """Return section and key → what the template says beside it."""
    found: dict[tuple[str, str], str] = {}
    section = ""
    for line in template().splitlines():
        header, key = _HEADER.fullmatch(line), _KEY.fullmatch(line)
        if header is not None:
            section = header["section"]
        elif key is not None:
            found.setdefault((section, key["key"]), key["text"])
    return found


def _untitled(schema: Any) -> Any:
    """Drop the titles that pydantic makes of names; "title" may also be a key's own name, of a dict."""
    if isinstance(schema, dict):
        return {
            key: _untitled(value) for key, value in schema.items() if not (key == "title" and isinstance(value, str))
        }
    return [_untitled(item) for item in schema] if isinstance(schema, list) else schema
