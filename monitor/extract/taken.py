"""A run that was taken as part of the withdrawal list."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.extract.headings import Above
from monitor.extract.items import Item
from monitor.extract.runs import Run
from monitor.model import Section


@dataclass(frozen=True, slots=True)
class Taken:
    """A run that is part of the list."""

    run: Run
    above: Above
    items: tuple[tuple[Section | None, Item], ...]
    open_ended: bool = False
