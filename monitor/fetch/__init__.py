"""Bytes from the network, politely and safely: the client, robots.txt, politeness, safety.

This package is the only one that speaks HTTP, and the only one that imports httpx; import it when something
is to be fetched, not before.
"""

from monitor.fetch.client import Fetcher
from monitor.fetch.walk import Request, validators_of

__all__ = ["Fetcher", "Request", "validators_of"]
