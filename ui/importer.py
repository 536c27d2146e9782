"""Sheets on their way in: what was dropped, how it was understood, and what would become of it.

Nothing is stored yet. The draft lies in the session under a name of its own, so that it is still there when
its owner looks at another page first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

import streamlit as st

from crm.schema import OWN_PREFIX
from data_io.incoming.files.reading import Unreadable, read_book
from data_io.incoming.importing import store_plan
from data_io.incoming.mending import Place, mend
from data_io.incoming.planning import Choices, ImportPlan, SheetPlan, plan_books
from data_io.incoming.recognition.matching import ColumnMatch, SheetMatch, give_way, match_sheet, own_path
from data_io.incoming.recognition.signs import many_columns
from data_io.incoming.records.plans import Cell, Gone, SheetKey, Unknown
from data_io.incoming.rejected import rejected_of
from data_io.incoming.remembered import YOUR_CHOICE
from data_io.incoming.report import report
from data_io.incoming.sheets import Book, Sheet
from data_io.incoming.values.dates import Order
from data_io.incoming.values.parsing import Hints
from ui.receipts import Stored
from ui.session import Session

_DRAFT: Final = "import-draft"
_STORED: Final = "import-stored"
_ROUND: Final = "import-round"


class Upload(Protocol):
    """A file that was dropped."""

    name: str

    def getvalue(self) -> bytes:
        """Give its content."""
        ...


@dataclass
class Draft:
    """What is about to be brought in.

    contents, books: by file name. plan: None where something was changed since it was made. version: counts
    the changes; it is part of the keys of editors, so that each begins anew.
    """

    contents: dict[str, bytes]
    books: dict[str, Book]
    create: bool = True
    update: bool = True
    header_rows: dict[str, dict[str, int | None]] = field(default_factory=dict)
    matches: dict[SheetKey, SheetMatch] = field(default_factory=dict)
    hints: dict[SheetKey, dict[int, Hints]] = field(default_factory=dict)
    mended: dict[SheetKey, dict[Place, str]] = field(default_factory=dict)
    known_by: dict[SheetKey | str, tuple[str, ...]] = field(default_factory=dict)
    unknown: dict[str, Unknown] = field(default_factory=dict)
    program_wins: bool = False
    otherwise: frozenset[Cell] = frozenset()
    gone: Gone = Gone.HAND_BACK
    delete: frozenset[str] = frozenset()
    unreadable: list[str] = field(default_factory=list)
    plan: ImportPlan | None = None
    revision: int = -1
    version: int = 0

    def changed(self) -> None:
        """Note that the plan is no longer what would happen."""
        self.plan = None
        self.version += 1

    @property
    def name(self) -> str:
        """What to call it: the file, or how many."""
        return next(iter(self.books)) if len(self.books) == 1 else f"{len(self.books)} files"


def draft() -> Draft | None:
    """Give what this session is about to bring in."""
    found: Draft | None = st.session_state.get(_DRAFT)
    return found


def stored() -> Stored | None:
    """Give the receipt of what was just stored, until something else is begun."""
    found: Stored | None = st.session_state.get(_STORED)
    return found


def begin_anew() -> None:
    """Forget the draft and the receipt, and empty the drop zone."""
    st.session_state.pop(_DRAFT, None)
    st.session_state.pop(_STORED, None)
    st.session_state[_ROUND] = round_number() + 1


def round_number() -> int:
    """Give a number that changes when the drop zone is to be emptied."""
    return int(st.session_state.get(_ROUND, 0))


def read(uploads: Sequence[Upload], progress: Callable[[float, str], None]) -> list[str]:
    """Read the files that were dropped and keep them as the draft; give a sentence for each unreadable one.

    ``progress`` is told a share and what is being done. Where it raises, as in a cancelled run, reading ends.
    """
    contents = _distinct(uploads)
    books: dict[str, Book] = {}
    unreadable: list[str] = []
    for place, (name, content) in enumerate(contents.items()):
        teller = _Teller(progress, f"Reading {name}", place, len(contents))
        try:
            books[name] = read_book(content, name, progress=teller.tell, cancelled=teller.cancelled)
        except Unreadable as error:
            unreadable.append(error.message)
    if books:
        kept = {name: contents[name] for name in books}
        st.session_state[_DRAFT] = Draft(kept, books, unreadable=unreadable)
        st.session_state.pop(_STORED, None)
    return unreadable


def _distinct(uploads: Sequence[Upload]) -> dict[str, bytes]:
    """Give the files by name, each content once; of two with one name the second gets a number."""
    found: dict[str, bytes] = {}
    known: set[str] = set()
    for upload in uploads:
        content = upload.getvalue()
        digest = hashlib.sha256(content).hexdigest()
        if digest in known:
            continue
        known.add(digest)
        name, number = upload.name, 2
        while name in found:
            name, number = f"{upload.name} ({number})", number + 1
        found[name] = content
    return found


class _Teller:
    """Says how far the reading of one file among several is."""

    def __init__(self, progress: Callable[[float, str], None], words: str, place: int, count: int) -> None:
        self._progress, self._words, self._place, self._count = progress, words, place, count
        self._share = 0.0

    def tell(self, share: float) -> None:
        self._share = share
        self._progress((self._place + share) / self._count, self._words)

    def cancelled(self) -> bool:
        """Say where it stands once more: a run that was cancelled ends at its next word to the screen."""
        self.tell(self._share)
        return False


def plan(reader: Session, current: Draft, progress: Callable[[float, str], None] | None = None) -> ImportPlan:
    """Give what would happen now; worked out again where the draft or the store changed."""
    if current.plan is None or current.revision != reader.revision:
        books = [_as_mended(book, current.mended) for book in current.books.values()]
        choices = _choices(current)
        say = None if progress is None else (lambda share: progress(share, "Comparing with what you have"))
        current.plan = plan_books(books, reader.store, reader.access, choices, say)
        current.revision = reader.revision
        current.matches = {key_of(sheet): sheet.match for sheet in current.plan.sheets}
        current.hints = {key_of(sheet): dict(sheet.hints) for sheet in current.plan.sheets}
    return current.plan


def _choices(current: Draft) -> Choices:
    return Choices(
        current.create,
        current.update,
        current.matches,
        current.hints,
        known_by=current.known_by,
        unknown=current.unknown,
        program_wins=current.program_wins,
        otherwise=current.otherwise,
        gone={"": current.gone},
        delete=current.delete,
    )


def _as_mended(book: Book, mended: Mapping[SheetKey, Mapping[Place, str]]) -> Book:
    sheets = (mend(sheet, mended.get((book.name, sheet.name), {})) for sheet in book.sheets)
    return replace(book, sheets=tuple(sheets))


def key_of(sheet: SheetPlan) -> SheetKey:
    """Give the name of a planned sheet in the draft."""
    return sheet.file, sheet.sheet.name


def store(reader: Session, current: Draft) -> Stored:
    """Store what was planned and keep its receipt; where ``Store.apply`` raises, the draft stays."""
    planned = plan(reader, current)
    receipt = store_plan(planned, reader.store, reader.access)
    kept = Stored(
        name=planned.changes.label,
        revision=receipt.revision,
        sheets=[{**sheet, "issues": []} for sheet in report(planned, receipt.revision)],
        handed_back=[rows for sheet in planned.sheets if (rows := rejected_of(sheet)) is not None],
        deleted={name: each.deleted for name, each in receipt.counts.items() if each.deleted},
        new_customers=receipt.made("customer"),
    )
    begin_anew()
    st.session_state[_STORED] = kept
    return kept


# --- what the owner changes about how a sheet was understood ---------------------------------------------


def take_as(current: Draft, key: SheetKey, entity: str | None) -> None:
    """Take a sheet for records of that entity (None: for nothing of ours)."""
    sheet = sheet_of(current, key)
    current.matches[key] = match_sheet(sheet, key[0], entity) if entity else SheetMatch(None)
    current.hints.pop(key, None)
    current.known_by.pop(key, None)
    current.changed()


def take_heading(current: Draft, key: SheetKey, row: int | None) -> None:
    """Read a sheet again with its headings in that row (None: it has none)."""
    file, sheet = key
    rows = {**current.header_rows.get(file, {}), sheet: row}
    current.books[file] = read_book(current.contents[file], file, header_rows=rows)
    current.header_rows[file] = rows
    for known in (current.matches, current.hints, current.mended):
        known.pop(key, None)
    current.known_by.pop(key, None)
    current.changed()


def take_column(current: Draft, key: SheetKey, index: int, path: str) -> None:
    """Let a column feed a field; ``own.`` keeps it as the owner's own column, "" leaves it out.

    A field is fed by one column: the one that fed it before becomes the owner's own.
    """
    match = current.matches[key]
    columns = [_with_path(column, index, path) for column in match.columns]
    current.matches[key] = replace(match, columns=tuple(columns))
    current.changed()


def _with_path(column: ColumnMatch, index: int, path: str) -> ColumnMatch:
    if column.index == index:
        paths = (own_path(column),) if path == OWN_PREFIX else (path,) if path else ()
        return ColumnMatch(column.index, column.heading, paths, 1.0, YOUR_CHOICE)
    shared = path not in column.paths or many_columns(path)
    return column if shared else give_way(column, {path})


def take_order(current: Draft, key: SheetKey, order: Order | None) -> None:
    """Read all dates of a sheet day first or month first (None: as each column tells)."""
    columns = sheet_of(current, key).headings
    current.hints[key] = {index: Hints(order=order) for index in range(len(columns))} if order else {}
    current.changed()


def take_mode(current: Draft, *, create: bool, update: bool) -> None:
    """Make new records, change known ones, or both."""
    current.create, current.update = create, update
    current.changed()


def take_known_by(current: Draft, key: SheetKey, fields: tuple[str, ...]) -> None:
    """Let these fields say that two records of a sheet are the same (none: as it comes)."""
    current.known_by[key] = fields
    current.changed()


def take_unknown(current: Draft, entity: str, what: Unknown) -> None:
    """Say what becomes of records that rows name but nobody knows."""
    current.unknown[entity] = what
    current.changed()


def take_winner(current: Draft, *, program: bool) -> None:
    """Let the program or the sheet win in all cells that were changed in both."""
    current.program_wins, current.otherwise = program, frozenset()
    current.changed()


def take_winner_of(current: Draft, cell: Cell, *, program: bool) -> None:
    """Let the program or the sheet win in one cell that was changed in both."""
    contrary = program != current.program_wins
    current.otherwise = current.otherwise | {cell} if contrary else current.otherwise - {cell}
    current.changed()


def take_gone(current: Draft, what: Gone) -> None:
    """Say what becomes of rows whose record was deleted meanwhile."""
    current.gone = what
    current.changed()


def take_missing(current: Draft, entity: str, *, delete: bool) -> None:
    """Delete or keep the records of an entity that were taken out of their workbook."""
    current.delete = current.delete | {entity} if delete else current.delete - {entity}
    current.changed()


def take_cell(current: Draft, key: SheetKey, place: Place, text: str) -> None:
    """Put a mended text in the place of a cell."""
    current.mended.setdefault(key, {})[place] = text
    current.changed()


def sheet_of(current: Draft, key: SheetKey) -> Sheet:
    """Give a sheet of the draft as it was read."""
    return next(sheet for sheet in current.books[key[0]].sheets if sheet.name == key[1])
