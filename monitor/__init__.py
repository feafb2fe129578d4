"""Withdrawal monitor: watches pages for withdrawals of the United States from international organizations."""

__version__ = "0.1.0"
"""The version of the program; the distribution takes it from here."""

__all__ = ["__version__"]
