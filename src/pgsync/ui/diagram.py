"""An entity-relationship diagram as Mermaid text, and as SVG that needs no program and no network."""

import re
from collections.abc import Iterator
from html import escape

from pgsync.app.diagram import Attribute, Diagram, Entity, Relationship
from pgsync.model.identity import ObjectId
from pgsync.text import clean_line

ATTRIBUTES = 24
"""Columns that one table is drawn with."""
_CHARACTER, _LINE, _PAD = 7.2, 18, 10
_GAP_X, _GAP_Y = 90, 28
_WIDEST = 44  # characters of a line
_HIGHEST = 1500  # pixels of a column of tables
STYLE = (
    ".er{background:#fff;color:#1f2328}.er rect{fill:#f6f8fa;stroke:#8c959f}.er .head{fill:#dbe9f9}"
    ".er path{fill:none;stroke:#57606a}.er text{fill:#1f2328}.er .type{fill:#57606a}"
    "@media (prefers-color-scheme:dark){.er{background:#0d1117}.er rect{fill:#161b22;stroke:#6e7681}"
    ".er .head{fill:#1f3a5f}.er path{stroke:#8b949e}.er text{fill:#e6edf3}.er .type{fill:#9198a1}}"
)
"""The picture's own style sheet, which the policy of a page around it names by its hash."""
_WORD = re.compile(r"[^A-Za-z0-9_]")


def mermaid(diagram: Diagram) -> str:
    """Return the diagram as Mermaid's erDiagram; names that its grammar cannot have stand in quotes, cleaned."""
    names = {entity.id: f"e{number}" for number, entity in enumerate(diagram.entities)}
    lines = ["erDiagram"]
    for entity in diagram.entities:
        head = f'    {names[entity.id]}["{_quoted(entity.id.name)}"]'
        attributes = list(_mermaid_attributes(entity))
        lines += [f"{head} {{", *attributes, "    }"] if attributes else [head]
    for one in diagram.relationships:
        many = "|o" if one.is_unique else "}o"
        need = "o|" if one.is_optional else "||"
        lines.append(f'    {names[one.source]} {many}--{need} {names[one.target]} : "{_quoted(one.name)}"')
    if diagram.left_out:
        lines.append(f"    %% {diagram.left_out:,} more tables are left out")
    return "\n".join(lines) + "\n"


def _mermaid_attributes(entity: Entity) -> Iterator[str]:
    for attribute in entity.attributes if entity.is_whole else ():
        words = [_word(attribute.type), _word(attribute.name), ", ".join(attribute.keys)]
        plain = clean_line(attribute.name)
        comment = f'"{_quoted(plain)}"' if _word(attribute.name) != plain else ""
        yield "        " + " ".join(word for word in (*words, comment) if word)


def _word(text: str) -> str:
    word = _WORD.sub("_", text)
    return word if word[:1].isalpha() else f"_{word}"


def _quoted(text: str) -> str:
    return clean_line(text).replace('"', "'").replace("#", "&num;").replace("<", "&lt;")


