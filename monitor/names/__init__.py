"""Words to organizations: the gazetteer, and what an accepted list lets it guess.

Text is folded character by character (`folding`), read as words (`words`, `endings`), and looked up in hash
tables that are compiled from reviewed YAML (`records`, `spellings`, `compiling`).  `resolving` decides what a
whole text names, `finding` finds names inside running text, `listing` resolves the entries of a list.
"""

from monitor.names.gazetteer import Gazetteer
from monitor.names.listing import resolve_listing

__all__ = ["Gazetteer", "resolve_listing"]
