"""A look into an xlsx package before it is read whole: tricks, error cells, and a cut-down copy of its top.

Reading a large sheet twice to find its headings would double the cost of every import; the cut-down copy
keeps each sheet's first rows and the texts that they use, and costs the same however long the sheet is.
"""

from __future__ import annotations

import io
import itertools
import posixpath
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from data_io.incoming.files.formats import Refused

TOP = 256 << 10
"""Bytes of a sheet's XML that are kept for the first look: some 500 rows of twelve columns."""
_CHUNK = 1 << 20
_OVERLAP = 16

# Texts that fastexcel takes for empty in a column of values. Each pattern begins with plain characters:
# sought by them, 200 MB take 0.15 s instead of 1.4.
_NOTHING = rb"(?:#N/A(?: N/A)?|#NA|-?1\.#(?:IND|QNAN)|-?NaN|-?nan|N/A|NA|NULL|None|n/a|null|&lt;NA&gt;)</"
_NOTHING_WRITTEN = re.compile(b"<t>" + _NOTHING)
_NOTHING_COMPUTED = re.compile(b"<v>" + _NOTHING)
_SHARED = re.compile(rb'<c [^>]*t="s"[^>]*>\s*<v>(\d+)</v>')
_STRING_ENDS = re.compile(rb"</si>|<si ?/>")
_HIDDEN = b' hidden="1"'
_ROWS = re.compile(rb"<row [^>]{0,400}[^>/]>(?!\s*</row>)")
_COLUMNS = re.compile(rb"<col [^>]{0,400}>")
_ENDS = re.compile(rb' (min|max)="(\d+)"')
_LONGEST_NUMBER = 8
_LONGEST_TAG = 512
_UNUSED = re.compile(
    r"/(media|drawings|charts|pivot\w+|externallinks|theme|printersettings|ctrlprops)/|^docprops/"
)


@dataclass
class Part:
    """What one pass over a part of the package showed."""

    top: bytes = b""
    whole: bool = True
    holds_errors: bool = False
    holds_swallowed: bool = False
    holds_hidden: bool = False


class Package:
    """An opened xlsx package whose parts were looked through once.

    Raises Refused("damaged") where a part cannot be inflated, Refused("bomb") where one declares entities.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._parts = {name: _survey(archive, name) for name in archive.namelist() if _is_markup(name)}
        self._by_sheet = _map_sheets(self._parts)
        self._swallowed_shared = any(
            part.holds_swallowed for name, part in self._parts.items() if _is_strings(name)
        )

    def holds_errors(self, sheet: str) -> bool:
        """Whether a sheet may hold formula errors, which the quick way of reading drops."""
        part = self._parts.get(self._by_sheet.get(sheet, ""))
        return part is None or part.holds_errors

    def holds_swallowed(self, sheet: str) -> bool:
        """Whether a sheet may hold words such as "n/a", which the quick way drops from columns of values."""
        part = self._parts.get(self._by_sheet.get(sheet, ""))
        return part is None or part.holds_swallowed or self._swallowed_shared

    def holds_hidden(self, sheet: str) -> bool:
        """Whether rows or columns of a sheet are hidden, by a filter or by hand."""
        part = self._parts.get(self._by_sheet.get(sheet, ""))
        return part is not None and part.holds_hidden

    def hidden_parts(self, sheet: str, width: int) -> tuple[int, int]:
        """How many rows that hold anything, and how many of the first ``width`` columns, are hidden."""
        if not self.holds_hidden(sheet):
            return 0, 0
        name = self._by_sheet[sheet]
        columns: set[int] = set()
        for column in _COLUMNS.findall(self._parts[name].top):
            ends = {
                key: int(number) for key, number in _ENDS.findall(column) if len(number) < _LONGEST_NUMBER
            }
            if _HIDDEN in column and len(ends) == len((b"min", b"max")):
                columns.update(range(ends[b"min"], min(ends[b"max"], width) + 1))
        rows, tail = 0, b""
        with self._archive.open(name) as file:
            while piece := file.read(_CHUNK):
                text = tail + piece
                # The last one may go on in the next piece, or have begun with two letters of it.
                at = text.rfind(b"<row", max(0, len(text) - _LONGEST_TAG))
                cut = at if at >= 0 else max(0, len(text) - _OVERLAP)
                rows += _count_hidden(text[:cut])
                tail = text[cut:]
        return rows + _count_hidden(tail), len(columns)

    def cut_down(self) -> bytes | None:
        """A workbook of each sheet's first rows, or None where the package is small enough as it is."""
        sheets = {name: part for name, part in self._parts.items() if _is_sheet(name)}
        if all(part.whole for part in sheets.values()):
            return None
        tops = {name: _close(part) for name, part in sheets.items()}
        if not all(tops.values()):
            return None
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as target:
            for name in self._parts:
                if name in tops:
                    target.writestr(name, tops[name])
                elif _is_strings(name):
                    target.writestr(name, self._cut_strings(name, tops.values()))
                elif not _UNUSED.search(name.lower()):
                    target.writestr(name, self._archive.read(name))
        return copy.getvalue()

    def _cut_strings(self, name: str, tops: Iterable[bytes]) -> bytes:
        """The shared texts up to the last one that the kept rows use."""
        used = max((int(found) for top in tops for found in _SHARED.findall(top)), default=-1)
        texts = self._archive.read(name)
        ending = next(itertools.islice(_STRING_ENDS.finditer(texts), used, None), None) if used >= 0 else None
        return texts if ending is None else texts[: ending.end()] + b"</sst>"


