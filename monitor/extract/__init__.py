"""Bytes of any page to the listing that it holds."""

from monitor.extract.languages import Languages
from monitor.extract.reader import EXTRACT_VERSION, read, read_listing

__all__ = ["EXTRACT_VERSION", "Languages", "read", "read_listing"]
