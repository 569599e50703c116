"""Frozen dataclasses of which there are many, made at the price of others."""

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass  # so that mypy knows them, and refuses to change one
else:

    def dataclass(*, frozen: bool, slots: bool = False) -> Any:
        """Declare a dataclass as dataclasses.dataclass does, frozen for mypy alone.

        A frozen one sets each of its fields by a call of object.__setattr__, which takes ten times as long.
        """
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["dataclass"]
