"""A gazetteer of the few names that a case needs, and the packaged one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from monitor.config.packaged import load_gazetteer
from monitor.names import Gazetteer
from monitor.names.compiling import compile_records
from monitor.names.records import read_records

Row = dict[str, Any]
Build = Callable[..., Gazetteer]

CHINESE = (
    "國際聯約組織氣候變遷會無碳經濟員發協貿機構間專門婦女種環境條開關於動總監測統計勞農業製藥電訊車",
    "国际联约组织气候变迁会无碳经济员发协贸机构间专门妇女种环境条开关于动总监测统计劳农业制药电讯车",
)


def build(*rows: Row, file: str = "un") -> Gazetteer:
    """Compile a gazetteer of a few records; what every record has is filled in."""
    filled = [{"kind": "organization", "name": row["id"].replace("-", " ").title(), **row} for row in rows]
    return Gazetteer(compile_records(read_records({file: filled}), *CHINESE))


@pytest.fixture(scope="session")
def gazetteer_of() -> Build:
    """Return the function that compiles a gazetteer of a few records."""
    return build


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Return the packaged gazetteer."""
    return load_gazetteer()
