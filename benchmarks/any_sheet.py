"""How any sheet comes in: what is read, refused or broken, and how well annotated sheets are recognised.

``python -m benchmarks.any_sheet [--quick]``: first every spreadsheet of the shared data, each in a process
of its own with a guard (``--quick``: every twentieth); then the sheets that stand in ``annotations``, real
ones and hand-made ones, whose columns people have named. Wrong and missing ones are listed. Last, the worst
files are dropped into the running program (``--server``: only that).
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import answering
from benchmarks.guarded import HANG, MOST_MEMORY, guarded
from benchmarks.measure import line
from crm.entities import ENTITIES
from data_io.incoming.files.reading import Book, Unreadable, read_book
from data_io.incoming.recognition.matching import SheetMatch, match_sheet

DATA: Final = Path(__file__).parents[2] / "shared" / "data"
ANNOTATIONS: Final = Path(__file__).parent / "annotations"
SPREADSHEETS: Final = frozenset(
    {".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".ods", ".csv", ".tsv", ".txt", ".vcf", ".xml", ".slk"}
)
NOT_OURS: Final = "-"
"""Stands for no entity of ours, and for a column that is the owner's own or nothing."""


@dataclass(frozen=True)
class Expected:
    """One annotated sheet: its file, its name (blank: the only one), what it may be, what its columns are."""

    path: str
    sheet: str
    entities: frozenset[str]
    columns: tuple[tuple[str, frozenset[str]], ...]
    """Heading and the paths that are right for it, in the sheet's order; a heading not listed is no field."""
    text: str = ""
    """The file itself where it was made by hand."""
    by_place: bool = False
    """Columns are compared by their place: titles or a second row stand above the headings."""


@dataclass
class Figures:
    """What was counted over a group of annotated sheets."""

    sheets: int = 0
    entities_right: int = 0
    columns: int = 0
    fields: int = 0
    """Columns that are fields of ours."""
    fields_right: int = 0
    wrong: int = 0
    """Columns that were matched with something that they are not."""


def main() -> None:
    """Print both parts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="only every twentieth file of the first part")
    parser.add_argument("--annotated", action="store_true", help="only the second part")
    parser.add_argument("--only", default="", help="only annotations whose file has this in its name")
    parser.add_argument("--server", action="store_true", help="only the last part")
    asked = parser.parse_args()
    if asked.server:
        answering.run(spreadsheets())
        return
    whole = not (asked.annotated or asked.only)
    refused = run_all(20 if asked.quick else 1) if whole else []
    files = f"*{asked.only}*.txt" if asked.only else "*.txt"
    real = [each for path in sorted(ANNOTATIONS.glob(files)) for each in annotated(path)]
    made = [each for path in sorted((ANNOTATIONS / "hand_made").glob(files)) for each in hand_made(path)]
    both = Figures()
    for name, group in (("real", real if DATA.exists() else []), ("hand-made", made)):
        figures = Figures()
        compare_all(group, figures)
        show(name, figures)
        for field in vars(both):
            setattr(both, field, getattr(both, field) + getattr(figures, field))
    show("all", both, wanted=True)
    if whole:
        answering.run(spreadsheets(), refused)


def spreadsheets() -> list[Path]:
    """Give every spreadsheet of the shared data."""
    return sorted(path for path in DATA.rglob("*") if path.is_file() and path.suffix.lower() in SPREADSHEETS)


def run_all(every: int) -> list[Path]:
    """Read and match every spreadsheet of the shared data; print what came of them; give the refused ones."""
    paths = spreadsheets()
    if not paths:
        print(f"No spreadsheets to read in {DATA}.")
    refused: list[Path] = []
    outcomes: Counter[str] = Counter()
    for path in paths[::every]:
        outcome = guarded(partial(_attempt, path))
        outcomes[outcome.what] += 1
        outcomes["late"] += outcome.seconds > HANG
        outcomes["large"] += outcome.memory > MOST_MEMORY
        refused += [path] if outcome.what == "refused" else []
        if outcome.is_fault:
            print(f"  {path.relative_to(DATA)}: {outcome}", flush=True)
    line("spreadsheets", f"{len(paths[::every]):,}")
    line("read", f"{outcomes['read']:,}")
    line("refused with a clear sentence", f"{outcomes['refused']:,}")
    broken = outcomes["traceback"] + outcomes["died"] + outcomes["no sentence"]
    line("tracebacks", f"{broken:,}", "0")
    line(f"hangs past {HANG:.0f} s", f"{outcomes['late']:,}", "0")
    line(f"processes over {MOST_MEMORY / 1e9:.1f} GB", f"{outcomes['large']:,}", "0")
    return refused


def _attempt(path: Path) -> tuple[str, str]:
    try:
        book = read_book(path, path.name)
    except Unreadable as refusal:
        sentence = str(refusal)
        clear = path.name in sentence and sentence.endswith(".")
        return "refused" if clear else "no sentence", sentence
    for sheet in book.sheets:
        match_sheet(sheet, book.name)
    return "read", ""


def annotated(path: Path) -> Iterator[Expected]:
    """Read annotations of real sheets: ``# file | sheet | entity``, then ``heading = path | path`` lines."""
    for block in _blocks(path):
        head, *lines = block
        file, sheet, entity = (part.strip() for part in head.rsplit("|", 2))
        columns = tuple(
            (heading.strip(), _paths(paths, entity))
            for heading, _, paths in (each.rpartition(" = ") for each in lines)
        )
        yield Expected(file, sheet, frozenset(entity.split("/")), columns)


