"""Text files of cells (csv, tsv) -> a sheet of text columns. Runs in the reading process only."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.layout import find_heading
from data_io.incoming.sheets import Sheet, name_columns

SEPARATORS = ",;\t|"
BLANKS = " "
"""Runs of blanks between the cells: what statistics programs write."""
_LOOKED_AT = 64 << 10
_SAMPLE_ROWS = 200
_CHUNK_ROWS = 50_000
_NAMED_ROWS = 5
_FEW = 2
"""Rows or cells of which nothing can be concluded."""
_LONGEST_CELL = 16 << 20
_TO_BE_FOUND = object()


def read_delimited(
    path: Path, name: str, kind: str, header_row: object = _TO_BE_FOUND
) -> tuple[Sheet, list[str]]:
    """The file as one sheet, all columns text, and notes on how it was read.

    ``header_row`` (counted from 1; None: no headings) is given where the owner set it by hand. Short rows are
    filled up with nulls; cells beyond the last heading stand in further columns whose heading is "".
    """
    text, notes = decode(path.read_bytes())
    separator, text = find_separator(text, kind)
    rows, more = (_split_by_blanks(text), []) if separator == BLANKS else _split(text, separator)
    notes += more
    chunks = list(_in_chunks(rows))
    top = chunks[0][: _SAMPLE_ROWS * 5] if chunks else []
    if header_row is _TO_BE_FOUND:
        place = find_heading(top)
    else:
        place = header_row - 1 if isinstance(header_row, int) and header_row <= len(top) else None
    headings = tuple(top[place]) if place is not None else ()
    body_at = 0 if place is None else place + 1
    columns, ragged = _build(chunks, body_at, len(headings))
    filled = headings + ("",) * (len(columns) - len(headings)) if place is not None else ()
    sheet = Sheet(
        name=Path(name).stem,
        hidden=False,
        headings=filled,
        header_row=None if place is None else place + 1,
        above=tuple(tuple(row) for row in top[:place]) if place is not None else (),
        cells=name_columns(columns),
        first_row=body_at + 1,
        notes=tuple(_say_ragged(ragged)),
    )
    return sheet, notes


def decode(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, told by its mark or by what its bytes allow, and a note where that was a guess."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), []
    zeros = content[:_LOOKED_AT].count(0)
    if zeros > len(content[:_LOOKED_AT]) / 4:
        order = "utf-16-le" if content[1::2][:_LOOKED_AT].count(0) >= zeros / 2 else "utf-16-be"
        return content.decode(order, errors="replace"), []
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        note = (
            "The file does not say how its letters are written; it was read as Western European text "
            "(Windows-1252). If names look odd, save it again as UTF-8."
        )
        return content.decode("cp1252", errors="replace"), [note]


def find_separator(text: str, kind: str) -> tuple[str, str]:
    """What stands between the cells, and the text without a ``sep=`` line (which Excel does not show)."""
    first, _, rest = text.partition("\n")
    said = first.strip('\r\n "')
    if said[:4].lower() == "sep=" and len(said) <= len("sep=;"):
        return said[4:] or "\t", rest
    sample = text[:_LOOKED_AT]
    preferred = "\t" if kind == "tsv" else ","
    order = sorted(SEPARATORS, key=lambda separator: separator != preferred)
    best = max(order, key=lambda separator: _evenness(sample, separator))
    if _evenness(sample, best)[1] == 0 and _is_table_of_blanks(sample):
        return BLANKS, text
    return best, text


def _is_table_of_blanks(sample: str) -> bool:
    """Whether blanks part columns of numbers; names of two words do not."""
    rows = [line.split() for line in sample.splitlines()[1:_SAMPLE_ROWS] if line.strip()]
    cells = [cell for row in rows for cell in row]
    numbers = sum(cell.replace(".", "", 1).isdigit() for cell in cells)
    return (
        len(rows) > _FEW
        and len({len(row) for row in rows}) == 1
        and len(rows[0]) > 1
        and numbers > len(cells) / 2
    )


def _split_by_blanks(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    """The share of rows that a separator splits into the usual number of cells, and that number."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    rows = [row for row in itertools.islice(_until_error(reader), _SAMPLE_ROWS) if any(row)]
    if len(sample) == _LOOKED_AT and len(rows) > 1:
        rows.pop()
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return 0.0, 0
    width, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    # Rows one cell off are most often a trailing separator; they count for the separator, a little less.
    near = sum(count for other, count in counts.items() if abs(other - width) == 1 and width > _FEW)
    return round((times + near / 2) / len(rows), 1), width


