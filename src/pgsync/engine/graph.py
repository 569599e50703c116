"""Directed graphs of steps: what must come before what, and where that is impossible."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

N = TypeVar("N")


def loops(before: Mapping[N, Iterable[N]]) -> list[set[N]]:
    """Return the sets of nodes that need each other: strongly connected components of more than one node."""
    core: dict[N, set[N]] = _cyclic_core({node: set(others) for node, others in before.items()})
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


def _reversed(before: Mapping[N, Iterable[N]]) -> dict[N, set[N]]:
    after: dict[N, set[N]] = defaultdict(set)
    for node, others in before.items():
        for other in others:
            after[other].add(node)
    return after


def _cyclic_core(before: dict[N, set[N]]) -> dict[N, set[N]]:
    """Return the graph without what nothing comes before, or nothing after, until only loops and bridges are left."""
    graph = before
    for _ in range(2):
        after = _reversed(graph)
        free = [node for node, others in graph.items() if not others]
        while free:
            node = free.pop()
            del graph[node]
            for other in after.get(node, ()):
                graph[other].discard(node)
                if not graph[other]:
                    free.append(other)
        graph = {node: after[node] & graph.keys() for node in graph}
    return graph


def _reachable(graph: Mapping[N, set[N]], start: N) -> set[N]:
    seen, todo = {start}, [start]
    while todo:
        for other in graph.get(todo.pop(), ()):
            if other in graph and other not in seen:
                seen.add(other)
                todo.append(other)
    return seen