def hand_made(path: Path) -> Iterator[Expected]:
    """Read hand-made sheets: ``# file | entity``, a line of paths, the headings, the rows; all by ``;``.

    ``# file | entity | no headings`` stands above a sheet whose first line is a row already, ``by place`` in
    its stead above one with titles or two rows of headings; paths that are only ``-`` say that no column
    is a field.
    """
    for head, paths, *lines in _blocks(path):
        file, entity, *how = (part.strip() for part in head.split("|"))
        by_place = how == ["by place"]
        headings = (
            [""] * len(paths.split(";")) if by_place else [each.strip() for each in lines[0].split(";")]
        )
        headings = [""] * len(headings) if how else headings
        named = [NOT_OURS] * len(headings) if paths == NOT_OURS else paths.split(";")
        meant = [_paths(each, entity) for each in named]
        columns = tuple(zip(headings, meant, strict=True))
        yield Expected(file, "", frozenset(entity.split("/")), columns, "\n".join(lines) + "\n", by_place)


def _blocks(path: Path) -> Iterator[list[str]]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.strip().splitlines()
        yield [lines[0].removeprefix("# "), *lines[1:]]


def _paths(text: str, entity: str) -> frozenset[str]:
    """Give the paths that are right; a name without its entity is one of the first entity's own fields.

    Whose name stands in a sheet of other records (``customer.name`` in one of sales) is the record that the
    row refers to (``sale.customer``): that one of the two is said, and either is right.
    """
    own = entity.partition("/")[0]
    names = [name.strip() for name in text.split("|")]
    paths = {name if "." in name or name == NOT_OURS else f"{own}.{name}" for name in names}
    references = ENTITIES[own].references if own in ENTITIES else ()
    referred = {f"{own}.{each.name}" for each in references if f"{each.refers_to}.name" in paths}
    return frozenset(paths | referred)


def compare_all(group: list[Expected], figures: Figures) -> None:
    """Read and match annotated sheets, each file once, and count; wrong and missing ones are printed."""
    books: dict[str, Book] = {}
    for expected in group:
        if expected.text or expected.path not in books:
            try:
                books = {expected.path: _read(expected)}
            except Unreadable as refusal:
                figures.sheets += 1
                figures.fields += sum(NOT_OURS not in right for _, right in expected.columns)
                _say(expected, "(file)", "/".join(expected.entities), str(refusal))
                continue
        sheets = books[expected.path].sheets
        sheet = next((each for each in sheets if each.name == expected.sheet), sheets[0])
        match = match_sheet(sheet, Path(expected.path).name)
        headings = sheet.headings or ("",) * len(match.columns)
        compare(expected, headings, match, figures, _say)


def _read(expected: Expected) -> Book:
    if not expected.text:
        return read_book(DATA / expected.path, Path(expected.path).name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / expected.path
        path.write_text(expected.text, encoding="utf-8")
        return read_book(path, expected.path)


def compare(
    expected: Expected,
    headings: tuple[str, ...],
    match: SheetMatch,
    figures: Figures,
    say: Callable[[Expected, str, str, str], None],
) -> None:
    """Count one annotated sheet; ``say`` is told of each wrong or missing column: heading, expected, got."""
    figures.sheets += 1
    found = match.entity or NOT_OURS
    if found in expected.entities:
        figures.entities_right += 1
    else:
        say(expected, "(entity)", "/".join(expected.entities), found)
    if NOT_OURS in expected.entities:
        return
    got = {
        column.index: frozenset() if column.is_own else frozenset(column.paths) for column in match.columns
    }
    awaited = list(expected.columns)
    for index, heading in enumerate(headings):
        same = (at for at, (name, _) in enumerate(awaited) if expected.by_place or name == heading.strip())
        place = next(same, None)
        right = frozenset({NOT_OURS}) if place is None else awaited.pop(place)[1]
        paths = got.get(index, frozenset())
        as_meant = bool(paths & right) or (not paths and NOT_OURS in right)
        figures.columns += 1
        figures.fields += NOT_OURS not in right
        figures.fields_right += NOT_OURS not in right and as_meant
        figures.wrong += bool(paths) and not as_meant
        if not as_meant:
            say(expected, heading, " | ".join(sorted(right)), " + ".join(sorted(paths)) or "nothing")
    for heading, _ in awaited:
        say(expected, heading, "a heading of the sheet", "no such heading")


def _say(expected: Expected, heading: str, right: str, got: str) -> None:
    print(f"  {expected.path} | {expected.sheet} | {heading!r}: {right}, got {got}", flush=True)


def show(name: str, figures: Figures, *, wanted: bool = False) -> None:
    """Print the shares of a group."""
    line(f"{name}: annotated sheets", f"{figures.sheets:,}", "at least 100" if wanted else "")
    for what, count, of, limit in (
        ("entity right", figures.entities_right, figures.sheets, "100%"),
        ("columns matched right with no click", figures.fields_right, figures.fields, "at least 97%"),
        ("columns matched wrong", figures.wrong, figures.columns, "at most 0.5%"),
    ):
        share = f"{count:,}/{of:,} = {100 * count / max(of, 1):.2f}%"
        line(f"{name}: {what}", share, limit if wanted else "")


if __name__ == "__main__":
    main()