def _until_error(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        return


def _split(text: str, separator: str) -> tuple[list[list[str]], list[str]]:
    """Rows of cells. Where a quotation mark is never closed, all of them are read as plain characters."""
    csv.field_size_limit(_LONGEST_CELL)

    def read(*, strict: bool, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]]:
        lines = io.StringIO(text, newline="")
        return list(csv.reader(lines, delimiter=separator, strict=strict, quoting=quoting))  # type: ignore[arg-type]

    try:
        return read(strict=True), []
    except csv.Error as error:
        if "unexpected end" not in str(error) and "field larger" not in str(error):
            return read(strict=False), []
    note = "A quotation mark is opened and never closed; quotation marks were read as they stand."
    return read(strict=True, quoting=csv.QUOTE_NONE), [note]


def _in_chunks(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    for start in range(0, len(rows), _CHUNK_ROWS):
        yield rows[start : start + _CHUNK_ROWS]


def _build(
    chunks: Sequence[list[list[str]]], body_at: int, width: int
) -> tuple[list[pa.ChunkedArray], dict[str, list[int]]]:
    """Text columns of the rows from ``body_at`` on, and the numbers of too long and too short rows."""
    ragged: dict[str, list[int]] = {"long": [], "short": []}
    pieces: list[list[pa.Array]] = []
    lengths = []
    widest = width
    for index, chunk in enumerate(chunks):
        rows = chunk[body_at:] if index == 0 else chunk
        widths = set(map(len, rows)) - {0}
        if width and widths - {width}:
            _note_ragged(ragged, rows, width, first=index * _CHUNK_ROWS + (body_at if index == 0 else 0) + 1)
        pieces.append([_text_column(cells) for cells in itertools.zip_longest(*rows)])
        lengths.append(len(rows))
        widest = max(widest, max(widths, default=0))
    return [
        pa.chunked_array(
            [
                piece[at] if at < len(piece) else pa.nulls(length, pa.string())
                for piece, length in zip(pieces, lengths, strict=True)
            ],
            pa.string(),
        )
        for at in range(widest)
    ], ragged


def _text_column(cells: Sequence[str | None]) -> pa.Array:
    column = pa.array(cells, pa.string())
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _note_ragged(
    ragged: dict[str, list[int]], rows: Sequence[Sequence[str]], width: int, *, first: int
) -> None:
    """Notes rows by number; a row that is only longer by blank cells (a trailing separator) is none."""
    for at, cells in enumerate(map(len, rows)):
        if cells > width and any(cell.strip() for cell in rows[at][width:]):
            ragged["long"].append(first + at)
        elif 1 < cells < width:
            ragged["short"].append(first + at)


def _say_ragged(ragged: dict[str, list[int]]) -> Iterator[str]:
    for rows, what in (
        (
            ragged["long"],
            "more cells than there are headings; the further cells stand in columns without a heading",
        ),
        (ragged["short"], "fewer cells than there are headings; the missing ones were left blank"),
    ):
        if rows:
            named = ", ".join(map(str, rows[:_NAMED_ROWS])) + (
                " and others" if len(rows) > _NAMED_ROWS else ""
            )
            yield f"Row {named} has {what}." if len(rows) == 1 else f"Rows {named} have {what}."
