"""What the words of a name say of what it names: a treaty, a body between states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from monitor.errors import DataError
from monitor.extract.prose.fold import fold

_UN = re.compile(r"\bUN\b")  # where it has no capitals, it is an article
_KEYS = frozenset({"world", "region", "treaty", "strict", "whole", "denounced", "subject"})


@dataclass(frozen=True, eq=False)
class Kinds:
    """The stems of names in every language that is read; `data/name_kinds.yaml` says what each kind means."""

    world: re.Pattern[str]
    region: re.Pattern[str]
    treaty: re.Pattern[str]
    strict: re.Pattern[str]
    whole: re.Pattern[str]
    denounced: re.Pattern[str]
    subject: re.Pattern[str]

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """Join the stems of all languages; raises DataError where a language holds anything else."""
        stems: dict[str, dict[str, None]] = {key: {} for key in _KEYS}
        for language, kinds in document.items():
            if not isinstance(kinds, Mapping) or not _KEYS.issuperset(kinds):
                raise DataError(f"kinds of names in {language!r}: only {', '.join(sorted(_KEYS))} are known")
            for key, words in kinds.items():
                if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                    raise DataError(f"kinds of names in {language!r}: {key} must be a list of texts")
                stems[key].update(dict.fromkeys(words))
        return cls(**{key: _any_of(words) for key, words in stems.items()})

    def is_denounced(self, words: str) -> bool:
        """Say whether words of leaving are those that are said of treaties alone."""
        return self.denounced.search(words) is not None

    def is_treaty(self, name: str) -> bool:
        """Say whether a name is one of a treaty: an agreement, a convention, a protocol."""
        return self.treaty.search(fold(name)) is not None

    def is_strict_treaty(self, word: str) -> bool:
        """Say whether a folded word is one for a treaty that is said of nothing else."""
        return self.strict.match(word) is not None

    def is_worldly(self, word: str) -> bool:
        """Say whether a folded word only tells that something is between states: international, world."""
        return self.world.search(word) is not None

    def without_world(self, folded: str) -> str:
        """Return folded letters without those that only tell that something is between states."""
        return self.world.sub("", folded)

    def is_between_states(self, name: str, *, joined: bool) -> bool:
        """Say whether a name itself tells that it is one of a body between states, or of a treaty about something."""
        folded = fold(name)
        if self.world.search(folded) or self.region.search(folded) or _UN.search(name):
            return True
        treaty = self.treaty.search(folded)
        if treaty is None:
            return False
        return (
            joined
            or " " in folded[treaty.end() :]
            or self.subject.search(folded, 0, treaty.start()) is not None
        )

    def is_whole(self, name: str) -> bool:
        """Say whether a name is that of the United Nations, to which most other names belong."""
        return self.whole.fullmatch(fold(name)) is not None


def _any_of(stems: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(stems) or "(?!)")
