from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor import __version__
from monitor.config import KINDS, Schedule, Settings
from monitor.model import Authority, Network, Recipient, SourceFacts, Topic, When

Load = Callable[..., Settings]
Problems = Callable[..., list[str]]
Write = Callable[..., str]


def test_the_least_that_is_needed(loaded: Load, source: Write, tmp_path: Path) -> None:
    settings = loaded(source())
    [one] = settings.sources
    assert one.facts == SourceFacts(
        "memo", "Government", Authority.OFFICIAL, None, "https://example.org/list", None, ()
    )
    assert (one.id, one.kind, one.enabled, one.schedule) == (
        "memo",
        "page",
        True,
        Schedule(timedelta(hours=6)),
    )
    assert one.network == settings.network == Network(user_agent=f"withdrawal-monitor/{__version__}")
    assert settings.recipients == ()
    assert settings.snapshot == "packaged"
    assert settings.voices_needed == 2
    assert settings.database_url == f"sqlite:///{tmp_path}/db/monitor.sqlite3"
    assert settings.reports == tmp_path / "reports"
    assert settings.smtp is None
    assert settings.now is None
    assert settings.path == tmp_path / "sources.yaml"
    assert settings.source("memo") is one
    assert settings.source("other") is None


def test_everything_that_can_be_written(loaded: Load, tmp_path: Path) -> None:
    (tmp_path / "first.json").write_text("{}")
    settings = loaded("""\
version: 1
snapshot: first.json
network: {user_agent: ours/1, contact: https://example.org, allow_private: yes, max_body: 1 MB, timeout: 5s,
          concurrency: 7, per_origin_delay: 0s, retries: 0, robots: {ignore: our own site}}
corroboration: {voices: 3}
notify:
  from: Withdrawal monitor <monitor@example.org>
  to:
    - {address: a@example.org}
    - {address: b@example.org, topics: [operator], when: weekly, time_zone: Asia/Taipei}
sources:
  - {id: a, kind: page, authority: press, publisher: A, language: no, url: "https://example.org/a",
     every: 90s, select: main > ol, expect: {min_entries: 60, anchors: [IRENA]}, timeout: 1m, robots: obey}
  - {id: b, kind: feed, authority: press, publisher: B, url: "https://example.org/b", cron: "0 6 * * 1-5",
     time_zone: Europe/Berlin, since: 2026-01-07, watch: [withdraw], enabled: no}
  - {id: c, kind: links, authority: official, publisher: C, url: "https://example.org/c",
     pattern: "/20[0-9]+/", pages: 3, enabled: false}
""")
    first, second, third = settings.sources
    assert settings.snapshot == str(tmp_path / "first.json")
    assert settings.network == Network(
        "ours/1", "https://example.org", True, 1_000_000, 5.0, 7, 0.0, 0, "our own site"
    )
    assert settings.voices_needed == 3
    assert settings.mail_from == "Withdrawal monitor <monitor@example.org>"
    assert settings.recipients == (
        Recipient("a@example.org", frozenset({Topic.CONFIRMED, Topic.REPORTED})),
        Recipient("b@example.org", frozenset({Topic.OPERATOR}), When.WEEKLY, "Asia/Taipei"),
    )
    assert (first.facts.language, first.facts.min_entries, first.facts.anchors) == ("no", 60, ("IRENA",))
    assert (first.schedule.every, first.select) == (timedelta(seconds=90), "main > ol")
    assert (first.network.timeout, first.network.robots_ignored, first.network.retries) == (60.0, None, 0)
    assert second.schedule == Schedule(cron="0 6 * * 1-5", time_zone="Europe/Berlin")
    assert (second.since, second.watch, second.enabled) == (date(2026, 1, 7), ("withdraw",), False)
    assert second.network == settings.network
    assert (third.pattern, third.pages) == ("/20[0-9]+/", 3)


def test_an_unknown_key_is_refused_in_the_promised_words(problems: Problems) -> None:
    text = "version: 1\nsources:\n  - id: ettoday\n    kind: page\n    authority: press\n"
    text += "    publisher: ETtoday\n    url: https://example.org\n    selector: main\n"
    assert problems(text) == [
        "sources.yaml:8: source 'ettoday': unknown key 'selector' (did you mean 'select'?)"
    ]


