"""What a plan knows of the rows behind a catalog: which relations are too large for a statement that blocks them."""

from pgsync.model.identity import ObjectId
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """`large` holds the relations for which the online forms are meant; None stands for every one that exists."""

    large: frozenset[ObjectId] | None = None

    def is_large(self, relation: ObjectId) -> bool:
        """Tell whether nobody should have to wait until this relation was read or rewritten."""
        return self.large is None or relation in self.large
