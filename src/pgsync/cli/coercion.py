"""Values of the command line without pydantic where they are plain words.

typer makes a validator of pydantic's for each option, even for one that is not given. Importing pydantic takes longer
than everything else that completing a word needs; what is not plain, and what is wrong, still goes that way.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import typer.core
from typer._coercion import RuntimeParam, build_runtime_param
from typer._param_types import coerce_cli_choice, coerce_cli_path

if TYPE_CHECKING:
    from typer._click import Context
    from typer._coercion import TypeDescriptor
    from typer.core import _TyperParameter


def install() -> None:
    """Let typer take plain words as they are, in this process."""
    setattr(typer.core, "build_runtime_param", _plain_first)  # noqa: B010 - it is not one of typer's own names


def _plain_first(descriptor: "TypeDescriptor") -> RuntimeParam:
    return _PlainFirst(descriptor.parameter_info, descriptor.annotation, descriptor)


@dataclass(frozen=True)
class _PlainFirst(RuntimeParam):
    """Takes what is plain, and leaves the rest to typer's own."""

    descriptor: "TypeDescriptor"

    def _coerce_value(self, value: Any, param: "_TyperParameter", ctx: "Context") -> Any:
        annotation: Any = self.annotation
        try:
            if get_origin(annotation) is list and isinstance(value, (list, tuple)):
                return [self._plain(item, get_args(annotation)[0], param, ctx) for item in value]
            return self._plain(value, annotation, param, ctx)
        except ValueError:
            return build_runtime_param(self.descriptor)._coerce_value(value, param, ctx)  # noqa: SLF001 - as typer does

    def _plain(self, value: Any, annotation: Any, param: "_TyperParameter", ctx: "Context") -> Any:
        """Return a plain value; raises ValueError for any other."""
        info = self.parameter_info
        if info.parser is None:
            if type(value) is annotation and annotation in {int, float} and self._is_within(value):
                return value  # a default
            if annotation is str and isinstance(value, str):
                return value
            if annotation is Path and info.path_type is None and isinstance(value, (str, Path)):
                return coerce_cli_path(Path(value), info, path_type=Path, param=param, ctx=ctx)
            if (choices := self.descriptor.choices) is not None and isinstance(value, str):
                return coerce_cli_choice(value, choices=choices, case_sensitive=self.descriptor.case_sensitive, ctx=ctx)
        raise ValueError

    def _is_within(self, value: float) -> bool:
        info = self.parameter_info
        return (info.min is None or value >= info.min) and (info.max is None or value <= info.max)
