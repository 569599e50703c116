"""Dataclasses of which there are many, each made and declared at little price."""

import dataclasses
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace  # so that mypy knows them, and refuses to change a frozen one
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Any:
        """Declare a dataclass as dataclasses.dataclass does, frozen for mypy alone.

        A frozen one sets each of its fields by a call of object.__setattr__, which takes ten times as long. And
        dataclasses compiles each method of each class from a text of its own: for 220 classes that is a quarter of
        the time in which a command starts. Here only __init__ is; the others ask for the fields by their names.
        """

        def declared(of: type) -> type:
            own = vars(of)
            cls = dataclasses.dataclass(eq=False, repr=False, slots=slots, kw_only=kw_only)(of)
            compared = [field.name for field in dataclasses.fields(cls) if field.compare]
            values = attrgetter(*compared) if compared else type

            def is_equal(self: Any, other: object) -> bool:
                return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

            def hashed(self: Any) -> int:
                return hash(values(self))

            methods = {"__eq__": is_equal, "__hash__": hashed if frozen else None, "__repr__": _written}
            for name, method in methods.items():
                if own.get(name) is None:
                    setattr(cls, name, method)
            return cls

        return declared

    def _written(self: Any) -> str:
        shown = (field.name for field in dataclasses.fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    @cache
    def _fields(of: type) -> tuple[tuple[str, ...], Any]:
        names = tuple(field.name for field in dataclasses.fields(of))
        return names, attrgetter(*names)

    def replace(value: Any, **changes: Any) -> Any:
        """Return a copy with other fields, as dataclasses.replace does, of a dataclass of several fields."""
        names, values = _fields(type(value))
        return type(value)(**dict(zip(names, values(value), strict=True)) | changes)


__all__ = ["dataclass", "replace"]
