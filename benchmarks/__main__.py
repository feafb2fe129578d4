"""Run every benchmark, one after the other: `python -m benchmarks`."""

from __future__ import annotations

from benchmarks import gazetteer, reading, startup

for name, benchmark in (("start-up", startup), ("gazetteer", gazetteer), ("reading", reading)):
    print(f"\n== {name}")
    benchmark.main()
