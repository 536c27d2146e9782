"""Text files: how their letters are written, and their lines, read piece by piece.

Runs in the reading process only. The whole text of a large file as one Python string, and a copy of it to
split, would take many times the file's size.
"""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data_io.incoming.files.formats import Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE: Final = 1 << 20
LONGEST_LINE: Final = 16 << 20
"""Bytes; the longest lines that programs write are some kilobytes."""
LOOKED_AT: Final = 64 << 10
GUESSED: Final = (
    "The file does not say how its letters are written; it was read as Western European text "
    "(Windows-1252). If names look odd, save it again as UTF-8."
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class TextFile:
    """A text file whose encoding is known; ``start`` and ``stop`` are the places of its text in bytes."""

    path: Path
    encoding: str
    start: int
    stop: int
    notes: tuple[str, ...] = ()

    def open(self) -> io.TextIOWrapper:
        """The text from its beginning on; line ends stay as they are."""
        part = io.BufferedReader(_Part(self.path, self.start, self.stop), PIECE)
        return io.TextIOWrapper(part, self.encoding, errors="replace", newline="")


def look_at(path: Path) -> TextFile:
    """Tell how a text file is written. Blank lines at its end are left out.

    Raises Refused("too_large") where a line is longer than any that is written for people.
    """
    with path.open("rb") as file:
        head = file.read(2 * LOOKED_AT)
    size = path.stat().st_size
    skipped, encoding = _said(head)
    if encoding and encoding != "utf-8":
        _refuse_long_lines(path)
        return TextFile(path, encoding, skipped, size)
    is_valid = _is_utf8(path)
    stop = max(skipped, _end_of_text(path, size))
    if is_valid or encoding:
        return TextFile(path, "utf-8", skipped, stop)
    return TextFile(path, "cp1252", 0, stop, (GUESSED,))


def decode(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, told by its mark or by what its bytes allow, and a note where that was a guess."""
    skipped, encoding = _said(content)
    if encoding:
        return content[skipped:].decode(encoding, errors="replace"), []
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), [GUESSED]


def _said(content: bytes) -> tuple[int, str]:
    """The length of the mark at the beginning, and the encoding that it or zero bytes tell; else blank."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return len(mark), encoding
    zeros = content[:LOOKED_AT].count(0)
    if zeros > len(content[:LOOKED_AT]) / 4:
        return 0, "utf-16-le" if content[1::2][:LOOKED_AT].count(0) >= zeros / 2 else "utf-16-be"
    return 0, ""


def _is_utf8(path: Path) -> bool:
    """Whether all bytes read as UTF-8. Refuses lines that are too long on the way."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 0
    is_valid = True
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            line = _length_of_line(piece, line)
            if is_valid and not (piece.isascii() and not decoder.getstate()[0]):
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    is_valid = False
    return is_valid and not decoder.getstate()[0]


def _refuse_long_lines(path: Path) -> None:
    line = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            line = _length_of_line(piece, line)


def _length_of_line(piece: bytes, before: int) -> int:
    """How many bytes the line has so far that goes on behind the piece."""
    end = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
    length = before + len(piece) if end < 0 else len(piece) - end - 1
    if length > LONGEST_LINE:
        raise Refused("too_large")
    return length


def _end_of_text(path: Path, size: int) -> int:
    """Where the last line ends that is not blank."""
    with path.open("rb") as file:
        end = size
        while end:
            begin = max(0, end - PIECE)
            file.seek(begin)
            piece = file.read(end - begin)
            kept = piece.rstrip(b"\r\n")
            if kept:
                # The end of the line itself stays: a file of headings only may end in one or not.
                return begin + len(kept) + len(piece[len(kept) :][:1])
            end = begin
    return 0


class _Part(io.RawIOBase):
    """Some of the bytes of a file."""

    def __init__(self, path: Path, start: int, stop: int) -> None:
        super().__init__()
        self._file = path.open("rb", buffering=0)
        self._file.seek(start)
        self._left = stop - start

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer as far as there are bytes."""
        view = memoryview(buffer)[: self._left]
        count = self._file.readinto(view) or 0
        self._left -= count
        return count

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()
