"""`monitor sources`: the sources and their health; trying one, and adding one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from monitor.cli.options import as_json, opened, print_json, with_settings
from monitor.cli.tables import count, local_time, print_table
from monitor.errors import UsageError

if TYPE_CHECKING:
    from monitor.config import Settings, Source
    from monitor.service.checking import Checked, Looked


@click.group("sources", invoke_without_command=True)
@with_settings
@as_json
@click.pass_context
def sources_command(context: click.Context, settings: Settings, json_output: bool) -> None:
    """Print the sources and their health; `check` tries some, `add` adds one."""
    if context.invoked_subcommand is not None:
        context.obj = settings
        return
    from monitor.service.clock import clock_of
    from monitor.service.health import health, source_health_object

    with opened(settings) as store:
        found = health(store, settings, clock_of(settings.now)())
    if json_output:
        print_json({"sources": [source_health_object(one) for one in found.sources]})
        return
    print_table(
        ("Source", "Authority", "State", "Last polled", "Next due", "Address"),
        [
            (
                one.source.id,
                one.source.facts.authority.value,
                one.state,
                local_time(one.polled),
                local_time(one.due),
                one.source.url,
            )
            for one in found.sources
        ],
        empty="no source is configured",
    )


@sources_command.command("check")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--documents",
    type=click.IntRange(0, 1000),
    default=5,
    show_default=True,
    help="How many documents of an index to read.",
)
@as_json
@click.pass_obj
def check_command(settings: Settings, ids: tuple[str, ...], documents: int, json_output: bool) -> None:
    """Fetch and read sources (all that are polled, or those named) without storing anything.

    Of an index every document is named, with what a poll would do with it and why.
    """
    from monitor.service.checking import check, checked_object
    from monitor.service.polling import chosen_sources

    found = check(settings, chosen_sources(settings, ids), documents=documents)
    if json_output:
        print_json({"sources": [checked_object(one) for one in found]})
        return
    print_table(
        ("Source", "Outcome", "Seen", "Reasons"),
        [(one.source.id, one.outcome, _seen(one), "; ".join(one.reasons)) for one in found],
        empty="no source is polled",
    )
    for one in found:
        if one.documents:
            click.echo(f"\n{one.source.id} leads to:")
            print_table(
                ("Document", "Decision", "Why", "Seen"),
                [_looked(document) for document in one.documents],
                empty="",
            )


@sources_command.command("add")
@click.argument("url")
@click.option(
    "--kind",
    type=click.Choice(["page", "feed", "links", "federal-register"]),
    help="What kind of source it is [default: what is found there].",
)
@click.option("--id", "source_id", metavar="ID", help="What to call it [default: its host].")
@click.option(
    "--authority",
    type=click.Choice(["official", "affected", "press"]),
    default="press",
    show_default=True,
    help="Who speaks.",
)
@click.option("--publisher", metavar="NAME", help="Who is answerable for it [default: its host].")
@click.option("--language", metavar="TAG", help="Its language [default: what the page says].")
@click.option("--every", metavar="DURATION", default="6h", show_default=True, help="How often to poll it.")
@click.option("--unchecked", is_flag=True, help="Add it without looking at it first.")
@as_json
@click.pass_obj
def add_command(
    settings: Settings,
    url: str,
    kind: str | None,
    source_id: str | None,
    authority: str,
    publisher: str | None,
    language: str | None,
    every: str,
    unchecked: bool,
    json_output: bool,
) -> None:
    """Try a page or an index, and add it to the sources file behind the others; the rest stays as it is."""
    from monitor.service import keeping
    from monitor.service.checking import check, kind_at

    name = source_id or keeping.id_for(url, {source.id for source in settings.sources})
    tried = _new(settings, name, url, language, authority)
    found, feed = (None, None) if unchecked else kind_at(settings, tried)
    kind = kind or found or "page"
    checked = None if unchecked else check(settings, [replace(tried, kind=kind)])[0]
    if checked is not None and not checked.verdict.ok:
        raise UsageError(
            f"{url}: {'; '.join(checked.reasons)}; it was not added (--unchecked adds it all the same)"
        )
    read = checked.listing.language if checked is not None and checked.listing is not None else None
    given = {
        "id": name,
        "kind": kind,
        "authority": authority,
        "publisher": publisher or keeping.id_for(url, set()),
        "language": language or read,
        "url": url,
        "every": every,
    }
    block = {key: value for key, value in given.items() if value}
    keeping.add_source(settings.path, block)
    if json_output:
        print_json({"file": str(settings.path), "added": block})
        return
    click.echo(f"added {name} to {settings.path}:")
    for line in keeping.source_block(block):
        click.echo(f"  {line}")
    if checked is not None:
        click.echo(f"seen there: {_seen(checked)}")
    if kind == "page" and feed is not None:
        click.echo(f"the page names a feed, which leads to new documents: {feed}")


def _new(settings: Settings, name: str, url: str, language: str | None, authority: str) -> Source:
    """Return a source that is configured nowhere yet, as a page."""
    from monitor.config import Schedule, Source
    from monitor.model import Authority, SourceFacts

    facts = SourceFacts(name, name, Authority(authority), language, url)
    network = replace(settings.network)
    return Source(facts, "page", url, Schedule(), network, fingerprint="")


def _looked(one: Looked) -> tuple[str, str, str, str]:
    """Return a row about one document of an index."""
    name = f"{one.title} {one.url}".strip()
    seen = "" if one.read is None else _seen(one.read) if one.read.verdict.ok else "; ".join(one.read.reasons)
    return name, one.decision, one.reason, seen


def _seen(checked: Checked) -> str:
    if checked.source.kind != "page":
        read = sum(one.decision == "read" for one in checked.documents)
        return f"{count(len(checked.documents), 'document')}, {read} to read"
    listing = checked.listing
    if listing is None:
        return "nothing"
    parts = [
        listing.kind.value if listing.kind.value != "none" else "no list",
        f"{count(len(listing.entries), 'entry', 'entries')} ({checked.resolved} known)",
        count(checked.announced, "announcement"),
    ]
    if listing.stated.total is not None:
        parts.append(f"stated total {listing.stated.total}")
    return ", ".join([*parts, f"language {listing.language or 'unknown'}"])
