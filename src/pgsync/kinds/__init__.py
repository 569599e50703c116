"""All knowledge of PostgreSQL's objects: one module per kind, listed in the order in which things are built."""

from collections.abc import Collection
from typing import Any

from pgsync.kinds import (
    access_method,
    aggregate,
    attribute,
    base_type,
    cast,
    collation,
    column,
    comment,
    composite_type,
    constraint,
    conversion,
    database,
    default,
    default_privilege,
    domain,
    domain_constraint,
    enum_type,
    event_trigger,
    extension,
    extension_dependency,
    foreign_data_wrapper,
    foreign_key,
    foreign_table,
    index,
    inheritance,
    language,
    large_object,
    materialized_view,
    membership,
    operator,
    operator_class,
    operator_family,
    operator_family_member,
    owner,
    parameter_privilege,
    partition,
    policy,
    privilege,
    publication,
    publication_schema,
    publication_table,
    range_type,
    role,
    routine,
    row,
    rule,
    schema,
    security_label,
    sequence,
    sequence_ownership,
    server,
    shell_type,
    statistics,
    subscription,
    system_comment,
    system_privilege,
    table,
    text_search_configuration,
    text_search_dictionary,
    text_search_parser,
    text_search_template,
    transform,
    trigger,
    user_mapping,
    view,
)
from pgsync.kinds.renames import with_names
from pgsync.model.kind import Kind
from pgsync.model.rows import patterns_in

_ALL: tuple[Kind[Any], ...] = (
    role.KIND,
    membership.KIND,
    parameter_privilege.KIND,
    database.KIND,
    schema.KIND,
    extension.KIND,
    language.KIND,
    collation.KIND,
    shell_type.KIND,
    enum_type.KIND,
    composite_type.KIND,
    attribute.KIND,
    domain.KIND,
    domain_constraint.KIND,
    base_type.KIND,
    range_type.KIND,
    transform.KIND,
    cast.KIND,
    routine.FUNCTION,
    routine.PROCEDURE,
    aggregate.KIND,
    access_method.KIND,
    operator.KIND,
    operator_family.KIND,
    operator_family_member.KIND,
    operator_class.KIND,
    conversion.KIND,
    text_search_parser.KIND,
    text_search_template.KIND,
    text_search_dictionary.KIND,
    text_search_configuration.KIND,
    foreign_data_wrapper.KIND,
    server.KIND,
    user_mapping.KIND,
    sequence.KIND,
    table.KIND,
    foreign_table.KIND,
    inheritance.KIND,
    column.KIND,
    default.KIND,
    row.KIND,
    constraint.KIND,
    partition.KIND,
    sequence_ownership.KIND,
    view.KIND,
    materialized_view.KIND,
    index.KIND,
    statistics.KIND,
    rule.KIND,
    trigger.KIND,
    foreign_key.KIND,
    policy.KIND,
    publication.KIND,
    publication_table.KIND,
    publication_schema.KIND,
    subscription.KIND,
    default_privilege.KIND,
    event_trigger.KIND,
    extension_dependency.KIND,
    system_privilege.KIND,
    system_comment.KIND,
    large_object.KIND,
    owner.KIND,
    privilege.KIND,
    comment.KIND,
    security_label.KIND,
)

KINDS: tuple[Kind[Any], ...] = tuple(map(with_names, _ALL))
BY_NAME: dict[str, Kind[Any]] = {kind.name: kind for kind in KINDS}

SCOPES: tuple[str, ...] = tuple(dict.fromkeys(k.scope for k in KINDS if k.scope and k.name != row.KIND.name))
"""Those that a word alone asks for; rows are asked for by their tables."""


def kinds_in(scopes: Collection[str] = ()) -> tuple[Kind[Any], ...]:
    """Return the kinds that every comparison reads, and those of some scopes."""
    found = tuple(kind for kind in KINDS if not kind.scope or kind.scope in scopes)
    return (*found, with_names(row.asked(scopes))) if patterns_in(scopes) else found


def outside(scopes: Collection[str]) -> frozenset[str]:
    """Return the names of the kinds that belong to other scopes."""
    has_rows = bool(patterns_in(scopes))
    outer = frozenset(kind.name for kind in KINDS if kind.scope and kind.scope not in scopes)
    return outer - {row.KIND.name} if has_rows else outer
