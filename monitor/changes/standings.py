"""The ledger of one step: standings as a document's claims, reversals and absences move them.

An official document confirms at once.  Other documents count by independent voice: one is `single`, as
many as the policy asks for are `reported`.  A level never falls while anything supports it.  An old
document cannot undo a reversal that came after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from monitor.changes.claims import Claim, evidence_of, reversals_of
from monitor.changes.identity import identify
from monitor.changes.policy import Policy
from monitor.changes.weighing import (
    dated,
    day_of,
    higher,
    level_of,
    outdated,
    returns,
    still_held,
    takes_back,
    united,
    witnesses,
)
from monitor.model import (
    Absence,
    Act,
    ActKind,
    Authority,
    Change,
    ChangeKind,
    Evidence,
    Level,
    Observation,
    Outcome,
    Snapshot,
    Standing,
)


class Ledger:
    """The standings during one step, and the changes that they made; `snapshot()` gives the result."""

    def __init__(self, before: Snapshot, observation: Observation, policy: Policy) -> None:
        self._before = before
        self._standings = dict(before.standings)
        self._observation = observation
        self._policy = policy
        self._official = observation.facts.authority is Authority.OFFICIAL
        self.changes: list[Change] = []

    def snapshot(self) -> Snapshot:
        """Return the standings after the step; its time moves only when something was told."""
        if not self.changes:
            return Snapshot(self._before.as_of, self._standings)
        return Snapshot(max(self._before.as_of, self._observation.told_at), self._standings)

    def take(self, claims: Iterable[Claim]) -> None:
        """Add the support of every claim, and tell what it adds, raises or dates."""
        for claim in claims:
            self._merge(claim)
            standing = self._standings.get(claim.organization.id)
            if standing is None or not standing.current:
                self._add(claim, standing)
            else:
                self._support(claim, standing)

    def reverse(self) -> None:
        """Tell what an official document takes back."""
        for organization, mention in reversals_of(self._observation):
            standing = self._standings.get(organization.id)
            if standing is None or not standing.current:
                continue
            evidence = evidence_of(self._observation, mention.sentence, language=mention.language)
            if not takes_back(evidence, standing):
                continue
            act = Act(ActKind.REVERSED, mention.dated or day_of(evidence), evidence)
            self._standings[organization.id] = replace(standing, acts=(*standing.acts, act), absences={})
            self._tell(
                ChangeKind.REVERSED,
                standing,
                evidence=(evidence,),
                old=standing.level.value,
                new="reversed",
            )

    def miss(self, claimed: set[str]) -> None:
        """Note what this document no longer claims; remove what stayed away long enough."""
        url = self._observation.url
        for key, standing in list(self._standings.items()):
            if key in claimed or url not in standing.support or not standing.current:
                continue
            if self._official:
                self._absent(key, standing)
            elif standing.support[url].authority is not Authority.OFFICIAL:
                self._retract(key, standing)

    def _merge(self, claim: Claim) -> None:
        """Give a provisional standing to the organization that its words are now known to mean.

        It keeps its history.  Nothing is told unless the organization itself stood less certain, or not at all:
        the addition was told when the words first stood there.
        """
        known = self._standings.get(claim.provisional or "")
        if known is None or known.organization.id == claim.organization.id:
            return
        del self._standings[known.organization.id]
        before = self._standings.get(claim.organization.id)
        after = united(known, before, claim.organization)
        self._standings[claim.organization.id] = after
        if before is None or not after.current or (before.current and before.level is after.level):
            return
        confirmed = before.current and after.level is Level.CONFIRMED
        self._tell(
            ChangeKind.CONFIRMED if confirmed else ChangeKind.ADDED,
            after,
            evidence=witnesses(known.support) or (claim.evidence,),
            old=before.level.value if before.current else "reversed" if before.reversed else "removed",
            new=after.level.value,
        )

    def _add(self, claim: Claim, before: Standing | None) -> None:
        evidence = claim.evidence
        if before is not None and not returns(evidence, before):
            return
        # what stood behind a standing that ended has been contradicted: a return counts its voices anew
        support = {evidence.url: evidence}
        level = level_of(support, self._policy)
        standing = Standing(
            organization=claim.organization,
            level=level,
            since=self._observation.at,
            acts=(*(before.acts if before else ()), *claim.acts),
            support=support,
            former=(before.former | before.support.keys()) - {evidence.url} if before else frozenset(),
        )
        self._standings[standing.organization.id] = standing
        self._tell(
            ChangeKind.ADDED,
            standing,
            evidence=(evidence,),
            old=None if before is None else "reversed" if before.reversed else "removed",
            new=level.value,
        )

    def _support(self, claim: Claim, before: Standing) -> None:
        evidence = claim.evidence
        if outdated(evidence, before):
            return
        support = {**before.support, evidence.url: evidence}
        level = higher(before.level, level_of(support, self._policy))
        acts, fresh = dated(before, claim.acts, self._observation.facts.authority)
        standing = replace(before, support=support, level=level, acts=acts)
        if self._official:
            standing = replace(standing, absences={})
        self._standings[before.organization.id] = standing
        if level is not before.level:
            confirmed = level is Level.CONFIRMED
            self._tell(
                ChangeKind.CONFIRMED if confirmed else ChangeKind.ADDED,
                standing,
                evidence=(evidence,) if confirmed else witnesses(support),
                old=before.level.value,
                new=level.value,
            )
        for act in fresh:
            when = act.on.isoformat() if act.on else ""
            self._tell(ChangeKind.ACT, standing, evidence=(evidence,), new=f"{act.kind.value} {when}".strip())

    def _page(self) -> Evidence:
        """Return a citation of the page as a whole, by its title."""
        listing = self._observation.listing
        return evidence_of(self._observation, listing.title if listing else "")

    def _absent(self, key: str, standing: Standing) -> None:
        at, url = self._observation.at, self._observation.url
        evidence = self._page()
        known = standing.absences.get(url)
        absence = Absence(known.first if known else at, at, evidence)
        lasting = absence.last - absence.first >= self._policy.absence
        if not lasting or known is None or still_held(standing):
            self._standings[key] = replace(standing, absences={**standing.absences, url: absence})
            return
        gone = replace(standing, removed=True, absences={**standing.absences, url: absence})
        self._standings[key] = gone
        self._tell(
            ChangeKind.REMOVED,
            standing,
            evidence=(evidence,),
            old=standing.level.value,
            reasons=(f"no longer listed since {absence.first.isoformat()}",),
        )

    def _retract(self, key: str, standing: Standing) -> None:
        """Drop the support of a document that corrected itself; with the last one the standing ends."""
        at, url = self._observation.at, self._observation.url
        support = {place: evidence for place, evidence in standing.support.items() if place != url}
        if support or standing.level is Level.CONFIRMED:
            self._standings[key] = replace(standing, support=support)
            return
        evidence = self._page()
        absences = {**standing.absences, url: Absence(at, at, evidence)}
        self._standings[key] = replace(standing, removed=True, absences=absences)
        self._tell(
            ChangeKind.REMOVED,
            standing,
            evidence=(evidence,),
            old=standing.level.value,
            reasons=("no source says so any more",),
        )

    def _tell(
        self,
        kind: ChangeKind,
        standing: Standing,
        *,
        evidence: tuple[Evidence, ...],
        old: str | None = None,
        new: str | None = None,
        reasons: tuple[str, ...] = (),
    ) -> None:
        observation = self._observation
        guarded = observation.guarded
        partial = guarded is not None and guarded.outcome is Outcome.PARTIAL
        gained = kind in (ChangeKind.ADDED, ChangeKind.CONFIRMED)
        if guarded is not None and ((partial and gained) or guarded.by):
            reasons = (*reasons, *guarded.reasons)
        self.changes.append(
            identify(
                Change(
                    id="",
                    kind=kind,
                    at=observation.told_at,
                    organization=standing.organization,
                    level=standing.level,
                    old=old,
                    new=new,
                    source=observation.facts.id,
                    url=observation.url,
                    reasons=reasons,
                    evidence=evidence,
                    late=observation.late,
                    partial=partial and kind is ChangeKind.ADDED,
                )
            )
        )
