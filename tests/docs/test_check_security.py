"""The check of weak points finds what is planted, and takes no silence for a yes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import check_security
from docs.check_security import ANSWERS, Finding, answers, by_detect_secrets, compare, weak_points

TABLE = """
| tool | rule | place | answer |
|---|---|---|---|
| bandit | B608 | `data_io/store/` | names are ours |
| bandit | B404 | `start.py` | constants |
| bandit | B105 | `ui/words.py` | |
"""
SQL = Finding("bandit", "B608", "data_io/store/new.py")
LEVEL_1 = 70
START = Finding("bandit", "B404", "start.py")
WORDS = Finding("bandit", "B105", "ui/words.py")


def test_an_answer_needs_a_reason_and_may_be_for_a_folder() -> None:
    given = answers(TABLE)
    assert compare({SQL, START}, given, asked_for_packages=True) == []
    elsewhere = Finding("bandit", "B608", "web/guard.py")
    [line, other] = compare({SQL, START, WORDS, elsewhere}, given, asked_for_packages=True)
    assert line.endswith("B105 · ui/words.py")
    assert other.endswith("B608 · web/guard.py")


def test_an_answer_to_nothing_is_told() -> None:
    [line] = compare({SQL}, answers(TABLE), asked_for_packages=True)
    assert "not found" in line
    weak = {Finding("pip-audit", "PYSEC-1", "starlette")}
    assert compare(set(), weak, asked_for_packages=False) == []
    assert compare(set(), weak, asked_for_packages=True) != []


def test_packages_of_which_nobody_knows_are_not_well() -> None:
    unknown = {"name": "pandas", "skip_reason": "Dependency not found"}
    known = {"name": "pandas", "version": "3.1.1", "vulns": [{"id": "PYSEC-1"}]}
    assert weak_points({"dependencies": [unknown]}) is None
    assert weak_points({"dependencies": [unknown, known]}) == {Finding("pip-audit", "PYSEC-1", "pandas")}
    assert weak_points({"dependencies": [known | {"vulns": []}]}) == set()


def test_a_planted_secret_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = {
        "own.py": 'password = "correct-horse-battery"\n',
        "tests/test_it.py": 'password = "opens nothing"\nkey = "' + "AKIA" + "QWERTYUIOPASDFGH" + '"\n',
    }
    for name, text in planted.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(check_security, "ROOT", tmp_path)
    assert by_detect_secrets(planted) == {
        Finding("detect-secrets", "Secret Keyword × 1", "own.py"),
        Finding("detect-secrets", "AWS Access Key × 1", "tests/test_it.py"),
    }


def test_every_answer_names_what_is_there() -> None:
    root = ANSWERS.parents[1]
    given = answers(ANSWERS.read_text("utf-8"))
    assert given
    assert [each for each in given if each.tool != "pip-audit" and not (root / each.place).exists()] == []


def test_each_item_of_level_1_is_answered_once() -> None:
    """The standard has 70 of them; numbers without gaps would be as wrong as missing ones."""
    levels = ANSWERS.read_text("utf-8").partition("## ASVS 5.0, level 1")[2].partition("## Level 2")[0]
    rows = re.findall(r"(?m)^\| (V\d+\.\d+\.\d+) \|", levels)
    assert len(rows) == len(set(rows)) == LEVEL_1
    said = re.findall(r"(?m)^\| V[^|]+\|[^|]+\| ([^|]+) \|", levels)
    assert set(said) <= {"met", "partly", "open", "n/a"}