class _Box:
    """Where a table is drawn."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity
        self.lines = list(_lines(entity))
        longest = max([len(_cut(entity.id.name)), *(len(left) + len(right) + 3 for left, right in self.lines)])
        self.width = longest * _CHARACTER + 2 * _PAD
        self.height = (len(self.lines) + 1) * _LINE + _PAD
        self.x = self.y = 0.0


def svg(diagram: Diagram, title: str) -> str:
    """Return the diagram as SVG: tables in columns by how far they are from what refers to nothing."""
    boxes = {entity.id: _Box(entity) for entity in diagram.entities}
    width, height = _placed(diagram, boxes)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" class="er" font-family="ui-monospace, Menlo, Consolas, monospace" '
        f'font-size="12">'
    )
    parts = [
        head,
        f"<title>{escape(clean_line(title))}</title>",
        f"<style>{STYLE}</style>",
    ]
    parts += [_path(one, boxes) for one in diagram.relationships if one.source != one.target]
    parts += [_drawn(box) for box in boxes.values()]
    return "\n".join([*parts, "</svg>"])


def _lines(entity: Entity) -> Iterator[tuple[str, str]]:
    """Return name and type of each column that is drawn; of tables at the edge, the keys."""
    shown = [one for one in entity.attributes if entity.is_whole or one.keys]
    for attribute in shown[:ATTRIBUTES]:
        yield _cut(_name(attribute)), _cut(attribute.type)
    if len(shown) > ATTRIBUTES:
        yield f"… and {len(shown) - ATTRIBUTES:,} more", ""


def _name(attribute: Attribute) -> str:
    keys = f"{' '.join(attribute.keys)} " if attribute.keys else ""
    return f"{keys}{attribute.name}{'?' if attribute.is_optional else ''}"


def _cut(text: str) -> str:
    text = clean_line(text)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _placed(diagram: Diagram, boxes: dict[ObjectId, _Box]) -> tuple[float, float]:
    """Place the tables; returns the size of the whole."""
    layers: dict[int, list[_Box]] = {}
    for id_, layer in _layers(diagram).items():
        layers.setdefault(layer, []).append(boxes[id_])
    x, total = float(_PAD), 0.0
    for layer in sorted(layers, reverse=True):
        y, widest = float(_PAD), 0.0
        for box in layers[layer]:
            if y > _PAD and y + box.height > _HIGHEST:
                x, y, widest = x + widest + _GAP_X, float(_PAD), 0.0
            box.x, box.y = x, y
            y += box.height + _GAP_Y
            widest, total = max(widest, box.width), max(total, y)
        x += widest + _GAP_X
    return max(x - _GAP_X + _PAD, 40), max(total, 40)


def _layers(diagram: Diagram) -> dict[ObjectId, int]:
    """Return how many foreign keys lead from each table on, one after the other; a loop ends where it began."""
    targets: dict[ObjectId, list[ObjectId]] = {entity.id: [] for entity in diagram.entities}
    for one in diagram.relationships:
        targets[one.source].append(one.target)
    layers = dict.fromkeys(targets, 0)
    for _ in range(min(len(targets), 12)):  # rounds after which even a loop has come to rest
        for id_, others in targets.items():
            deeper = [layers[other] + 1 for other in others if other != id_]
            layers[id_] = min(max([layers[id_], *deeper]), 12)
    return layers


def _drawn(box: _Box) -> str:
    name = _cut(box.entity.id.name)
    rows = [
        f'<g><rect x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" height="{box.height:.0f}" rx="4"/>',
        f'<rect class="head" x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" height="{_LINE + 4}" rx="4"/>',
        f'<text x="{box.x + _PAD:.0f}" y="{box.y + 15:.0f}" font-weight="bold">{escape(name)}</text>',
    ]
    for number, (left, right) in enumerate(box.lines, 1):
        y, end = box.y + 17 + number * _LINE, box.x + box.width - _PAD
        rows.append(f'<text x="{box.x + _PAD:.0f}" y="{y:.0f}">{escape(left)}</text>')
        rows.append(f'<text class="type" text-anchor="end" x="{end:.0f}" y="{y:.0f}">{escape(right)}</text>')
    return "".join([*rows, "</g>"])


def _path(one: Relationship, boxes: dict[ObjectId, _Box]) -> str:
    """Return a curve from a table to the one that it refers to, with a crow's foot where many rows may stand."""
    source, target = boxes[one.source], boxes[one.target]
    is_right = target.x >= source.x + source.width
    x1 = source.x + source.width if is_right else source.x
    x2 = target.x if is_right else target.x + target.width
    if abs(target.x - source.x) < 1:
        x2 = target.x
    y1, y2 = source.y + min(source.height / 2, 40), target.y + 11
    bend = 40 if is_right else -40
    end = -bend if abs(target.x - source.x) >= 1 else bend
    curve = f"M{x1:.0f} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} {x2 + end:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    foot = "" if one.is_unique else _foot(x1, y1, 8 if is_right else -8)
    dash = ' stroke-dasharray="4 3"' if one.is_optional else ""
    return f'<g><title>{escape(clean_line(one.name))}</title><path d="{curve}"{dash}/>{foot}</g>'


def _foot(x: float, y: float, out: float) -> str:
    return f'<path d="M{x:.0f} {y - 5:.0f}L{x + out:.0f} {y:.0f}L{x:.0f} {y + 5:.0f}"/>'
