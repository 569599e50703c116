"""pgsync.toml: reading and merging it, and saying exactly where a mistake is (UX.md, pgsync.toml)."""

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from pgsync.errors import ConfigError
from pgsync.plain import dataclass
from pgsync.store.locate import line_of
from pgsync.store.paths import find_project_file, project_directory, shown, user_file
from pgsync.store.settings import ConnectionSettings, Settings
from pgsync.text import NotTextError, decoded

__all__ = ["Configuration", "Layer", "Settings", "load", "shown"]

_OTHERS_MAY_WRITE = 0o002
_SECTIONS = ("defaults", "compare", "plan", "scratch", "apply", "history", "notify")  # connections come from files only
_TRUE = {
    "1": True,
    "true": True,
    "on": True,
    "yes": True,
    "0": False,
    "false": False,
    "off": False,
    "no": False,
}


_EXPECTED = {
    "int_type": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text in quotes",
    "list_type": 'a list such as ["a", "b"]',
    "dict_type": "a table",
    "model_type": "a table",
    "string_pattern_mismatch": "letters, digits, dots, underscores or hyphens",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """Settings from one place.

    origin: as shown by `config show --origin`: "pgsync.toml", "PGSYNC_COMPARE_MODE".
    path: the file; None for the environment.
    text: what the file says, to find a line in.
    """

    origin: str
    values: Mapping[str, Any]
    path: Path | None = None
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings in force and where each came from.

    origins: dotted key → origin; a key that is not here has its default.
    """

    settings: Settings
    origins: Mapping[str, str] = field(default_factory=dict)
    project_file: Path | None = None
    user_file: Path | None = None
    layers: tuple[Layer, ...] = ()

    @property
    def directory(self) -> Path:
        """Return the directory of the project, or the current one without a project file."""
        return project_directory(self.project_file)

    def file_of_connection(self, name: str) -> Path | None:
        """Return the file that defines a connection."""
        for layer in self.layers:
            if name in layer.values.get("connections", {}):
                return layer.path
        return None


def load(explicit: Path | None = None, start: Path | None = None) -> Configuration:
    """Read and merge: environment over project file over user file over defaults.

    explicit: the file to read instead of the nearest pgsync.toml; raises ConfigError when it is missing.
    start: the directory to look upward from; the current one when None.
    """
    if explicit is not None and not explicit.is_file():
        raise ConfigError(f"{explicit}: no such file", hint='Write one with "pgsync init".')
    project = explicit.absolute() if explicit else find_project_file(start)
    user = user_file()
    files = [_read(path) for path in (project, user) if path is not None and path.is_file()]
    for layer in files:
        _validated(layer, layer.values)
    layers = (*_environment(os.environ), *files)
    merged, origins = _merged(layers)
    return Configuration(
        settings=_validated(layers[0] if layers else Layer("", {}), merged),
        origins=origins,
        project_file=project,
        user_file=user if user.is_file() else None,
        layers=layers,
    )


def read_settings(path: Path) -> Settings:
    """Return what one file alone says; raises ConfigError with its line for a mistake."""
    layer = _read(path)
    return _validated(layer, layer.values)


def _read(path: Path) -> Layer:
    try:
        if path.stat().st_mode & _OTHERS_MAY_WRITE:
            raise ConfigError(
                f"{shown(path)}: every user of this machine may change this file",
                "It decides which databases are changed.",
                f"chmod o-w {shown(path)}",
            )
        text = decoded(path.read_bytes()).replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"{shown(path)}: could not read the file", error.strerror) from None
    except NotTextError as error:
        raise ConfigError(f"{shown(path)}:{error.line}: error: {error} (column {error.column})") from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line = _syntax_error(str(error), text)
        raise ConfigError(f"{shown(path)}:{line}: error: {message}") from None
    return Layer(shown(path), values, path, text)


def _syntax_error(message: str, text: str) -> tuple[str, int]:
    """Split tomllib's "Expected … (at line 3, column 7)"."""
    what, _, place = message.partition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    return what[:1].lower() + what[1:], int(line) if line.isdigit() else max(1, len(text.splitlines()))


def _environment(variables: Mapping[str, str]) -> Iterator[Layer]:
    """Return PGSYNC_SECTION_KEY variables as settings; lists are separated by commas."""
    for name, text in sorted(variables.items()):
        section, _, key = name.removeprefix("PGSYNC_").lower().partition("_")
        if not name.startswith("PGSYNC_") or section not in _SECTIONS or not key:
            continue
        model = Settings.model_fields[section].annotation
        if not (isinstance(model, type) and issubclass(model, BaseModel)) or key not in model.model_fields:
            known = [] if model is None else list(model.model_fields)
            raise ConfigError(f"{name}: error: no such setting", hint=_did_you_mean(key, known))
        layer = Layer(name, {section: {key: _converted(text, model.model_fields[key].annotation)}})
        _validated(layer, layer.values)
        yield layer


def _converted(text: str, annotation: object) -> object:
    if annotation is bool or bool in get_args(annotation):
        return _TRUE.get(text.lower(), text)
    if annotation is int:
        return int(text) if text.isdigit() else text
    if annotation == list[str]:
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _merged(layers: tuple[Layer, ...]) -> tuple[dict[str, Any], dict[str, str]]:
    """Merge the layers, the first one winning; a connection is taken as a whole from one of them."""
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        for section, values in layer.values.items():
            into = merged.setdefault(section, {})
            for key, value in values.items():
                if key not in into:
                    into[key] = value
                    origins[f"{section}.{key}"] = layer.origin
    return merged, origins


def _validated(layer: Layer, values: Mapping[str, Any]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        path = [str(part) for part in problem["loc"] if part != "[key]"]
        message, hint = _explained(problem["type"], str(problem["msg"]), path)
        place = f"{layer.origin}:{line_of(layer.text, path)}" if layer.path else layer.origin
        raise ConfigError(f"{place}: error: {'.'.join(path)}: {message}", hint=hint) from None


def _explained(kind: str, message: str, path: list[str]) -> tuple[str, str | None]:
    """Turn pydantic's finding into ours; the value is not shown, it may be a secret."""
    if kind == "extra_forbidden":
        if "password" in path[-1] and path[0] == "connections":
            return (
                "a password has no place in this file",
                "The keyring is the place: pgsync conn add puts it there. More: pgsync help credentials.",
            )
        return "no such setting", _did_you_mean(path[-1], _siblings(path))
    expected = _EXPECTED.get(kind) or message.removeprefix("Value error, ").removeprefix("Input should be ")
    return expected if kind == "value_error" else f"expected {expected}", None


def _siblings(path: list[str]) -> list[str]:
    """Return the settings that may stand where an unknown one does."""
    if len(path) == 1:
        return list(Settings.model_fields)
    if path[0] == "connections":
        return list(ConnectionSettings.model_fields)
    model = Settings.model_fields[path[0]].annotation
    return list(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _did_you_mean(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"It is one of: {', '.join(known)}."
