"""Frozen dataclasses of which there are many, made at the price of others."""

import dataclasses
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace  # so that mypy knows them, and refuses to change one
else:

    def dataclass(*, frozen: bool, slots: bool = False) -> Any:
        """Declare a dataclass as dataclasses.dataclass does, frozen for mypy alone.

        A frozen one sets each of its fields by a call of object.__setattr__, which takes ten times as long.
        """
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)

    @cache
    def _fields(of: type) -> tuple[tuple[str, ...], Any]:
        names = tuple(field.name for field in dataclasses.fields(of))
        return names, attrgetter(*names)

    def replace(value: Any, **changes: Any) -> Any:
        """Return a copy with other fields, as dataclasses.replace does, of a dataclass of several fields."""
        names, values = _fields(type(value))
        return type(value)(**dict(zip(names, values(value), strict=True)) | changes)


__all__ = ["dataclass", "replace"]
