"""`monitor held`, `monitor decide`: what waits for a person, and what a person decides."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.options import as_json, opened, print_json, with_settings
from monitor.cli.tables import count, local_time, print_table
from monitor.report.lines import change_words
from monitor.report.words import clean

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.model import Decision
    from monitor.service.waiting import Waiting

KIND = {"page": "held page", "name": "unknown name", "words": "unresolved words"}
DECISIONS = ("accept", "reject", "same-as", "new")


@click.group("held", invoke_without_command=True)
@with_settings
@as_json
@click.pass_context
def held_command(context: click.Context, settings: Settings, json_output: bool) -> None:
    """Print what waits for a person: held pages, unknown names, words that nobody could resolve."""
    from monitor.service.waiting import waiting, waiting_object

    if context.invoked_subcommand is not None:
        return
    with opened(settings) as store:
        found = waiting(store)
    if json_output:
        print_json({"held": [waiting_object(one) for one in found]})
        return
    print_table(
        ("Id", "What", "Words", "Source", "Since", "Why"),
        [
            (
                one.id,
                KIND[one.kind],
                one.words,
                one.source,
                local_time(one.since),
                "; ".join((*one.reasons, *_candidates(one))),
            )
            for one in found
        ],
        empty="nothing waits for a decision",
    )


@held_command.command("show")
@click.argument("subject", metavar="ID")
@with_settings
@as_json
def show_command(settings: Settings, subject: str, json_output: bool) -> None:
    """Print one thing that waits, with its words and evidence, and what was decided about it before."""
    from monitor.service.waiting import decision_object, show, waiting_object

    with opened(settings) as store:
        found, decisions = show(store, subject)
    if json_output:
        shown = waiting_object(found) if found is not None else None
        print_json({"held": shown, "decisions": [decision_object(one) for one in decisions]})
        return
    if found is not None:
        _print_waiting(found)
    for one in decisions:
        click.echo(f"decided: {_decision_words(one)}")
    if found is not None:
        verbs = "accept|reject" if found.kind == "page" else "accept|reject|same-as ORG|new"
        click.echo(f"next: monitor decide {found.id} {verbs} --why TEXT")


@click.command("decide")
@click.argument("subject", metavar="ID")
@click.argument("decision", type=click.Choice(DECISIONS), metavar="accept|reject|same-as|new")
@click.argument("organization", required=False, metavar="[ORG]")
@click.option("--why", required=True, metavar="TEXT", help="The reason, which is kept and printed.")
@click.option("--who", metavar="NAME", help="Who decides [default: the name of the user].")
@with_settings
@as_json
def decide_command(
    settings: Settings,
    subject: str,
    decision: str,
    organization: str | None,
    why: str,
    who: str | None,
    json_output: bool,
) -> None:
    """Decide about what waits under ID, as `monitor held` prints it.

    A held page: accept (it counts as it stands) or reject (it counts for nothing).  Words: accept or new (an
    organization of its own), same-as ORG (an organization that is known), reject (no organization).  What is
    decided later supersedes it; nothing is edited.
    """
    from monitor.model import DecisionKind
    from monitor.service.decisions import Wish, decide, decided_object

    wish = Wish(subject, DecisionKind(decision), who or _user(), why, organization)
    with opened(settings) as store:
        done = decide(settings, store, wish)
    if json_output:
        print_json(decided_object(done))
        return
    click.echo(f"decided: {_decision_words(done.decision)}")
    for change in done.changes:
        click.echo(f"  {change_words(change)}")
    if not done.changes:
        click.echo("  nothing to tell")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise click.UsageError("nobody knows who decides: give --who NAME") from None


def _candidates(one: Waiting) -> list[str]:
    if not one.candidates:
        return []
    names = ", ".join(organization.name for organization in one.candidates)
    return [f"{count(len(one.candidates), 'new name')}: {names}"]


def _print_waiting(one: Waiting) -> None:
    click.echo(f"{one.id}: {KIND[one.kind]}, {clean(one.words)}")
    click.echo(f"  {one.source}: {one.url}, since {local_time(one.since)}")
    for reason in one.reasons:
        click.echo(f"  - {clean(reason)}")
    for organization in one.candidates:
        click.echo(f"  would add: {clean(organization.name)} ({organization.id})")
    for text in one.lost:
        click.echo(f"  no longer there: {clean(text)}")
    for evidence in one.evidence:
        click.echo(f"  “{clean(evidence.quote)}”")
        if evidence.sha256:
            click.echo(f"    captured {local_time(evidence.captured_at)}, sha256 {evidence.sha256}")


def _decision_words(decision: Decision) -> str:
    target: Any = decision.organization
    words = f"{decision.kind.value} {target.id}" if target is not None else decision.kind.value
    before = f", supersedes {decision.supersedes}" if decision.supersedes is not None else ""
    return (
        f"{decision.subject} {words}, by {clean(decision.who)}, {local_time(decision.at)}{before}: "
        f"{clean(decision.why)}"
    )
