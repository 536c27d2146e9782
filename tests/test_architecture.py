"""The rules of the house that no linter knows; import-linter holds the layers (`pyproject.toml`)."""

from __future__ import annotations

import ast
import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ("app.py", "pages", "ui", "web", "data_io", "crm")
FOLDERS = ("pages", "ui", "web", "data_io", "crm", "sample_data", "tests", "benchmarks", "docs", "hosting")
SCRIPTS = ("app.py", "start.py")
NOT_OURS = {"data", "screens", "__pycache__"}  # the owner's data and what runs leave behind, as in .gitignore

VAGUE_WORDS = {"util", "utils", "helper", "helpers", "manager", "service", "misc", "common"}

LONGEST_FILE = 400
LONG_FILES = {"crm/entities.py": "one declaration, a line a fact"}
LONGEST_FUNCTION = 60

CLOCK = "crm/clock.py"
CLOCK_READ = re.compile(
    r"(.*\.)?(datetime|date|dt|Timestamp|func)\.(now|today|utcnow)|"
    r"time\.(time|time_ns|localtime|gmtime)"
)
STORE = "data_io/store/"
DATABASES = {"sqlalchemy", "sqlite3", "psycopg", "adbc_driver_sqlite", "adbc_driver_postgresql"}
SQL_THAT_WRITES = re.compile(
    r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(DROP|ALTER|CREATE)\s+TABLE)\b"
)

# Where HTML of our own may reach a page, and why no customer's text gets there unescaped.
MARKUP_MODULES: dict[str, str] = {
    "ui/cursor.py": "a constant that loads ui/static/focus.js; no text of anybody's is near it",
    "ui/last_edit.py": "a constant that loads ui/static/last_edit.js; no text of anybody's is near it",
}

# Tests of more than one module, and what they hold.
TESTS_OF_THE_WHOLE = {
    "tests/test_architecture.py": "the rules of the house",
    "tests/test_walk.py": "the tour of the program, from upload to chart",
    "tests/crm/charts/test_charts.py": "what every chart must stand: no rows, both looks, narrow and wide",
    "tests/data_io/test_crowd.py": "many people at once: no word of anybody's is lost",
    "tests/data_io/test_killed.py": "imports killed at any moment: all of it is there, or nothing",
    "tests/data_io/test_round_trip.py": "out as a workbook and in again, over every entity and kind",
    "tests/data_io/test_taken_back.py": "imports and their undoing, over every entity and kind",
    "tests/data_io/store/test_who_may.py": "role x action x entity, below the screen",
    "tests/data_io/store/test_every_method.py": "who may call what of the store and of its parts",
    "tests/data_io/incoming/test_hostile_files.py": "broken and evil files, the whole way in",
    "tests/data_io/incoming/test_value_properties.py": "any text of any kind is read or kept",
}

Node = TypeVar("Node", bound=ast.AST)


def sources(*places: str) -> list[Path]:
    """Return the Python files of these folders and files, as far as they are there."""
    found: list[Path] = []
    for place in map(ROOT.joinpath, places):
        found += [place] if place.is_file() else sorted(place.rglob("*.py"))
    return found


def name_of(path: Path) -> str:
    """Return the path as it is written in the project."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return the file's syntax, every node of it."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def nodes(kind: type[Node], *places: str) -> Iterator[tuple[str, int, Node]]:
    """Yield file, line and node for each node of a kind in these places."""
    for path in sources(*places):
        for node in nodes_of(path):
            if isinstance(node, kind):
                yield name_of(path), getattr(node, "lineno", 1), node


def imported(*places: str) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and full name (``time.time``) of everything imported in these places."""
    for file, line, whole in nodes(ast.Import, *places):
        yield from ((file, line, alias.name) for alias in whole.names)
    for file, line, part in nodes(ast.ImportFrom, *places):
        yield from ((file, line, f"{part.module}.{alias.name}") for alias in part.names)


def test_the_top_level_is_the_map() -> None:
    shown = [entry for entry in ROOT.iterdir() if not entry.name.startswith(".")]
    folders = {entry.name for entry in shown if entry.is_dir()} - NOT_OURS
    assert folders == set(FOLDERS)
    assert {entry.name for entry in shown if entry.suffix == ".py"} == set(SCRIPTS)


def test_names_say_what_is_inside() -> None:
    names = [(name_of(path), path.stem) for path in sources(*FOLDERS, *SCRIPTS)]
    names += [(f"{file}:{line}", node.name) for file, line, node in nodes(ast.ClassDef, *FOLDERS)]
    words = {place: set(re.findall(r"[a-z]+|[A-Z][a-z]*", name)) for place, name in names}
    assert [place for place, found in words.items() if {word.lower() for word in found} & VAGUE_WORDS] == []


