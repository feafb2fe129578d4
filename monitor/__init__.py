"""Withdrawal monitor: watches pages for withdrawals of the United States from international organizations."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("withdrawal-monitor")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"

__all__ = ["__version__"]
