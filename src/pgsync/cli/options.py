"""Options that belong together: a command takes them as one argument, the command line has them one by one."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def grouped(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of its groups: of each parameter whose type is a dataclass, the fields."""
    hints, own = get_type_hints(command, include_extras=True), inspect.signature(command)
    groups = {name: hints[name] for name in own.parameters if is_dataclass(hints[name])}
    parameters = []
    for name, parameter in own.parameters.items():
        parameters += _of(groups[name]) if name in groups else [parameter.replace(annotation=hints[name])]

    @wraps(command)
    def with_options(*args: Any, **given: Any) -> int:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        return command(*args, **given)

    with_options.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": int}
    return with_options


def _of(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    empty = inspect.Parameter.empty
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]
