"""Which of the numbers that a page states is its total, and which are its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.model import Stated


@dataclass(frozen=True, slots=True)
class Claim:
    """One number and what it counts."""

    value: int
    kind: str  # total, un, non_un
    summed: bool = False
    back: bool = False
    aside: bool = False


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
        ranked = sorted(
            mine,
            key=lambda claim: (
                not claim.summed,
                kind == "total" and (claim.value != divided or claim.back),
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
    return Stated(**values)


def _without_parts(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims; what reads like a total and is a part of a larger one counts as that part.

    Under "66 bodies, 31 of them of the United Nations" a list of "the 35 organizations" holds the others.
    """
    parts = {kind: {claim.value for claim in claims if claim.kind == kind} for kind in ("un", "non_un")}
    totals = {claim.value for claim in claims if claim.kind == "total"}
    for claim in claims:
        larger = {value for value in totals if value > claim.value}
        if claim.kind != "total" or claim.summed or not larger:
            yield claim
        elif claim.value in parts["un"] or {value - claim.value for value in larger} & parts["non_un"]:
            yield replace(claim, kind="un")
        elif claim.value in parts["non_un"] or {value - claim.value for value in larger} & parts["un"]:
            yield replace(claim, kind="non_un")
        else:
            yield claim
