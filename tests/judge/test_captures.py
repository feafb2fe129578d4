"""Every file under `tests/corpus/captures/<verdict>/` is a case: its folder is the verdict it must get.

`reasons.tsv` beside the folders adds how good the capture looks and the words in which a report says why: which
rule decided, not only what.  A file without a line there is a case all the same.

A file is written as it went over the wire, with the walk to it before the answer: a line `GET address`, a
line `status address` for each redirect, a line with the last status, the headers, an empty line, the body.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.judge import judge
from monitor.model import Capture, Hop, VerdictCode

CAPTURES = Path(__file__).parents[1] / "corpus" / "captures"
NOW = datetime(2026, 1, 9, 12, tzinfo=UTC)
FILES = sorted(CAPTURES.glob("*/*.http"))
REASONS = [line.split("\t") for line in (CAPTURES / "reasons.tsv").read_text("utf-8").splitlines()]


def read_capture(path: Path) -> Capture:
    """Return the capture that a file of the corpus holds."""
    head, _, body = path.read_bytes().partition(b"\n\n")
    first, *lines = head.decode().splitlines()
    url = final_url = first.removeprefix("GET ")
    hops, headers, status = [], [], 0
    for line in lines:
        if redirect := re.fullmatch(r"(\d{3}) (\S+)", line):
            hops.append(Hop(final_url, int(redirect[1]), redirect[2]))
            final_url = redirect[2]
        elif line.isdigit():
            status = int(line)
        else:
            name, _, value = line.partition(": ")
            headers.append((name.lower(), value))
    return Capture(
        source="test",
        url=url,
        final_url=final_url,
        requested_at=NOW,
        captured_at=NOW,
        status=status,
        headers=tuple(headers),
        body=body,
        sha256=sha256(body).hexdigest(),
        hops=tuple(hops),
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_capture_gets_the_verdict_of_its_folder(path: Path) -> None:
    verdict = judge(read_capture(path))
    assert verdict.code == VerdictCode(path.parent.name), verdict.reasons
    assert verdict.ok or (verdict.reasons and verdict.quality == 0)
    assert all(reason and "\n" not in reason for reason in verdict.reasons)


@pytest.mark.parametrize("line", REASONS, ids=lambda line: str(line[0]))
def test_capture_is_judged_by_the_rule_that_fits(line: list[str]) -> None:
    name, quality, *reasons = line
    verdict = judge(read_capture(CAPTURES / f"{name}.http"))
    assert verdict.quality == float(quality)
    assert "; ".join(verdict.reasons) == "".join(reasons)


def test_every_kind_of_answer_has_its_cases() -> None:
    cases = {code: sum(path.parent.name == code for path in FILES) for code in VerdictCode}
    without_body = {VerdictCode.UNREACHABLE, VerdictCode.DISALLOWED, VerdictCode.TOO_LARGE}
    assert [code for code in VerdictCode if not cases[code] and code not in without_body] == []
    assert cases[VerdictCode.OK] >= 70
    assert cases[VerdictCode.BLOCKED] + cases[VerdictCode.SOFT_ERROR] >= 130
