"""Objects of initdb's: of another server version it is not known whether it has them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.model.kind import Context, Emit
from pgsync.model.objects import Catalog, DbObject


def spelled(identity: str) -> str:
    """Return what pg_identify_object says as every version says it: type json is a word of SQL's since 17."""
    return re.sub(r"\bpg_catalog\.json(?!\w)", "json", identity)


def uncertain(kind: str, current: Catalog, desired: Catalog) -> list[DbObject[Any]]:
    """Return what would be created on a server of another version, which may lack the object."""
    if current.server.version == desired.server.version:
        return []
    return [item for item in desired.of_kind(kind) if item.id not in current.objects]


def without_uncertain(kind: str, current: Catalog, desired: Catalog) -> tuple[Catalog, Catalog]:
    """What another version may lack is left to the user: a kind's `prepare`."""
    gone = {item.id for item in uncertain(kind, current, desired)}
    if not gone:
        return current, desired
    kept = {id_: item for id_, item in desired.objects.items() if id_ not in gone}
    return current, replace(desired, objects=kept)


def by_hand(kind: str, create: Emit[Any], current: Catalog, desired: Catalog) -> Iterator[str]:
    """Say what is left to the user: a kind's `impossible`."""
    for item in uncertain(kind, current, desired):
        statements = "; ".join(one.sql for one in create(item, Context(current, desired, {})))
        yield f"{item.id}: PostgreSQL {current.server.version} may not have this object; if it does: {statements}"
