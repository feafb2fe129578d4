from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.config.nodes import MAX_BYTES, read


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"# nothing yet\n", "nothing but comments"),
        (b"~\n", "yaml:1: holds no value (begin with `version: 1`)"),
        ("version: 1".encode("utf-16"), "is UTF-16 (save it as UTF-8)"),
        (b"a: 1\nb: caf\xe9\n", "yaml:2: byte 0xe9 is not UTF-8"),
        (b"a: \x01\n", "yaml:1: holds a control character"),
        (b"sources:\n\t- id: a\n", "yaml:2: a tab stands where only spaces may (indent with spaces)"),
        (b"sources:\n  - id: a\n\tkind: page\n", "yaml:3: a tab stands"),
        (b"a: [1, 2\nb: 3\n", "no YAML"),
        (b"a: 'open\n", "no YAML"),
        (b"a: 1\n  b: 2\n", "yaml:2: no YAML"),
        (b"a: *missing\n", "yaml:1: no YAML: found undefined alias"),
        (b"a: 1\n---\nb: 2\n", "yaml:2: a second document begins here"),
        (b"a: 1\nb: 2\na: 3\n", "yaml:3: the key 'a' stands twice (first on line 1)"),
        (b"a: {b: 1, b: 2}\n", "the key 'b' stands twice"),
        (b"a: &x [*x]\n", "an alias stands inside what it names"),
        (b"a: !!python/object/apply:os.getcwd []\n", "means nothing here"),
        (b"? [a]\n: b\n", "a key must be a word"),
        (b"a: " + b"[" * 5_000, "no YAML"),
        (b"a: " + b"[" * 40 + b"]" * 40, "nested too deeply"),
        (b"#" * (MAX_BYTES + 1), "is larger than 5 MB"),
    ],
)
def test_what_is_wrong_with_the_text_is_told_with_line_and_remedy(
    write: Callable[[bytes], Path], content: bytes, words: str
) -> None:
    problems = [str(problem) for problem in read(write(content)).problems]
    assert any(words in problem for problem in problems), problems
    assert all(problem.endswith(")") for problem in problems), problems


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    missing = read(tmp_path / "sources.yaml").problems
    assert [str(problem) for problem in missing] == [
        f"{tmp_path}/sources.yaml: there is no such file (name it with --sources, or run `monitor init`)"
    ]
    assert "this is a folder" in str(read(tmp_path).problems[0])


def test_aliases_that_multiply_are_stopped(write: Callable[[str], Path]) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    document = read(write("\n".join(lines)))
    assert ["values once aliases are written out" in str(problem) for problem in document.problems] == [True]


def test_values_stay_the_words_of_the_file(write: Callable[[str], Path]) -> None:
    text = "a: no\nb: 1:30\nc: 007\nd: 2026-01-07\ne: ~\nf:\ng: '~'\nh: 1e3\n"
    assert read(write(text)).value == {
        "a": "no",
        "b": "1:30",
        "c": "007",
        "d": "2026-01-07",
        "e": None,
        "f": None,
        "g": "~",
        "h": "1e3",
    }


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble(write: Callable[[bytes], Path]) -> None:
    document = read(write("\ufeffa: 1\r\nb: 2\r\n".encode()))
    assert document.value == {"a": "1", "b": "2"}
    assert document.lines == {("a",): 1, ("b",): 2}


def test_lines_are_those_of_keys_and_items(write: Callable[[str], Path]) -> None:
    document = read(write("a:\n  - b: 1\n    c:\n      - 2\n  - d: 3\n"))
    assert document.line(("a", 0, "c", 0)) == 4
    assert document.line(("a", 1, "d")) == 5
    assert document.line(("a", 1, "not", "there")) == 5
    assert document.line(("nowhere",)) == 1
