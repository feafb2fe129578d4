"""What the gazetteer costs and what it guesses: loading, finding, growth, and names left out in turn.

- Loading: the compiled file to a gazetteer, in a fresh interpreter's state (median of several).
- Finding: a page's text of 80 KB in which every twentieth word begins a name, cold and warm.
- Growth: the same text with ten times the names (names of bodies that differ in one word).
- Guesses: each name of the 66 is taken for unknown, and so is each other body with all its names.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any

from monitor.config.packaged import COMPILED, load_gazetteer
from monitor.model import Organization
from monitor.names import Gazetteer
from monitor.names.compiling import compile_records
from monitor.names.guessing import guess_without
from monitor.names.records import AliasKind, read_records

PAGE = 80_000  # bytes
TEXTS = {
    "en": "the government said on Wednesday that it leaves many bodies and keeps its seat in others because of costs",
    "de": "die Regierung sagte am Mittwoch dass sie viele Organisationen verlässt und in anderen ihren Sitz behält",
    "ru": "правительство сообщило в среду что выходит из многих организаций и сохраняет место в других",
    "ar": "قالت الحكومة يوم الأربعاء إنها تنسحب من منظمات كثيرة وتحتفظ بمقعدها في غيرها بسبب التكاليف",
    "ko": "정부는 수요일 많은 기구에서 탈퇴하고 다른 기구의 자리는 비용 때문에 유지한다고 밝혔다",
    "zh-Hans": "政府周三表示，将退出许多机构，并因费用问题保留在其他机构中的席位。",
    "ja": "政府は水曜日、多くの機関から脱退し、他の機関では費用のため議席を維持すると述べた。",
}
SMALL_WORDS = (
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Maritime",
    "Alpine",
    "Polar",
    "Desert",
)


def milliseconds(action: Callable[[], object], runs: int = 9) -> float:
    """Return the median CPU time of an action."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def page(gazetteer: Gazetteer, language: str) -> str:
    """Return a text of a page's size in a language, with a name of that language after every sentence."""
    names = [
        name.text
        for name in gazetteer.names
        if name.language == language and name.kind not in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS)
    ]
    step = 37  # through all names in an order of its own, the same every time
    pieces: list[str] = []
    size = 0
    while size < PAGE:
        pieces += [TEXTS[language], names[len(pieces) * step % len(names)]]
        size += sum(len(piece.encode()) + 1 for piece in pieces[-2:])
    return " ".join(pieces)


def grown(times: int) -> Gazetteer:
    """Return the packaged names and bodies that differ from them in a word, so many times as many."""
    packaged = load_gazetteer()
    rows: list[dict[str, Any]] = []
    for number, name in enumerate(packaged.names):
        if name.kind in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS) or not name.language:
            continue
        for copy, word in enumerate(("", *SMALL_WORDS[: times - 1])):
            alias = f"{name.text} {word}".strip()
            rows.append(
                {
                    "id": f"x{number}-{copy}",
                    "name": f"Body {number} {copy}",
                    "kind": "body",
                    "aliases": {"official": {name.language: [alias]}},
                }
            )
    return Gazetteer(compile_records(read_records({"grown": rows}), *packaged.characters))


def guesses(gazetteer: Gazetteer) -> Counter[tuple[str, str]]:
    """Return how often names that are left out are guessed right, wrong, or not at all."""
    counted: Counter[tuple[str, str]] = Counter()
    names = [n for n in gazetteer.names if n.kind not in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS)]
    for name in names[:: max(1, len(names) // 1500)]:
        own = gazetteer.organization(name.organization)
        found: Organization | None = guess_without(gazetteer, name).organization
        which = "of the 66" if own.section else "another body"
        outcome = "not guessed" if found is None else "right" if found.id == own.id else "wrong"
        counted[which, outcome] += 1
    return counted


def main() -> None:
    """Print the tables."""
    body = files("monitor.names").joinpath("data", COMPILED).read_bytes()
    print(f"loading {len(body) / 1e6:.1f} MB: {milliseconds(lambda: Gazetteer(json.loads(body))):.1f} ms")
    small, large = grown(1), grown(10)
    print(f"\n{'80 KB page':<12}{'found':>6}{'ms':>8}{'x10 names':>11}{'ratio':>7}")
    for language in TEXTS:
        text = page(load_gazetteer(), language)
        found = len(load_gazetteer().find(text, language=language))
        packaged, one, ten = (
            milliseconds(partial(names.find, text, language=language))
            for names in (load_gazetteer(), small, large)
        )
        print(f"{language:<12}{found:>6}{packaged:>8.2f}{ten:>11.2f}{ten / one:>7.2f}")
    print("\nnames left out in turn")
    for (which, outcome), count in sorted(guesses(load_gazetteer()).items()):
        print(f"{which:<14}{outcome:<12}{count:>6}")


if __name__ == "__main__":
    main()
