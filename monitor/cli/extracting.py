"""`monitor extract`: what is read in local files, without any database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from monitor.cli.options import as_json, print_json
from monitor.config.addresses import check_language, check_web_address
from monitor.model import Capture, Verdict, VerdictCode
from monitor.report.reading import extract_object
from monitor.report.words import clean
from monitor.service.reading import Reader, Reading, captures_of_file


def _checked(
    check: Callable[[str], str],
) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a callback that refuses what the sources file would refuse too, with the same remedy."""

    def callback(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
        try:
            return None if value is None else check(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return callback


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--lang",
    "language",
    metavar="TAG",
    callback=_checked(check_language),
    help="Language of the pages, where they do not say it.",
)
@click.option(
    "--url", metavar="URL", callback=_checked(check_web_address), help="Address that the files came from."
)
@as_json
def extract_command(files: tuple[str, ...], language: str | None, url: str | None, json_output: bool) -> None:
    """Read local files (HTML, text, PDF, JSON, feeds, WARC) and print what is seen.

    One answer a file, one a response record of a WARC file; a file that cannot be read gets a line too.
    """
    reader = Reader()
    for name in files:
        for address, reading in readings(reader, name, language=language, url=url):
            if json_output:
                print_json(extract_object(name, address, reading.verdict, reading.listing))
            else:
                _print(name, address, reading)


def readings(
    reader: Reader, name: str, *, language: str | None, url: str | None
) -> Iterator[tuple[str | None, Reading]]:
    """Yield what is read in one file, with the address it came from where that is known."""
    try:
        captures = list(captures_of_file(Path(name), url=url, now=datetime.now(UTC)))
    except OSError as error:
        verdict = Verdict(VerdictCode.UNREADABLE, (f"cannot be opened: {error.strerror or error}",), 0.0)
        yield url, Reading(verdict, None)
        return
    for capture in captures:
        yield _address(capture, url), reader.read(capture, language=language)


def _address(capture: Capture, url: str | None) -> str | None:
    return url or (None if capture.url.startswith("file:") else capture.url)


def _print(name: str, address: str | None, reading: Reading) -> None:
    listing, verdict = reading.listing, reading.verdict
    place = f"{name} ({address})" if address else name
    if listing is None:
        click.echo(f"{place}: {verdict.code.value}: {'; '.join(verdict.reasons)}")
        return
    announced = [m for m in listing.mentions if m.context == "announcement"]
    click.echo(
        f"{place}: {listing.kind.value}, {_count(len(listing.entries), 'entry', 'entries')}, "
        f"{_count(len(announced), 'announcement', 'announcements')}, stated {_stated(listing.stated)}, "
        f"language {listing.language or 'unknown'}"
        + (", the review goes on" if listing.review_ongoing else "")
    )
    rows: list[tuple[str, ...]] = [
        (e.section or "", e.number or str(e.position), e.text, _organization(e), e.resolution.method)
        for e in listing.entries
    ]
    rows += [("said", "", m.text, _organization(m), m.resolution.method) for m in announced]
    widths = [max((len(row[n]) for row in rows), default=0) for n in (0, 1)]
    for section, number, text, organization, method in rows:
        line = f"{section:<{widths[0]}}  {number:>{widths[1]}}  {clean(text)}  → {organization} ({method})"
        click.echo(f"  {line}")


def _organization(item: Any) -> str:
    organization = item.resolution.organization
    return organization.id if organization else "not known"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _stated(stated: Any) -> str:
    parts = [("total", stated.total), ("UN", stated.un), ("other", stated.non_un)]
    return ", ".join(f"{label} {value}" for label, value in parts if value is not None) or "no total"
