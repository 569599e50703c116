"""What pgsync compare -i leaves out of its tree: by letters of a name, kind, schema, hazards."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from pgsync.model.identity import ObjectId
from pgsync.plain import dataclass

if TYPE_CHECKING:
    from pgsync.app.choosing import Choosing


@dataclass(slots=True)
class Filter:
    """What an object must have to be shown; nothing is asked for at first.

    text: words of its name or of a part's, or where no object has these, letters in their order.
    """

    text: str = ""
    kind: str = ""
    schema: str = ""
    has_hazards: bool = False

    @property
    def is_set(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.text or self.kind or self.schema or self.has_hazards)

    def roots(self, choosing: "Choosing", hazards: Collection[ObjectId]) -> Sequence[ObjectId]:
        """Return the outermost objects that are shown; hazards: what has any."""
        found = [root for root in choosing.comparison.roots if self._passes(root, choosing, hazards)]
        if not self.text:
            return found
        names = {root: [id_.name.lower() for id_ in (root, *choosing.below(root))] for root in found}
        words = self.text.lower().split()
        by_words = [root for root in found if any(_has_words(name, words) for name in names[root])]
        return by_words or [root for root in found if any(_has_letters(name, words) for name in names[root])]

    def _passes(self, root: ObjectId, choosing: "Choosing", hazards: Collection[ObjectId]) -> bool:
        if self.schema and choosing.comparison.schema_of(root) != self.schema:
            return False
        if self.kind and all(id_.kind != self.kind for id_ in (root, *choosing.below(root))):
            return False
        return not self.has_hazards or root in hazards


def _has_words(name: str, words: Sequence[str]) -> bool:
    return all(word in name for word in words)


def _has_letters(name: str, words: Sequence[str]) -> bool:
    """Tell whether a name has these letters in this order."""
    rest = iter(name)
    return all(letter in rest for letter in "".join(words))
