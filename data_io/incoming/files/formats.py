"""What kind of file this is, by its bytes before its ending, and whether it may be opened at all."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path
from typing import Final

LARGEST_FILE: Final = 400 << 20
MOST_PARTS: Final = 10_000
LARGEST_UNPACKED: Final = 3 << 30
"""Bytes that a package may declare in all: a million rows of twenty columns unpack to about 0.8 GB."""
HIGHEST_RATIO: Final = 400
RATIO_COUNTS_FROM: Final = 20 << 20
"""Bytes from which the ratio counts: small parts full of repeated styles pack very well."""

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = b"PK\x03\x04"
OLD_EXCEL: Final = "a very old Excel file (save it as .xlsx in Excel)"
FOREIGN: Final = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "a packed file (unpack it first)"),
    (b"BZh", "an archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x00\x01\x00\x00Standard", "a database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    *((b"ID;P" + by, "an old SYLK sheet") for by in (b"WXL", b"SCALC", b"CALC", b"MP", b";", b"\r", b"\n")),
    (b"\x00\x00\x02\x00", "a Lotus or Quattro sheet"),
    (b"\x00\x00\x1a\x00", "a Lotus or Quattro sheet"),
    *((bytes((9, version, length, 0)), OLD_EXCEL) for version in (0, 2, 4, 8) for length in (4, 6, 8, 16)),
    (b"TABLE\r\n0,1", "an old DIF sheet"),
    (b"TABLE\n0,1", "an old DIF sheet"),
)


_LOCKED: Final = re.compile(
    rb"\x09\x08(?:\x08\x00\x00\x05\x05\x00.{4}|\x10\x00\x00\x06\x05\x00.{12})(?:\x86\x00\x00\x00)?\x2f\x00",
    re.DOTALL,
)
"""How the stream of a workbook of Excel 97 to 2003 begins that has a password: next comes FILEPASS."""


class Refused(Exception):
    """A file that is not read. ``cause`` is a key of ``reading.SENTENCES``; ``detail`` fills its gap."""

    def __init__(self, cause: str, detail: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.detail = detail


def recognise(path: Path, name: str) -> str:
    """The kind of a file: xlsx, xlsb, xls, ods, vcf, tsv, csv, html or xml (of Excel 2003).

    Raises Refused: empty, too_large, password, foreign, damaged, bomb.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise Refused("too_large")
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused("empty" if size <= len(start) else "damaged")
    if start.startswith((ZIP, b"PK\x05\x06", b"PK\x07\x08")):
        return _recognise_package(path)
    if start.startswith(OLE):
        return _recognise_compound(path.read_bytes())
    return _recognise_plain(start, name)


def is_text(path: Path) -> bool:
    """Whether a file is neither a package nor one of the old kind, so that it holds what it weighs."""
    with path.open("rb") as file:
        return not file.read(8).startswith((b"PK", OLE))


def _recognise_package(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return recognise_parts(archive)
    except (
        zipfile.BadZipFile,
        struct.error,
        NotImplementedError,
        UnicodeDecodeError,
        OSError,
        ValueError,
    ) as error:
        raise Refused("damaged") from error


def recognise_parts(archive: zipfile.ZipFile) -> str:
    """The kind of an opened package, after its parts were found to be of sane number, size and ratio."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused("bomb")
    for part in parts:
        if part.file_size > RATIO_COUNTS_FROM and part.file_size > HIGHEST_RATIO * max(1, part.compress_size):
            raise Refused("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("password")
    names = {part.filename.replace("\\", "/").lower().lstrip("/") for part in parts}
    if "content.xml" in names:
        return _recognise_open_document(archive)
    if any(name.endswith("workbook.bin") for name in names):
        return "xlsb"
    if any(name.endswith("workbook.xml") for name in names) or any("/worksheets/" in name for name in names):
        return "xlsx"
    raise Refused("foreign", _name_package(names))


def _recognise_open_document(archive: zipfile.ZipFile) -> str:
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise Refused("password")
    kind = archive.read("mimetype") if "mimetype" in archive.namelist() else b"spreadsheet"
    if b"spreadsheet" not in kind:
        raise Refused("foreign", "a text document or presentation")
    return "ods"


def _name_package(names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return "a Word document"
    if any(name.startswith("ppt/") for name in names):
        return "a presentation"
    if any(name.endswith(".iwa") for name in names):
        return "an Apple Numbers file (in Numbers: File, Export To, Excel)"
    return "a zip archive (unpack it first)"


def _recognise_compound(content: bytes) -> str:
    """The kind xls among the files that Windows programs of the nineties made, told by their streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo") or _LOCKED.search(content):
        raise Refused("password")
    if holds("WordDocument"):
        raise Refused("foreign", "a Word document")
    if holds("Workbook") or holds("Book") or holds("WORKBOOK") or holds("BOOK"):
        return "xls"
    if holds("PowerPoint Document"):
        raise Refused("foreign", "a presentation")
    if holds("__substg1.0_"):
        raise Refused("foreign", "an Outlook message")
    raise Refused("damaged")


def _recognise_plain(start: bytes, name: str) -> str:
    foreign = next((what for mark, what in FOREIGN if start.startswith(mark)), None)
    if foreign:
        raise Refused("foreign", foreign)
    text = plain_start(start)
    if text.startswith("BEGIN:VCARD"):
        return "vcf"
    if text.startswith("BEGIN:VCALENDAR"):
        raise Refused("foreign", "a calendar")
    if text.startswith("<"):
        return _recognise_markup(text)
    ending = Path(name).suffix.lower().lstrip(".")
    if text[:1] in "{[" and ending == "json":
        raise Refused("foreign", "a JSON file")
    if ending == "vcf":
        raise Refused("damaged")
    if ending in ("xlsx", "xlsm", "xlsb", "ods") or not _is_text(start):
        raise Refused("damaged")
    return "tsv" if ending in ("tsv", "tab") else "csv"


def plain_start(start: bytes) -> str:
    """The first characters of a text file in upper case, whatever it is encoded in; white space left out."""
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").decode("latin-1").upper()


def _recognise_markup(text: str) -> str:
    """The kind html (many programs save a web page as .xls) or xml, Excel's own of 2003."""
    if "URN:SCHEMAS-MICROSOFT-COM:OFFICE:SPREADSHEET" in text and "<HTML" not in text:
        return "xml"
    if any(mark in text for mark in ("<HTML", "<TABLE", "<!DOCTYPE HTML", "<META", "<STYLE", "<DIV")):
        return "html"
    flat = "OFFICE:DOCUMENT" in text
    raise Refused("foreign", "a flat OpenDocument file (save it as .ods)" if flat else "an XML file")


def _is_text(start: bytes) -> bool:
    """Whether bytes read as text: few control characters, or UTF-16 with its mark or its zero bytes."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    zeros = start.count(0)
    if zeros:
        return max(start[0::2].count(0), start[1::2].count(0)) > 0.8 * zeros and zeros > len(start) / 4
    odd = sum(start.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return odd <= len(start) / 100