def _count_hidden(text: bytes) -> int:
    return sum(_HIDDEN in row for row in _ROWS.findall(text))


def _survey(archive: zipfile.ZipFile, name: str) -> Part:
    """Inflates a part once, in pieces, and notes what must be known of it."""
    part = Part()
    sheet, strings = _is_sheet(name), _is_strings(name)
    tail = b""
    try:
        with archive.open(name) as file:
            while piece := file.read(_CHUNK):
                if not tail:
                    # Entities can only be declared before the first element; in UTF-16 with zeros between.
                    plain = piece.replace(b"\0", b"")
                    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                        raise Refused("bomb")
                    part.top = piece[:TOP] if sheet else piece
                    part.whole = len(piece) <= TOP
                    # Attributes in single quotes: legal, rare, and not worth a second set of searches.
                    part.holds_errors = sheet and b" t='" in piece
                if sheet or strings:
                    _note_cells(part, tail + piece, sheet=sheet)
                tail = piece[-_OVERLAP:]
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused("damaged") from error
    return part


def _note_cells(part: Part, piece: bytes, *, sheet: bool) -> None:
    """Notes what a piece of a sheet or of the shared texts holds that the quick way of reading would drop."""
    if sheet and not part.holds_errors:
        part.holds_errors = b't="e"' in piece
    if sheet and not part.holds_hidden:
        part.holds_hidden = _HIDDEN in piece
    if not part.holds_swallowed and (not sheet or b't="inlineStr"' in piece):
        part.holds_swallowed = _NOTHING_WRITTEN.search(piece) is not None
    if not part.holds_swallowed and sheet and b't="str"' in piece:
        part.holds_swallowed = _NOTHING_COMPUTED.search(piece) is not None


def _is_markup(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _is_sheet(name: str) -> bool:
    folder = name.replace("\\", "/").lower()
    return "worksheets/" in folder and folder.endswith(".xml")


def _is_strings(name: str) -> bool:
    return name.lower().endswith("sharedstrings.xml")


def _close(part: Part) -> bytes:
    """A sheet's kept rows as a well-formed part; empty where they could not be cut at the end of a row."""
    if part.whole:
        return part.top
    cut = part.top.rfind(b"</row>")
    return part.top[: cut + len(b"</row>")] + b"</sheetData></worksheet>" if cut > 0 else b""


def _map_sheets(parts: dict[str, Part]) -> dict[str, str]:
    """The part of each sheet by the sheet's name; a sheet that cannot be placed is left out."""
    book = next((name for name in parts if name.lower().endswith("workbook.xml")), "")
    folder = posixpath.dirname(book)
    links = f"{folder}/_rels/{posixpath.basename(book)}.rels".lstrip("/")
    if book not in parts or links not in parts:
        return {}
    try:
        targets = {link.get("Id"): link.get("Target", "") for link in ET.fromstring(parts[links].top)}  # noqa: S314
        sheets = [item for item in ET.fromstring(parts[book].top).iter() if item.tag.endswith("}sheet")]  # noqa: S314
    except ET.ParseError:
        return {}
    placed = {}
    for sheet in sheets:
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        target = targets.get(key, "")
        placed[sheet.get("name", "")] = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return placed