def test_every_problem_is_told_at_once_in_the_order_of_the_file(problems: Problems) -> None:
    found = problems(
        """\
version: 2
network: {timeout: 60, retries: many}
notify:
  to: [{address: nobody, when: never}]
sources:
  - id: one
    kind: pag
    url: ftp://example.org
    every: 6 hours
    cron: "* * *"
  - {id: one, kind: page, authority: official, publisher: Two, url: "https://example.org", time_zone: UTC}
""",
        {"MONITOR_NOW": "yesterday"},
    )
    assert [problem.partition(" (")[0] for problem in found] == [
        "sources.yaml:1: version: must be 1, not '2'",
        "sources.yaml:2: network: timeout: '60' is no duration",
        "sources.yaml:2: network: retries: must be a whole number, not 'many'",
        "sources.yaml:4: notify: to: there are recipients, but nobody who writes to them",
        "sources.yaml:4: recipient 'nobody': address: 'nobody' is no mail address",
        "sources.yaml:4: recipient 'nobody': when: must be one of now, daily, weekly, not 'never'",
        "sources.yaml:6: source 'one': the key 'authority' is missing",
        "sources.yaml:6: source 'one': the key 'publisher' is missing",
        "sources.yaml:7: source 'one': kind: must be one of page, feed, links, federal-register, not 'pag'",
        "sources.yaml:8: source 'one': url: 'ftp://example.org' is no web address",
        "sources.yaml:9: source 'one': every: '6 hours' is no duration",
        "sources.yaml:10: source 'one': cron: `every` and `cron` exclude each other",
        "sources.yaml:10: source 'one': cron: '* * *' is no cron expression",
        "sources.yaml:11: source 'one': time_zone: a time zone means something for `cron` only",
        "sources.yaml:11: source 'one': id: another source has this id",
        "MONITOR_NOW: 'yesterday' is no ISO time",
    ]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"id": "Memo"}, "'Memo' is no id"),
        ({"id": "a/b"}, "is no id"),
        ({"kind": "pages"}, "(did you mean 'page'?)"),
        ({"authority": "offical"}, "(did you mean 'official'?)"),
        ({"publisher": ""}, "publisher: must be a word"),
        ({"publisher": "[a, b]"}, "publisher: must be plain text"),
        ({"url": "example.org"}, "'example.org' is no web address (begin with https://)"),
        ({"url": "https://"}, "names no host"),
        ({"url": "https://www..example.org/"}, "a part between two dots is empty or too long"),
        ({"url": f"https://{'a' * 64}.org/"}, "a part between two dots is empty or too long"),
        ({"url": "https://a b.org"}, "holds a blank"),
        ({"url": "https://example.org:99999/"}, "is no valid address"),
        ({"language": "english!"}, "is no language tag"),
        ({"enabled": "perhaps"}, "enabled: must be true or false, not 'perhaps'"),
        ({"every": "60"}, "'60' is no duration"),
        ({"every": "0s"}, "'0s' is too often"),
        ({"cron": "'61 * * * *'"}, "'61' is no minute"),
        ({"cron": "'@daily'", "time_zone": "Berlin"}, "'Berlin' is no time zone"),
        ({"cron": "'@daily'", "time_zone": "../../etc/passwd"}, "is no time zone"),
        ({"select": "'div >'"}, "'div >' is no CSS selector"),
        ({"expect": "60"}, "expect: must be a block of keys, not '60'"),
        ({"expect": "{min_entries: 0}"}, "expect.min_entries: must be at least 1, not '0'"),
        ({"expect": "{minimum: 3}"}, "expect: unknown key 'minimum'"),
        ({"robots": "ignore"}, "must be `obey`"),
        ({"robots": "{ignore: ''}"}, "needs a reason in words"),
        ({"timeout": "2h"}, "out of range"),
        ({"max_body": "5"}, "is no size"),
        ({"retries": "11"}, "must be at most 10, not '11'"),
        ({"user_agent": "Überwacher"}, "printable ASCII"),
        ({"concurrency": "3"}, "it holds for all sources together"),
        ({"network": "{timeout: 3s}"}, "write its keys directly into the source"),
        ({"pattern": "/x/"}, "means nothing for the kind 'page' (remove it; it belongs to feed and links)"),
        ({"since": "2026-01-07"}, "means nothing for the kind 'page'"),
        ({"watch": "[a]"}, "every document of an official source is read"),
        ({"kind": "feed", "follow": "found here"}, "means nothing for the kind 'feed'"),
        ({"kind": "feed", "terms": "[a]"}, "means nothing for the kind 'feed'"),
        ({"kind": "federal-register", "types": "[PRESDOC]"}, "PRESDOC"),
        ({"kind": "links", "archive": "sitemap.xml"}, "is no web address"),
        ({"kind": "feed", "limit": "0"}, "must be at least 1"),
        ({"kind": "links", "pattern": "'['", "enabled": "no"}, "is no regular expression"),
        ({"kind": "links", "pages": "0", "enabled": "no"}, "must be at least 1"),
        ({"kind": "feed", "since": "soon", "enabled": "no"}, "must be a date like 2026-01-07, not 'soon'"),
        (
            {"kind": "feed", "expect": "{min_entries: 3}", "enabled": "no"},
            "means nothing for the kind 'feed'",
        ),
        ({"password": "secret"}, "this does not belong in the file: set MONITOR_SMTP_URL"),
        ({"<<": "{every: 6h}"}, "keys are not merged here"),
        ({"every": "~"}, ""),
    ],
)
def test_a_wrong_key_names_line_source_and_remedy(
    problems: Problems, loaded: Load, source: Write, keys: dict[str, str], words: str
) -> None:
    if not words:
        assert loaded(source(**keys)).sources[0].schedule.every == timedelta(hours=6)
        return
    found = problems(source(**keys))
    assert any(words in problem for problem in found), found
    assert all(problem.startswith("sources.yaml:") and "source '" in problem for problem in found), found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources: []", "the key 'version' is missing (for example `version: 1`)"),
        ("version: 1", "the key 'sources' is missing"),
        ("version: 1\nsources:", "sources: has no value"),
        ("version: 1\nsources: {a: 1}", "sources: must be a list"),
        ("version: 1\nsources: [memo]", "source number 1: must be a block of keys, not 'memo'"),
        ("version: 1\nsource: []", "unknown key 'source' (did you mean 'sources'?)"),
        ("version: 1\nsmtp_url: smtp://u:p@h\nsources: []", "set MONITOR_SMTP_URL in the environment"),
        ("version: 1\nsources: []\nsnapshot: nowhere.json", "there is no file"),
        ("version: 1\nsources: []\ncorroboration: {voices: 0}", "corroboration: voices: must be at least 1"),
        ("version: 1\nsources: []\nnotify: {from: x}", "notify: from: 'x' is no mail address"),
        ("version: 1\nsources: []\nnotify: {form: x}", "notify: unknown key 'form' (did you mean 'from'?)"),
        ("- a", "must be a block of keys"),
        ("hello", "must be a block of keys"),
    ],
)
def test_what_is_wrong_around_the_sources(problems: Problems, text: str, words: str) -> None:
    found = problems(text)
    assert any(words in problem for problem in found), found


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("a@example.org", True),
        ("first.last+tag@mail.example.org", True),
        ("operator@localhost", True),
        ("a@example.org, b@example.org", False),
        ("A <a@example.org>", False),
        ("@example.org", False),
        ("a@", False),
        ("a b@example.org", False),
        ("a..b@example.org", False),
        ("a@-example.org", False),
        ("a@exämple.org", False),
        ("a@example.org\\nBcc: b@example.org", False),
    ],
)
def test_addresses_of_recipients(loaded: Load, problems: Problems, address: str, good: bool) -> None:
    text = f'version: 1\nsources: []\nnotify: {{from: m@example.org, to: [{{address: "{address}"}}]}}'
    if good:
        assert loaded(text).recipients[0].address == address
    else:
        assert len(problems(text)) == 1