def test_frames_are_named_for_their_rows() -> None:
    named = [(file, line, node.id) for file, line, node in nodes(ast.Name, *FOLDERS, *SCRIPTS)]
    named += [(file, line, node.arg) for file, line, node in nodes(ast.arg, *FOLDERS, *SCRIPTS)]
    assert [(file, line) for file, line, name in named if re.fullmatch(r"(.*_)?df\d*", name)] == []


def test_files_and_functions_are_short() -> None:
    lengths = {
        name_of(path): len(path.read_text("utf-8").splitlines()) for path in sources(*FOLDERS, *SCRIPTS)
    }
    assert {
        name: lines for name, lines in lengths.items() if lines > LONGEST_FILE
    }.keys() <= LONG_FILES.keys()
    functions = [
        (file, line, (node.end_lineno or line) - line + 1)
        for file, line, node in nodes(ast.stmt, *FOLDERS, *SCRIPTS)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [function for function in functions if function[2] > LONGEST_FUNCTION] == []


def test_one_clock() -> None:
    """Everything else is told what day it is, so that it can be asked about any day."""
    asked = [
        (file, line, ast.unparse(node))
        for file, line, node in nodes(ast.Attribute, *PROGRAM, "sample_data")
        if CLOCK_READ.fullmatch(ast.unparse(node))
    ]
    asked += [found for found in imported(*PROGRAM, "sample_data") if CLOCK_READ.fullmatch(found[2])]
    assert [found for found in asked if found[0] != CLOCK] == []


def test_only_the_store_speaks_sql() -> None:
    """Whoever wants a change hands a ChangeSet to the store; nothing else can write."""
    spoken = [
        (file, line, name) for file, line, name in imported(*PROGRAM) if name.split(".")[0] in DATABASES
    ]
    spoken += [
        (file, line, "SQL that writes")
        for file, line, node in nodes(ast.Constant, *PROGRAM)
        if isinstance(node.value, str) and SQL_THAT_WRITES.search(node.value)
    ]
    assert [found for found in spoken if not found[0].startswith(STORE)] == []


def test_page_files_stand_in_sections() -> None:
    """Streamlit serves a file directly in pages/ to anyone, past the sign-in."""
    assert [path.name for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"] == []


def test_every_folder_of_the_program_is_a_package() -> None:
    """The contracts on imports see packages only."""
    folders = {path.parent for path in sources(*PROGRAM)} - {ROOT}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_no_text_becomes_markup() -> None:
    marked = [
        (file, line, node.arg)
        for file, line, node in nodes(ast.keyword, *PROGRAM)
        if node.arg in {"unsafe_allow_html", "unsafe_allow_javascript"}
    ]
    assert [found for found in marked if found[0] not in MARKUP_MODULES] == []


def test_tests_mirror_the_modules() -> None:
    tests = {name_of(path) for path in sources("tests") if path.name.startswith("test_")}
    alone = {name for name in tests if not name.startswith("tests/e2e/")} - TESTS_OF_THE_WHOLE.keys()
    mirrored = {name: ROOT / name.removeprefix("tests/").replace("test_", "", 1) for name in alone}
    assert [
        name
        for name, path in sorted(mirrored.items())
        if not (path.exists() or path.with_suffix("").is_dir())
    ] == []


@pytest.mark.parametrize("lists", ["LONG_FILES", "MARKUP_MODULES", "TESTS_OF_THE_WHOLE"])
def test_exceptions_are_still_there(lists: str) -> None:
    """An exception for a file that is gone would let the next one of that name through."""
    assert [name for name in globals()[lists] if not (ROOT / name).exists()] == []


def pins(name: str) -> dict[str, list[str]]:
    """Return the versions that a requirements file pins, by package."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if not line.lstrip().startswith("#"):
            package, version = re.split("==|;", line.replace(" ", ""))[:2]
            found.setdefault(package.split("[")[0], []).append(version)
    return found


def group(project: dict[str, Any], name: str) -> list[str]:
    """Return the requirements of a group of packages, those of the groups that it includes as well."""
    found: list[str] = []
    for each in project["dependency-groups"][name]:
        found += group(project, each["include-group"]) if isinstance(each, dict) else [each]
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_keeps_to_the_ranges(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    development = name == "requirements-dev.txt"
    ranges = group(project, "dev") if development else project["project"]["dependencies"]
    locked = pins(name)
    for requirement in map(Requirement, ranges):
        versions = locked.get(requirement.name.lower(), [])
        assert versions, f"{requirement} is not in {name}: run make lock"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_names_no_machine(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert re.findall(r"://|--index|--find-links|(?<!-c )(?<!\w)/\w+", text) == []


def test_the_readme_gives_the_commands_that_are_checked() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in ("python3 start.py", "python3 start.py test"):
        assert command in readme
    assert "python3 start.py test" in (ROOT / ".ci" / "run").read_text("utf-8")
