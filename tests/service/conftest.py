"""The desk of `tests.desk`, for every test of the service."""

from tests.desk import desk, reader

__all__ = ["desk", "reader"]
