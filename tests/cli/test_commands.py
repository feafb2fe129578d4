"""Every command on a desk at which something happened: for people, for programs, with the right exit code."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from monitor.demo.servers import Answer
from tests.cli.conftest import Monitor
from tests.desk import Desk

Schemas = Callable[[str, Any], None]
ADDED = "Universal Postal Union"


def now(desk: Desk, hours: int = 0) -> dict[str, str]:
    """Return an environment in which the clock of the desk holds."""
    moment = desk.now.replace(day=desk.now.day, hour=desk.now.hour)
    from datetime import timedelta

    return {
        "MONITOR_NOW": (moment + timedelta(hours=hours)).isoformat(),
        "MONITOR_SMTP_URL": desk.mailbox.address,
    }


def test_poll_prints_the_object_of_the_design(monitor: Monitor, desk: Desk, schemas: Schemas) -> None:
    first = monitor("poll", "--json", **now(desk))
    assert first.code == 0
    schemas("poll", first.json)
    assert list(first.json) == ["run", "started", "sources", "changes", "report", "messages"]
    assert (first.json["changes"], first.json["report"]) == ([], None)
    desk.memorandum(ADDED)
    found = monitor("poll", "--force", "--json", **now(desk, 6)).json
    schemas("poll", found)
    [change] = found["changes"]
    assert list(change) == ["id", "kind", "organization", "standing", "old", "new", "late", "evidence"]
    assert list(change["evidence"][0]) == [
        "source",
        "url",
        "captured_at",
        "published",
        "sha256",
        "quote",
    ]
    assert change["organization"] == {"id": "upu", "name": ADDED}
    assert change["standing"] == "confirmed"
    assert ADDED in change["evidence"][0]["quote"]
    assert Path(found["report"]).is_file()
    assert found["messages"] == {"queued": 1, "sent": 1, "failed": 0}


def test_poll_says_nothing_to_cron_when_nothing_happened(monitor: Monitor, desk: Desk) -> None:
    assert monitor("poll", **now(desk)).out == ""
    assert monitor("poll", **now(desk, 1)).out == ""
    said = monitor("poll", "--force", **now(desk, 7))
    assert "memo\tunchanged\tnot modified" in said.out
    assert "5 sources polled, 0 changes" in said.out


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("--lang", "xx!", "no language tag (use en, fr, zh-Hant, pt-BR)"),
        ("--lang", "", "no language tag"),
        ("--url", "junk", "no web address (begin with https://)"),
        ("--url", "file:///etc/passwd", "no web address"),
    ],
)
def test_extract_refuses_what_is_no_language_and_no_address(
    monitor: Monitor, tmp_path: Path, option: str, value: str, remedy: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>text</p>", "utf-8")
    said = monitor("extract", str(page), option, value)
    assert said.code == 2
    assert remedy in said.err


def test_poll_names_sources(monitor: Monitor, desk: Desk) -> None:
    found = monitor("poll", "memo", "times", "--json", **now(desk)).json
    assert [source["id"] for source in found["sources"]] == ["memo", "times"]
    again = monitor("poll", "memo", "--json", **now(desk, 1)).json
    assert [source["outcome"] for source in again["sources"]] == ["not-due"]
    wrong = monitor("poll", "memoo", **now(desk))
    assert wrong.code == 2
    assert "no source is called 'memoo'" in wrong.err


def test_poll_refetches_without_validators(monitor: Monitor, desk: Desk) -> None:
    monitor("poll", **now(desk))
    assert "not modified" in monitor("poll", "memo", "--force", **now(desk, 1)).out
    assert "same bytes" in monitor("poll", "memo", "--force", "--refetch", **now(desk, 2)).out


def test_a_machine_without_network_is_told_so(monitor: Monitor, desk: Desk) -> None:
    for path in ("memo", "seed", "times", "post", "again"):
        desk.configure(f"{desk.web.address}/{path}", f"http://127.0.0.1:1/{path}")
    said = monitor("poll", **now(desk))
    assert said.code == 0
    assert said.out.count("failed\tunreachable") == 5
    assert "is this machine connected to the internet?" in said.out


@pytest.mark.parametrize(("strict", "code"), [(["--strict"], 3), ([], 0)])
def test_poll_strict_ends_with_3_when_a_source_fails(
    monitor: Monitor, desk: Desk, strict: list[str], code: int
) -> None:
    del desk.site.pages["/times"]
    said = monitor("poll", *strict, **now(desk))
    assert said.code == code
    assert "times\tfailed\tgone" in said.out


def test_list_prints_what_stands(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    found = monitor("list", "--json").json
    schemas("list", found)
    assert list(found) == ["as_of", "organizations"]
    assert list(found["organizations"][0]) == [
        "id",
        "name",
        "names",
        "section",
        "standing",
        "acts",
        "since",
        "evidence",
    ]
    names = {one["id"]: one for one in found["organizations"]}
    assert names["upu"]["standing"] == "confirmed"
    assert {one["url"] for one in names["upu"]["evidence"]} == {f"{told.web.address}/memo"}
    assert found == json.loads((told.folder / "reports" / "current.json").read_text("utf-8"))
    assert f"{ADDED}\tupu\tconfirmed" in monitor("list").out


def test_list_before_the_first_poll_is_what_it_will_compare_with(
    monitor: Monitor, desk: Desk, schemas: Schemas
) -> None:
    found = monitor("list", "--json").json
    schemas("list", found)
    assert {"isa", "who"} <= {one["id"] for one in found["organizations"]}
    assert desk.store.counts()["snapshot"] == 0


def test_changes_prints_what_was_told(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    found = monitor("changes", "--json").json
    schemas("changes", found)
    assert [change["kind"] for change in found["changes"]] == ["added"]
    assert f"Added (confirmed): {ADDED}, says Government" in monitor("changes").out
    assert monitor("changes", "--since", "2100-01-01", "--json").json["changes"] == []
    assert "nothing changed since 2100-01-01" in monitor("changes", "--since", "2100-01-01").out
    assert monitor("changes", "--since", "soon").code == 2


@pytest.mark.parametrize("name", ["upu", "UPU", "Universal Postal Union", "universal postal union"])
def test_show_finds_an_organization_by_any_name(
    monitor: Monitor, told: Desk, schemas: Schemas, name: str
) -> None:
    found = monitor("show", name, "--json").json
    schemas("show", found)
    assert found["organization"]["id"] == "upu"
    assert found["state"] == "confirmed"
    assert [change["kind"] for change in found["changes"]] == ["added"]
    said = monitor("show", name).out
    assert "standing: confirmed since" in said
    assert f"{told.web.address}/memo" in said


def test_show_knows_who_does_not_stand_on_the_list(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    found = monitor("show", "wmo", "--json").json
    schemas("show", found)
    assert (found["state"], found["standing"], found["changes"]) == ("none", None, [])
    assert "no withdrawal is known" in monitor("show", "wmo").out
    assert monitor("show", "The Society of Nobody").code == 2


def test_sources_prints_health(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    found = monitor("sources", "--json", **now(told)).json
    schemas("sources", found)
    assert {one["state"] for one in found["sources"]} == {"ok"}
    assert "memo\tofficial\tok\t" in monitor("sources", **now(told)).out


def test_status_is_well_or_ends_with_3(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    well = monitor("status", "--json", **now(told))
    schemas("status", well.json)
    assert (well.code, well.json["ok"]) == (0, True)
    assert "5 sources polled, 0 in trouble" in monitor("status", **now(told)).out
    del told.site.pages["/memo"]
    told.poll()
    sick = monitor("status", "--json", **now(told))
    schemas("status", sick.json)
    assert (sick.code, sick.json["ok"]) == (3, False)
    [state] = [one["state"] for one in sick.json["sources"] if one["id"] == "memo"]
    assert state == "vanished"
    assert "memo\tvanished" in monitor("status", **now(told)).out


def test_sources_check_stores_nothing(monitor: Monitor, desk: Desk, schemas: Schemas) -> None:
    del desk.site.pages["/times"]
    found = monitor("sources", "check", "--json").json
    schemas("sources-check", found)
    outcomes = {one["id"]: one["outcome"] for one in found["sources"]}
    assert (outcomes["memo"], outcomes["times"]) == ("accepted", "failed")
    assert "memo\taccepted\tlist, " in monitor("sources", "check", "memo").out
    assert desk.store.counts()["capture"] == 0
    assert monitor("sources", "check", "nobody").code == 2


def test_sources_add_writes_a_source_behind_the_others(
    monitor: Monitor, desk: Desk, schemas: Schemas
) -> None:
    file = desk.folder / "sources.yaml"
    before = file.read_text("utf-8")
    desk.site.pages["/new"] = desk.site.pages["/times"]
    url = f"{desk.web.address}/new"
    found = monitor("sources", "add", url, "--id", "fresh", "--publisher", "Fresh: News", "--json")
    assert found.code == 0, found.err
    schemas("sources-add", found.json)
    assert found.json["added"] == {
        "id": "fresh",
        "kind": "page",
        "authority": "press",
        "publisher": "Fresh: News",
        "language": "en",
        "url": url,
        "every": "6h",
    }
    assert file.read_text("utf-8").startswith(before.rstrip("\n"))
    [fresh] = [one for one in monitor("sources", "--json").json["sources"] if one["id"] == "fresh"]
    assert (fresh["publisher"], fresh["state"]) == ("Fresh: News", "never polled")
    assert monitor("sources", "add", url, "--id", "fresh2").code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{web}/nothing"], "it was not added (--unchecked adds it all the same)"),
        (["ftp://example.org/list", "--unchecked"], "http"),
        (["{web}/times", "--unchecked", "--id", "memo"], "memo"),
        (["{web}/other", "--unchecked", "--every", "sometimes"], "every"),
    ],
)
def test_sources_add_leaves_the_file_when_it_refuses(
    monitor: Monitor, desk: Desk, arguments: list[str], words: str
) -> None:
    before = (desk.folder / "sources.yaml").read_bytes()
    said = monitor("sources", "add", *(one.format(web=desk.web.address) for one in arguments))
    assert said.code == 2
    assert words in said.err
    assert (desk.folder / "sources.yaml").read_bytes() == before
    assert [path.name for path in desk.folder.glob(".*")] == []


def feed(*names: str) -> Answer:
    items = "".join(f"<item><title>US leaves {name}</title><link>{name}</link></item>" for name in names)
    items += "<item><title>Cup final</title><link>/cup</link></item>"
    return Answer(
        200,
        f"<rss><channel><title>x</title>{items}</channel></rss>".encode(),
        (("Content-Type", "text/xml"),),
    )


def test_sources_check_explains_every_document_of_an_index(
    monitor: Monitor, desk: Desk, schemas: Schemas
) -> None:
    desk.site.pages["/feed"] = feed("/times", "/gone", "/later")
    line = '{{id: news, kind: feed, authority: press, publisher: News, language: en, url: "{web}/feed"}}'
    desk.configure(
        "sources:\n",
        f"sources:\n  - {line.format(web=desk.web.address)}\n".replace("{{", "{").replace("}}", "}"),
    )
    found = monitor("sources", "check", "news", "--documents", "2", "--json").json
    schemas("sources-check", found)
    [one] = found["sources"]
    assert one["outcome"] == "accepted"
    rows = {row["url"].rpartition("/")[2]: row for row in one["documents"]}
    assert (rows["cup"]["decision"], rows["cup"]["reason"]) == (
        "skipped",
        "its title speaks of no withdrawal",
    )
    assert rows["times"]["decision"] == "skipped"
    assert rows["times"]["reason"] == "polled as the page times"
    assert rows["gone"]["read"]["outcome"] == "failed"
    assert rows["later"]["decision"] == "read"
    said = monitor("sources", "check", "news").out
    assert "news\taccepted\t4 documents, 2 to read" in said
    assert "Cup final" in said
    assert desk.store.counts()["document"] == desk.store.counts()["capture"] == 0


def test_sources_check_follows_a_link(monitor: Monitor, desk: Desk, schemas: Schemas) -> None:
    desk.site.pages["/lead"] = (
        '<!doctype html><title>x</title><p>It can be <a href="/memo">found here</a>.</p>' + "<p>y</p>" * 90
    )
    desk.configure(
        'kind: page, authority: press, publisher: The Post, language: en,\n      url: "'
        + desk.web.address
        + '/post"',
        'kind: page, authority: press, publisher: The Post, language: en, follow: found here,\n      url: "'
        + desk.web.address
        + '/lead"',
    )
    found = monitor("sources", "check", "post", "--json").json
    schemas("sources-check", found)
    [document] = found["sources"][0]["documents"]
    assert document["read"]["entries"] == 66


def test_sources_add_finds_out_the_kind(monitor: Monitor, desk: Desk) -> None:
    desk.site.pages["/feed"] = feed("/later")
    desk.site.pages["/map"] = Answer(200, b"<urlset><url><loc>/a</loc></url></urlset>")
    page = desk.page("/times")
    desk.site.pages["/with-feed"] = page.replace(
        "<head>", '<head><link rel=alternate type="application/rss+xml" href=/feed>'
    )
    added = {
        path: monitor("sources", "add", desk.web.address + path, "--json").json["added"]["kind"]
        for path in ("/feed", "/map")
    }
    assert added == {"/feed": "feed", "/map": "links"}
    said = monitor("sources", "add", f"{desk.web.address}/with-feed").out
    assert f"the page names a feed, which leads to new documents: {desk.web.address}/feed" in said


def test_report_rebuilds_what_was_lost(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    assert told.last is not None
    assert told.last.report is not None
    before = told.last.report.read_bytes()
    schemas("report", json.loads(told.last.report.with_suffix(".json").read_text("utf-8")))
    told.last.report.unlink()
    found = monitor("report", "--json").json
    schemas("report-command", found)
    assert found["reports"] == 0
    assert not told.last.report.exists()
    assert monitor("report", "--rebuild", "--json").json["reports"] == 1
    assert told.last.report.read_bytes() == before
    assert "1 report rebuilt in" in monitor("report", "--rebuild").out


def test_init_sets_up_an_empty_folder(monitor: Monitor, tmp_path: Path, schemas: Schemas) -> None:
    found = monitor("init", "--json")
    assert found.code == 0, found.err
    schemas("init", found.json)
    assert len(found.json["made"]) == 3
    assert (tmp_path / "sources.yaml").read_text("utf-8").count("- id: ") > 12
    assert (tmp_path / "db" / "monitor.sqlite3").is_file()
    again = monitor("init", "--json").json
    assert (again["made"], len(again["kept"])) == ([], 3)
    assert monitor("sources", "--json").code == 0


def test_doctor_says_what_is_wrong_and_what_to_do(monitor: Monitor, told: Desk, schemas: Schemas) -> None:
    found = monitor("doctor", "--json", **now(told))
    schemas("doctor", found.json)
    assert (found.code, found.json["ok"]) == (0, True)
    said = monitor("doctor", MONITOR_SMTP_URL="smtp://127.0.0.1:1")
    assert said.code == 1
    assert "wrong    mail server: " in said.out
    assert "→ `monitor mail --test` tries again" in said.out
    (told.folder / "sources.yaml").write_text("version: 2\n", "utf-8")
    wrong = monitor("doctor")
    assert wrong.code == 2
    assert "wrong    configuration: " in wrong.out


def test_backup_copies_the_database(monitor: Monitor, told: Desk, schemas: Schemas, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monitor.sqlite3"
    found = monitor("backup", str(copy), "--json")
    schemas("backup", found.json)
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM change").fetchone() == (1,)
    connection.close()
    again = monitor("backup", str(copy))
    assert again.code == 2
    assert "exists already" in again.err


def test_mail_tests_and_sends_what_waits(monitor: Monitor, desk: Desk, schemas: Schemas) -> None:
    none = monitor("mail", "--test")
    assert none.code == 2
    assert "MONITOR_SMTP_URL" in none.err
    found = monitor("mail", "--test", "--json", MONITOR_SMTP_URL=desk.mailbox.address)
    schemas("mail", found.json)
    assert [one["accepted"] for one in found.json["recipients"]] == [True] * 3
    assert {subject for _, subject in desk.mails()} == {"Test message of the withdrawal monitor"}
    monitor("poll", **{**now(desk), "MONITOR_SMTP_URL": ""})
    desk.memorandum(ADDED)
    waits = monitor("poll", "--force", "--json", **{**now(desk, 6), "MONITOR_SMTP_URL": ""}).json
    assert waits["messages"] == {"queued": 1, "sent": 0, "failed": 0}
    sent = monitor("mail", "--json", **now(desk, 6))
    schemas("mail", sent.json)
    assert sent.json["messages"]["sent"] == 1
    assert [who for who, _ in desk.mails()] == ["news@example.org"]
    assert "0 messages sent, 0 failed" in monitor("mail", **now(desk, 6)).out


def test_mail_that_fails_ends_with_1_and_is_sent_at_once_by_hand(monitor: Monitor, desk: Desk) -> None:
    nobody = {"MONITOR_SMTP_URL": "smtp://127.0.0.1:1"}
    assert monitor("mail", "--test", **nobody).code == 1
    monitor("poll", **{**now(desk), **nobody})
    desk.memorandum(ADDED)
    failed = monitor("poll", "--force", "--json", **{**now(desk, 6), **nobody}).json
    assert failed["messages"] == {"queued": 1, "sent": 0, "failed": 1}
    status = monitor("status", "--json", **now(desk, 6))
    assert status.code == 3
    assert status.json["messages"]["refused"] == 1
    assert monitor("mail", **{**now(desk, 6), **nobody}).code == 1
    assert "1 message sent, 0 failed" in monitor("mail", **now(desk, 6)).out
    assert monitor("status", **now(desk, 6)).code == 0


def test_half_a_letter_breaks_no_json(monitor: Monitor, tmp_path: Path) -> None:
    page = {"title": "Statement \ud83d", "body": "The United States withdraws from UN Women \ud83d today."}
    (tmp_path / "page.json").write_text(json.dumps(page))
    said = monitor("extract", "page.json", "--json")
    assert said.code == 0
    assert json.loads(said.out)["verdict"]["code"] == "ok"
    said.out.encode("utf-8")


def test_extract_prints_the_object_of_the_design(
    monitor: Monitor, desk: Desk, schemas: Schemas, tmp_path: Path
) -> None:
    (tmp_path / "memo.html").write_text(desk.page("/memo"), "utf-8")
    (tmp_path / "empty.html").write_text("")
    said = monitor("extract", "memo.html", "missing.html", "empty.html", "--json")
    assert said.code == 0
    lines = [json.loads(line) for line in said.out.splitlines()]
    for line in lines:
        schemas("extract", line)
        assert list(line) == ["file", "url", "verdict", "listing", "mentions"]
    assert [line["verdict"]["code"] for line in lines] == ["ok", "unreadable", "empty"]
    entries = lines[0]["listing"]["entries"]
    assert len(entries) == len(desk.known)
    assert all(entry["organization"] for entry in entries)
    assert list(lines[0]["listing"]) == [
        "kind",
        "entries",
        "stated",
        "review_ongoing",
        "published",
        "language",
    ]
    told = monitor("extract", "memo.html", "--url", "https://gov.example/memo")
    assert "memo.html (https://gov.example/memo): list, " in told.out
    assert not (tmp_path / "db" / "other").exists()
