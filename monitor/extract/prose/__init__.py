"""Sentences: which organization they name, and whether they announce that the United States leaves it."""

from monitor.extract.prose.reader import read_mentions
from monitor.extract.prose.rules import ProseRules

__all__ = ["ProseRules", "read_mentions"]
