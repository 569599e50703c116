"""Finding objects while somebody types: the letters in their order, the best first."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import accumulate

from pgsync.model.identity import ObjectId

MOST = 200
"""Objects that one search returns."""
_SCORED = 4000  # names of which the best are chosen, so that a single letter costs no more than a word


class SearchIndex:
    """The names of many objects as a few long texts, which regular expressions search at the speed of C."""

    def __init__(self, *groups: Iterable[ObjectId]) -> None:
        """Index groups of objects; what is found in an earlier group comes first."""
        self._groups = [_Group(list(ids)) for ids in groups]

    def find(self, text: str, most: int = MOST) -> list[ObjectId]:
        """Return the objects with these words in their names, then those with these letters in this order."""
        words = text.lower().split()
        if not words:
            return []
        found: dict[ObjectId, None] = {}
        letters = "".join(words)
        for is_fuzzy in (False, True):
            for group in self._groups:
                found.update(dict.fromkeys(group.find(words, letters, most, is_fuzzy=is_fuzzy)))
                if len(found) >= most:
                    return list(found)[:most]
        return list(found)


class _Group:
    def __init__(self, ids: Sequence[ObjectId]) -> None:
        names = [".".join(id_.path).lower().replace("\n", " ") for id_ in ids]
        self._ids, self._names = ids, names
        self._text = "".join(f"\n{name}" for name in names)
        self._starts = list(accumulate((len(name) + 1 for name in names), initial=0))
        self._known: tuple[str, list[int]] = ("", [])

    def find(self, words: Sequence[str], letters: str, most: int, *, is_fuzzy: bool) -> Iterable[ObjectId]:
        """Return the best names with these words, or with these letters, in their order."""
        pattern = _letters_pattern(letters) if is_fuzzy else _words_pattern(words)
        known_letters, known = self._known  # all names with these letters: those with more letters are among them
        if known_letters and letters.startswith(known_letters):
            numbers = [number for number in known if pattern.search(f"\n{self._names[number]}")]
        else:
            numbers = self._scan(pattern)
        if is_fuzzy and len(numbers) < _SCORED:
            self._known = (letters, numbers)
        return (self._ids[number] for number in nsmallest(most, numbers, key=lambda n: _rank(self._names[n], words)))

    def _scan(self, pattern: re.Pattern[str]) -> list[int]:
        numbers: dict[int, None] = {}
        for match in pattern.finditer(self._text):
            numbers[bisect_right(self._starts, match.start()) - 1] = None
            if len(numbers) >= _SCORED:
                break
        return list(numbers)


def _words_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds a name that has all words in this order."""
    return re.compile(r"[^\n]*?".join(re.escape(word) for word in words))


def _letters_pattern(letters: str) -> re.Pattern[str]:
    """Return what finds a name that has all letters in this order, without ever going back in it."""
    steps = "".join(rf"(?>[^\n{re.escape(letter)}]*{re.escape(letter)})" for letter in letters)
    return re.compile(rf"\n{steps}")


def _rank(name: str, words: Sequence[str]) -> tuple[int, int, int, str]:
    """Return what sorts a name: the whole last part, its beginning, the beginning of a word, anywhere; short ones."""
    last, first = name.rpartition(".")[2], words[0]
    if first in (last, name):
        place = 0
    elif last.startswith(first) or name.startswith(first):
        place = 1
    elif f"_{first}" in name or f".{first}" in name:
        place = 2
    else:
        place = 3 if first in name else 4
    return place, len(last), len(name), name
