"""`sources.yaml` and the environment → settings, or every problem that was found in them.

The file is read as a tree with lines, validated by the keys, checked for what depends on several keys, and
only when nothing at all is wrong turned into plain values.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from monitor.config.checks import check
from monitor.config.environment import Environment, gather
from monitor.config.key import PoliteKeys
from monitor.config.keys import DEFAULTS, FileKeys
from monitor.config.nodes import Document, read
from monitor.config.problems import problem_at, problems_of
from monitor.config.schedule import Schedule
from monitor.config.settings import Settings, Source
from monitor.config.source_keys import DEFAULT_EVERY, SourceKeys
from monitor.errors import ConfigError, Problem
from monitor.model import Network, Recipient, SourceFacts

SNAPSHOTS = ("packaged", "empty")


def load_settings(path: Path, environ: Mapping[str, str], overrides: Mapping[str, str | None]) -> Settings:
    """Return the settings; raises ConfigError with everything that is wrong, in the order of the file."""
    folder = path.absolute().parent
    environment = Environment(gather(environ, overrides), folder)
    database_url, reports = environment.database_url(), environment.reports()
    smtp, now = environment.smtp(), environment.now()
    document = read(path)
    keys = _validated(document) if document.value is not None else None
    snapshot = _snapshot(keys.snapshot, folder, document) if keys is not None else ""
    problems = sorted(document.problems, key=lambda problem: problem.line or 0) + environment.problems
    if problems or keys is None:
        raise ConfigError(list(dict.fromkeys(problems)))
    network = _network(keys.network, replace(DEFAULTS, concurrency=keys.network.concurrency))
    return Settings(
        path=path.absolute(),
        sources=tuple(_source(source, network) for source in keys.sources),
        network=network,
        database_url=database_url,
        reports=reports,
        recipients=tuple(
            Recipient(one.address, frozenset(one.topics), one.when, one.time_zone) for one in keys.notify.to
        ),
        mail_from=keys.notify.sender or "",
        reports_url=keys.notify.reports_url,
        snapshot=snapshot,
        smtp=smtp,
        now=now,
        voices_needed=keys.corroboration.voices,
    )


def _validated(document: Document) -> FileKeys | None:
    """Return the keys of the file; what is wrong with them goes to the document's problems."""
    document.problems.extend(check(document))
    if not isinstance(document.value, dict):
        document.problems.append(
            Problem("must be a block of keys", document.file, 1, remedy="begin with `version: 1`")
        )
        return None
    try:
        return FileKeys.model_validate(document.value)
    except ValidationError as error:
        document.problems.extend(problems_of(error.errors(include_url=False), document))
        return None


def _snapshot(named: str, folder: Path, document: Document) -> str:
    """Return the first snapshot: a word, or the absolute path of a file."""
    if named in SNAPSHOTS:
        return named
    path = (folder / Path(named).expanduser()).absolute()
    if not path.is_file():
        document.problems.append(
            problem_at(
                document,
                ("snapshot",),
                f"there is no file {path}",
                f"write {' or '.join(SNAPSHOTS)}, or a path",
            )
        )
    return str(path)


def _network(keys: PoliteKeys, around: Network) -> Network:
    """Return what holds around, with the keys that are given merged in."""
    given = {
        name: getattr(keys, name)
        for name in PoliteKeys.model_fields
        if name != "robots" and getattr(keys, name) is not None
    }
    if "robots" in keys.model_fields_set:
        given["robots_ignored"] = keys.robots
    return replace(around, **given)


def _source(keys: SourceKeys, network: Network) -> Source:
    expected = keys.expect
    facts = SourceFacts(
        id=keys.id,
        publisher=keys.publisher,
        authority=keys.authority,
        language=keys.language,
        url=keys.url,
        min_entries=expected.min_entries if expected else None,
        anchors=tuple(expected.anchors) if expected else (),
    )
    return Source(
        facts=facts,
        kind=keys.kind,
        url=keys.url,
        schedule=_schedule(keys),
        network=_network(keys, network),
        fingerprint=_fingerprint(keys),
        enabled=keys.enabled,
        select=keys.select,
        follow=keys.follow,
        pattern=keys.pattern,
        pages=keys.pages,
        archive=keys.archive,
        terms=tuple(keys.terms),
        types=tuple(keys.types),
        limit=keys.limit,
        since=keys.since,
        watch=tuple(keys.watch or ()),
    )


def _schedule(keys: SourceKeys) -> Schedule:
    if keys.cron is not None:
        return Schedule(cron=keys.cron, time_zone=keys.time_zone or "UTC")
    return Schedule(every=keys.every or DEFAULT_EVERY)


def _fingerprint(keys: SourceKeys) -> str:
    """Return a digest of what decides what is read and what it means; how often and how politely do not."""
    unimportant = {"id", "enabled", "limit", "every", "cron", "time_zone", *PoliteKeys.model_fields}
    important: dict[str, Any] = keys.model_dump(mode="json", exclude=unimportant, exclude_defaults=True)
    return hashlib.sha256(json.dumps(important, sort_keys=True).encode()).hexdigest()[:16]
