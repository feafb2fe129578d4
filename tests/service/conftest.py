"""The desk of `tests.desk` and the press of `tests.press`, for every test of the service."""

from tests.desk import desk, reader
from tests.press import kind, press

__all__ = ["desk", "kind", "press", "reader"]
