"""Directed graphs of steps: what must come before what, and where that is impossible."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Protocol, TypeVar

N = TypeVar("N")
S = TypeVar("S", bound="Sortable")


class Sortable(Protocol):
    """What can be sorted, so that the same graph gives the same answer."""

    def __lt__(self, other: Any, /) -> bool:
        """Tell whether this comes first."""

    def __hash__(self) -> int:
        """Return a hash."""


def loops(before: Mapping[N, AbstractSet[N]]) -> list[set[N]]:
    """Return the sets of nodes that need each other: strongly connected components of more than one node."""
    core = _cyclic_core(before)
    after = _reversed(core)
    found: list[set[N]] = []
    while core:
        node = next(iter(core))
        ahead, behind = _reachable(core, node), _reachable(after, node)
        component = ahead & behind
        if len(component) > 1:
            found.append(component)
        for graph in (core, after):
            for one in component:
                graph.pop(one, None)
    return found


def shortest_cycle(before: Mapping[S, Iterable[S]], component: set[S]) -> list[S]:
    """Return a shortest way around in nodes that need each other, each before the one it waits for.

    It is the same one for the same graph.
    """
    ways = (_way_back(before, component, node) for node in sorted(component))
    best: list[S] = []
    for way in ways:
        if not best or len(way) < len(best):
            best = way
    return best


def _way_back(before: Mapping[S, Iterable[S]], component: set[S], start: S) -> list[S]:
    came_from: dict[S, S] = {}
    level = [start]
    while level:
        following = []
        for node in level:
            for other in sorted(set(before[node]) & component):
                if other == start:
                    return _traced(came_from, node, start)
                if other not in came_from:
                    came_from[other] = node
                    following.append(other)
        level = following
    return []


def _traced(came_from: Mapping[S, S], node: S, start: S) -> list[S]:
    way = [node]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _reversed(before: Mapping[N, Iterable[N]]) -> defaultdict[N, set[N]]:
    after: defaultdict[N, set[N]] = defaultdict(set)
    for node, others in before.items():
        for other in others:
            after[other].add(node)
    return after


def _cyclic_core(before: Mapping[N, AbstractSet[N]]) -> dict[N, set[N]]:
    """Return the graph without what nothing comes before, or nothing after, until only loops and bridges are left."""
    graph: Mapping[N, AbstractSet[N]] = before
    for _ in range(2):
        after = _reversed(graph)
        waiting = {node: len(others) for node, others in graph.items()}
        free = [node for node, count in waiting.items() if not count]
        while free:
            node = free.pop()
            del waiting[node]
            for other in after.get(node, ()):
                waiting[other] -= 1
                if not waiting[other]:
                    free.append(other)
        graph = {node: after[node] & waiting.keys() for node in waiting}
    return {node: {*others} for node, others in graph.items()}


def _reachable(graph: Mapping[N, set[N]], start: N) -> set[N]:
    seen, todo = {start}, [start]
    while todo:
        for other in graph.get(todo.pop(), ()):
            if other in graph and other not in seen:
                seen.add(other)
                todo.append(other)
    return seen
