"""Which of the numbers that a page states is its total, and which are its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.model import Stated


@dataclass(frozen=True, slots=True)
class Claim:
    """One number and what it counts; `sure` where its clause says that the United States leave that many."""

    value: int
    kind: str  # total, un, non_un
    summed: bool = False
    back: bool = False
    aside: bool = False
    sure: bool = False


def choose(claims: Sequence[Claim], bare: Stated | None, entries: int) -> Stated:
    """Return the totals among what numbers of a page count; `bare` is what a line of figures alone says.

    A number that the parts add up to is the total, though a page may show fewer: "Sixteen of those on the list".
    """
    claims = [*_without_parts(claims)]
    values: dict[str, int | None] = {"un": None, "non_un": None, "total": None}
    for kind in values:
        divided = (values["un"] or 0) + (values["non_un"] or 0) if values["un"] and values["non_un"] else None
        mine = [
            claim for claim in claims if claim.kind == kind and (not claim.aside or claim.value == entries)
        ]
        if kind == "total":
            mine = _large_enough(mine, values)
        # "They leave 66 bodies. The table shows the 13 that deal with the climate."
        most = max((claim.value for claim in mine if claim.sure and not claim.back), default=0)
        ranked = sorted(
            mine,
            key=lambda claim: (
                not claim.summed,
                kind == "total" and (claim.value != divided or claim.back),
                kind == "total" and not claim.sure and claim.value < most,
                kind == "total" and claim.value != entries,
                claim.back,
            ),
        )
        if ranked:
            values[kind] = ranked[0].value
    if bare is not None:
        values = {
            "total": values["total"] if values["total"] is not None else bare.total,
            "un": values["un"] if values["un"] is not None else bare.un,
            "non_un": values["non_un"] if values["non_un"] is not None else bare.non_un,
        }
    total = values["total"]
    if total is not None:  # "after the 66 bodies, 31 of them of the UN, it leaves five others"
        values = {kind: value for kind, value in values.items() if value is not None and value <= total}
    return Stated(**values)


def _large_enough(totals: list[Claim], parts: Mapping[str, int | None]) -> list[Claim]:
    """Return totals without those that are smaller than a part, unless none is larger."""
    least = max(parts["un"] or 0, parts["non_un"] or 0)
    return [claim for claim in totals if claim.value >= least] or totals


def _without_parts(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims; what reads like a total and is a part of a larger one counts as that part.

    Under "66 bodies, 31 of them of the United Nations" a list of "the 35 organizations" holds the others.
    """
    parts = {kind: {claim.value for claim in claims if claim.kind == kind} for kind in ("un", "non_un")}
    totals = {claim.value for claim in claims if claim.kind == "total"}
    for claim in claims:
        larger = {value for value in totals if value > claim.value}
        rests = {value - claim.value for value in larger}
        if claim.kind != "total" or not larger:
            yield claim
        elif claim.summed:  # "31 belong to it. The others, 35 in all, do not."
            other = "un" if rests & parts["non_un"] else "non_un" if rests & parts["un"] else "total"
            yield replace(claim, kind=other)
        elif claim.value in parts["un"] or rests & parts["non_un"]:
            yield replace(claim, kind="un")
        elif claim.value in parts["non_un"] or rests & parts["un"]:
            yield replace(claim, kind="non_un")
        else:
            yield claim
