"""Reports on disk: every file is whole at every moment, and rewritten only when its bytes differ.

A file is written beside its place, flushed to the disk and then renamed over the old one (POSIX rename is
atomic), so that a reader, a crash or a full disk never meets half a report.  One lock keeps two publishers
apart; it is held by the operating system and ends with the process.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from monitor.errors import DeliveryError
from monitor.model import RunReport, Snapshot
from monitor.report import (
    FORMATS,
    INDEXES,
    LIST_FORMATS,
    IndexEntry,
    render,
    report_path,
)

LOCK_NAME = ".lock"
LOCK_WAIT = 60.0  # seconds that one publisher waits for another
_LOCK_STEP = 0.05
_SAFE_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_serial = count()


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: the files that were written anew, and the report to show (None without one)."""

    written: tuple[Path, ...]
    report: Path | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in the folder of reports.

    `snapshot` is what `current.*` shows, `reports` are those to write (one after a poll, all for a
    rebuild), `entries` all that exist; without them the index stays as it is.
    """

    snapshot: Snapshot
    reports: Sequence[RunReport] = ()
    entries: Sequence[IndexEntry] | None = None


def publish(folder: Path, contents: Callable[[], Contents], *, wait: float = LOCK_WAIT) -> Published:
    """Write reports, the index of all reports, `latest.*` and `current.*` under a folder.

    `contents` is asked when it is this publisher's turn, so that a slower one never writes an older list over
    a newer.  `latest.*` follows the newest of all reports, when it is among those to write.  Raises
    DeliveryError when the folder cannot be written or another publisher holds the lock longer than `wait`
    seconds; old files stay whole.
    """
    with _lock(folder, wait):
        shown = contents()
        written = tuple(
            folder / name
            for name, text in _files(folder, shown).items()
            if write_atomically(folder / name, text)
        )
    newest = _newest(shown.reports)
    return Published(written, folder / f"{report_path(newest)}.html" if newest else None)


def _files(folder: Path, shown: Contents) -> dict[str, str]:
    """Return the text of every file, by its place under the folder; what links to others comes after them."""
    files: dict[str, str] = {}
    for report in shown.reports:
        if not _SAFE_RUN.match(report.run):
            raise DeliveryError(f"{folder}: run {report.run!r} is no file name (letters, digits, . _ - only)")
        for suffix in FORMATS:
            files[f"{report_path(report)}.{suffix}"] = render(report, suffix)
    newest = _newest(shown.reports)
    others = shown.entries or ()
    if newest is not None and all((one.started, one.run) <= (newest.started, newest.run) for one in others):
        for suffix in FORMATS:
            files[f"latest.{suffix}"] = render(newest, suffix, root=".")
    if shown.entries is not None:
        files.update((name, render_all(shown.entries)) for name, render_all in INDEXES.items())
    for suffix, render_list in LIST_FORMATS.items():
        files[f"current.{suffix}"] = render_list(shown.snapshot)
    return files


def _newest(reports: Sequence[RunReport]) -> RunReport | None:
    return max(reports, key=lambda report: (report.started, report.run), default=None)


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Write a file whole or not at all, and say whether its bytes differed from what was there.

    Text is written as UTF-8.  Missing folders are made; permissions of an existing file are kept; a
    symbolic link keeps pointing where it points.  Raises DeliveryError with the remedy.
    """
    body = content.encode() if isinstance(content, str) else content
    try:
        target = path.resolve() if path.is_symlink() else path
        if _holds(target, body):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, body)
    except OSError as error:
        raise _trouble(path, error) from error
    return True


def _holds(path: Path, body: bytes) -> bool:
    try:
        return path.stat().st_size == len(body) and path.read_bytes() == body
    except FileNotFoundError:
        return False


def _replace(path: Path, body: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.{next(_serial)}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            with suppress(FileNotFoundError):
                os.fchmod(file.fileno(), path.stat().st_mode & 0o7777)
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the rename last through a power failure, where the file system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _lock(folder: Path, wait: float) -> Iterator[None]:
    import fcntl

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _trouble(folder, error) from error
    try:
        end = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise DeliveryError(
                        f"{folder}: another process is publishing here and did not finish in {wait:g} s "
                        f"(wait for it, or end it; the lock {LOCK_NAME} goes with its process)"
                    ) from None
                time.sleep(_LOCK_STEP)
            except OSError as error:
                raise _trouble(folder / LOCK_NAME, error) from error
        _sweep(folder)
        yield
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a killed publisher left half written; only the holder of the lock writes here."""
    for left in (*folder.glob(".*.tmp"), *folder.glob("[0-9]*/[0-9]*/.*.tmp")):
        with suppress(OSError):
            left.unlink()


_REMEDIES = {
    errno.ENOSPC: "free some space on that disk",
    errno.EDQUOT: "free some space, the quota is used up",
    errno.EACCES: "let this user write there, or choose another folder with MONITOR_REPORTS",
    errno.EPERM: "let this user write there, or choose another folder with MONITOR_REPORTS",
    errno.EROFS: "the file system is read-only: choose another folder with MONITOR_REPORTS",
    errno.ENOTDIR: "a file is in the way: choose another folder with MONITOR_REPORTS",
    errno.EEXIST: "a file is in the way: choose another folder with MONITOR_REPORTS",
    errno.EISDIR: "a folder is in the way: move it, or choose another folder with MONITOR_REPORTS",
}


def _trouble(path: Path, error: OSError) -> DeliveryError:
    remedy = _REMEDIES.get(error.errno or 0, "check the folder, or choose another with MONITOR_REPORTS")
    reason = error.strerror or type(error).__name__
    return DeliveryError(f"{path}: the report could not be written: {reason} ({remedy})")