def test_credentials_in_an_address_are_refused_and_not_repeated(problems: Problems, source: Write) -> None:
    [found] = problems(source(url="https://user:hunter2@example.org/"))
    assert "carries credentials" in found
    assert "hunter2" not in found


@pytest.mark.parametrize(
    "twin",
    ["https://EXAMPLE.org/list", "https://example.org:443/list", "https://example.org/list#names"],
)
def test_two_sources_must_not_read_one_page(problems: Problems, source: Write, twin: str) -> None:
    text = source() + f"  - {{id: b, kind: page, authority: press, publisher: B, url: '{twin}'}}\n"
    [found] = problems(text)
    assert found.startswith("sources.yaml:9: source 'b': url: another source reads this page (line 8)")


def test_a_page_and_a_feed_may_share_an_address(loaded: Load, source: Write) -> None:
    text = source() + (
        "  - {id: b, kind: feed, authority: press, publisher: B, enabled: no,"
        " url: https://example.org/list}\n"
    )
    assert len(loaded(text).sources) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_may_be_switched_on(loaded: Load, source: Write, kind: str) -> None:
    assert loaded(source(kind=kind)).sources[0].enabled


def test_the_fingerprint_changes_with_what_decides_what_is_read(loaded: Load, source: Write) -> None:
    def fingerprint(**keys: str | None) -> str:
        return loaded(source(**keys)).sources[0].fingerprint

    plain = fingerprint()
    assert plain == fingerprint(every="1h", timeout="5s", enabled="no", id="other", kind="page")
    changed = [
        fingerprint(url="https://example.org/other"),
        fingerprint(language="fr"),
        fingerprint(select="main"),
        fingerprint(expect="{min_entries: 3}"),
        fingerprint(authority="press"),
        fingerprint(kind="feed", enabled="no"),
    ]
    assert len({plain, *changed}) == len(changed) + 1


def test_an_alias_stands_for_what_it_names(loaded: Load) -> None:
    text = "version: 1\nsources:\n"
    text += "  - {id: a, kind: page, authority: press, publisher: &p News, url: https://example.org/a}\n"
    text += "  - {id: b, kind: page, authority: press, publisher: *p, url: https://example.org/b}\n"
    assert {source.facts.publisher for source in loaded(text).sources} == {"News"}
