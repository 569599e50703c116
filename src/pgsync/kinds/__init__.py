"""All knowledge of PostgreSQL's objects: one module per kind, listed in the order in which things are built."""

from typing import Any

from pgsync.kinds import (
    attribute,
    column,
    comment,
    composite_type,
    constraint,
    default,
    domain,
    domain_constraint,
    enum_type,
    extension,
    foreign_key,
    index,
    inheritance,
    materialized_view,
    owner,
    partition,
    policy,
    privilege,
    routine,
    schema,
    sequence,
    sequence_ownership,
    table,
    trigger,
    view,
)
from pgsync.model.kind import Kind

KINDS: tuple[Kind[Any], ...] = (
    schema.KIND,
    extension.KIND,
    enum_type.KIND,
    composite_type.KIND,
    attribute.KIND,
    domain.KIND,
    domain_constraint.KIND,
    routine.FUNCTION,
    routine.PROCEDURE,
    table.KIND,
    inheritance.KIND,
    column.KIND,
    sequence.KIND,
    default.KIND,
    constraint.KIND,
    partition.KIND,
    sequence_ownership.KIND,
    view.KIND,
    materialized_view.KIND,
    index.KIND,
    trigger.KIND,
    foreign_key.KIND,
    policy.KIND,
    owner.KIND,
    privilege.KIND,
    comment.KIND,
)

BY_NAME: dict[str, Kind[Any]] = {kind.name: kind for kind in KINDS}
