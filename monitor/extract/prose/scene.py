"""A sentence that is judged, and the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.extract.prose.frame import Frame
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Told


@dataclass(frozen=True)
class Scene:
    """A sentence, what its exits tell, and the page: its sentences, and what was told in them so far."""

    line: Line
    readings: Sequence[Reading]
    frame: Frame
    lines: Sequence[Line]
    told: list[list[Told]]
