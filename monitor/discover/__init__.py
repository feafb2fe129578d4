"""From the bytes of an index to the documents that it leads to: pure, one file for each kind of source.

A new kind is a file beside this one and a line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from monitor.discover import federal_register, feed, links
from monitor.discover.found import Discovered, Index, Kind, Plan

KINDS: Mapping[str, Kind] = {
    one.name: one for one in (feed.KIND, links.KIND, federal_register.KIND)
}  # fmt: skip
"""Every kind of source that leads to documents, by the word in `sources.yaml`."""

__all__ = ["KINDS", "Discovered", "Index", "Kind", "Plan"]
