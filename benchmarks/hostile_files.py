"""Files that hurt: good ones with something broken in them (seeded mutants), and bombs made by hand.

Each is made anew from nothing but a seed, so that a file that did harm can be made again.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

NASTY: Final = (
    b"", b" ", b"0", b"-1", b"1e308", b"1e999", b"NaN", b"9999-99-99", b"31.02.2024", b"=1+1", b"@SUM(A1)",
    b"#REF!", b"12,50,3", b"99999999999999999999", b"\xff\xfe", b"\x00", "\u202egnp.exe".encode(),
    "é\u0301\U0001f355".encode(), b"x" * 70_000, b"'; DROP TABLE customer; --", b"<script>alert(1)</script>",
    b"&lol;", b'"', b"\r", b";" * 300,
)  # fmt: skip
"""What is put in the place of a value."""
VALUE: Final = re.compile(rb"(?<=[>;,\t\n:\"])[^<>;,\t\n:\"]{1,60}(?=[<;,\t\n\"])")


def mutants(good: Mapping[str, bytes], count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Give ``count`` broken copies of good files, by turns: the name (its number first) and the content."""
    names = sorted(good)
    for number in range(count):
        draw = random.Random(f"{seed}-{number}")
        name = names[number % len(names)]
        content = good[name]
        is_package = content.startswith(b"PK\x03\x04")
        change = _in_package if is_package and draw.random() < 0.7 else _in_bytes
        yield f"{number:04d} {name}", change(content, draw)


def _in_bytes(content: bytes, draw: random.Random) -> bytes:
    """Break bytes as a torn download, a bad disk or a careless program would."""
    broken = bytearray(content)
    for _ in range(draw.choice((1, 1, 2, 5))):
        at, length = draw.randrange(len(broken) + 1), draw.choice((1, 4, 64, 4096))
        match draw.randrange(7):
            case 0:
                broken[at : at + length] = draw.randbytes(length)
            case 1:
                del broken[at : at + length]
            case 2:
                broken[at:at] = broken[at : at + length]
            case 3:
                broken[at : at + length] = bytes(length)
            case 4:
                del broken[at:]
            case 5:
                broken[at:at] = draw.choice(NASTY)
            case _:
                broken = bytearray(_other_value(bytes(broken), draw))
    return bytes(broken)


def _in_package(content: bytes, draw: random.Random) -> bytes:
    """Break one part of a zipped workbook, or the set of its parts, in a package that is whole again."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw.choice(sorted(parts))
    match draw.randrange(8):
        case 0:
            del parts[name]
        case 1:
            other = draw.choice(sorted(parts))
            parts[name], parts[other] = parts[other], parts[name]
        case 2:
            parts[name] = b""
        case 3:
            parts["xl/" + name.upper()] = parts.pop(name)
        case 4:
            parts[name] = _in_bytes(parts[name], draw)
        case _:
            sheets = [each for each in sorted(parts) if "sheet" in each.lower() or "content" in each.lower()]
            name = draw.choice(sheets or [name])
            for _ in range(draw.choice((1, 3, 20))):
                parts[name] = _other_value(parts[name], draw)
    return package(parts)


def _other_value(content: bytes, draw: random.Random) -> bytes:
    """Put something nasty in the place of one value of a text."""
    start = draw.randrange(len(content) + 1)
    found = VALUE.search(content, start) or VALUE.search(content)
    if found is None:
        return content
    return content[: found.start()] + draw.choice(NASTY) + content[found.end() :]


def package(parts: Mapping[str, bytes]) -> bytes:
    """Give a zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


# --- bombs -----------------------------------------------------------------------------------------------

_CONTENT_TYPES: Final = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    b'<Override PartName="/xl/worksheets/sheet1.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS: Final = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="%s" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/></Relationships>'
)
_SHEET_NAMESPACE: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ENTITIES: Final = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + place, b"&%c;" % (97 + place) * 10) for place in range(9))
    + b"]>"
)


def workbook_of(sheet: bytes, before: bytes = b"", cells: bytes = b"") -> bytes:
    """Give an xlsx file with this XML inside ``<sheetData>``, and more before and behind it."""
    named = b'xmlns="%s"' % _SHEET_NAMESPACE
    return package(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _RELATIONS % (b"xl/workbook.xml", b"officeDocument"),
            "xl/workbook.xml": b'<?xml version="1.0"?><workbook %s xmlns:r="http://schemas.openxmlformats.org'
            b'/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
            b"</workbook>" % named,
            "xl/_rels/workbook.xml.rels": _RELATIONS % (b"worksheets/sheet1.xml", b"worksheet"),
            "xl/worksheets/sheet1.xml": b'<?xml version="1.0"?>%s<worksheet %s><sheetData>%s</sheetData>%s'
            b"</worksheet>" % (before, named, sheet, cells),
        }
    )


def _text_cell(place: str, text: bytes) -> bytes:
    return b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place.encode(), text)


def _row(number: int, *cells: tuple[str, bytes]) -> bytes:
    inside = b"".join(_text_cell(f"{column}{number}", text) for column, text in cells)
    return b'<row r="%d">%s</row>' % (number, inside)


_GOOD_ROWS: Final = _row(1, ("A", b"Name"), ("B", b"E-mail")) + _row(
    2, ("A", b"Anna"), ("B", b"a@example.org")
)


def _zip_of_zeros() -> bytes:
    return package({"[Content_Types].xml": _CONTENT_TYPES, "xl/workbook.xml": bytes(900 << 20)})


def _nested_zip() -> bytes:
    inside = package({"zeros": bytes(100 << 20)})
    return package({f"{place}.zip": inside for place in range(50)})


def _overlapping_parts() -> bytes:
    """A package whose directory names the same bytes ten thousand times (as "zip quines" do)."""
    one = package({"xl/workbook.xml": bytes(1 << 20)})
    start = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry, count = one[start:end], 60_000
    closing = (
        one[end : end + 8] + count.to_bytes(2, "little") * 2 + (len(entry) * count).to_bytes(4, "little")
    )
    return one[:start] + entry * count + closing + start.to_bytes(4, "little") + b"\x00\x00"


def _laughs() -> bytes:
    return workbook_of(_row(1, ("A", b"Name"), ("B", b"&j;")), before=_ENTITIES)


def _outside_entity() -> bytes:
    return workbook_of(
        _row(1, ("A", b"Name"), ("B", b"&x;")),
        before=b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    )


def _far_corner() -> bytes:
    return workbook_of(_GOOD_ROWS + _row(1_048_576, ("XFD", b"far")))


def _dense_rows() -> bytes:
    """A million rows that are there and hold nothing but two cells."""
    rows = b"".join(
        b'<row r="%d"><c r="A%d"/><c r="B%d"/></row>' % (row, row, row) for row in range(3, 700_000)
    )
    return workbook_of(_GOOD_ROWS + rows)


def _many_columns() -> bytes:
    names = [_letters(place) for place in range(16_384)]
    heads = b"".join(_text_cell(f"{name}1", b"H%d" % place) for place, name in enumerate(names))
    values = b"".join(_text_cell(f"{name}2", b"v") for name in names)
    return workbook_of(b'<row r="1">%s</row><row r="2">%s</row>' % (heads, values))


def _merges() -> bytes:
    merged = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (row, row) for row in range(3, 200_000))
    return workbook_of(_GOOD_ROWS, cells=b'<mergeCells count="199997">%s</mergeCells>' % merged)


def _deep_nesting() -> bytes:
    return workbook_of(_GOOD_ROWS + b"<row><c><is>" * 200_000 + b"</is></c></row>" * 200_000)


def _repeated_open_document() -> bytes:
    table = (
        b'<?xml version="1.0"?><office:document-content '
        b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        b'<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576">'
        b'<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        b"<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        b"</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return package({"mimetype": kind, "content.xml": table})


def _letters(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "zeros.xlsx": _zip_of_zeros,
    "nested.xlsx": _nested_zip,
    "overlapping.xlsx": _overlapping_parts,
    "laughs.xlsx": _laughs,
    "outside_entity.xlsx": _outside_entity,
    "far_corner.xlsx": _far_corner,
    "dense_rows.xlsx": _dense_rows,
    "columns.xlsx": _many_columns,
    "merges.xlsx": _merges,
    "nesting.xlsx": _deep_nesting,
    "repeated.ods": _repeated_open_document,
    "columns.csv": lambda: b",".join(b"H%d" % place for place in range(16_384)) + b"\n" + b"v," * 16_384,
    "million_columns.csv": lambda: b"a," * 1_000_000 + b"\n" + b"1," * 1_000_000,
    "one_line.csv": lambda: b"Name,City\n" + b"x" * (100 << 20),
    "one_line_of_cells.csv": lambda: b"Name,City\n" + b"x," * (50 << 20),
    "open_quote.csv": lambda: b'Name,City\n"' + b"a,b\n" * (1 << 20),
    "quotes.csv": lambda: b"Name,City\n" + b'"' * (50 << 20),
    "nothing_but_lines.csv": lambda: b"Name,City\n" + b"\n" * (50 << 20),
    "zeros.csv": lambda: b"Name,City\n" + bytes(50 << 20),
    "zeros_between.csv": lambda: b"N\x00a\x00m\x00e,City\nAn\x00na,B\x00onn\n" * 10,
    "noise.csv": lambda: random.Random(7).randbytes(10 << 20),
    "card.vcf": lambda: b"BEGIN:VCARD\nFN:x\nNOTE:" + b"y" * (50 << 20),
    "cards.vcf": lambda: b"BEGIN:VCARD\n" * 2_000_000,
    "page.xls": lambda: b"<html><table>" + b"<tr><td>" * 2_000_000,
    "entities.xls": lambda: b'<?xml version="1.0"?>' + _ENTITIES + b"<Workbook>&j;</Workbook>",
}
"""Files made to do harm, by name."""


def good_files(data: Path, sample: Path) -> dict[str, bytes]:
    """Give small good files of every format: from the sample shop, and from the shared data where it is."""
    found = {path.name: path.read_bytes() for path in sorted(sample.glob("greengrocer_messy.xlsx"))}
    found["customers.csv"] = _CUSTOMERS.encode()
    found["kunden.csv"] = _CUSTOMERS.replace(",", ";").encode("utf-16")
    found["orders.tsv"] = _ORDERS.encode()
    found["cards.vcf"] = _CARDS.encode()
    for name in REAL:
        if (data / name).exists():
            found[Path(name).name] = (data / name).read_bytes()
    return found


REAL: Final = (
    "corpus/sheetjs/AutoFilter.xlsb",
    "corpus/sheetjs/crlf/crlf.xlsb",
    "corpus/phpspreadsheet/tests/data/Reader/Ods/issue.407.ods",
    "corpus/phpspreadsheet/tests/data/Reader/Ods/propertyTest.ods",
    "corpus/phpspreadsheet/tests/data/Reader/XLS/sample.xls",
    "corpus/phpspreadsheet/tests/data/Reader/XLS/DefinedNameTest.xls",
)
"""Small files of the formats that are only read, not written."""
_CUSTOMERS: Final = "Customer number,Name,E-mail,Phone,City,Customer since\n" + "".join(
    f"K{number},Anna Berg {number},anna{number}@example.org,"
    f"+49 30 1234{number:03d},Bonn,2024-01-{number % 28 + 1:02d}\n"
    for number in range(60)
)
_ORDERS: Final = "Order number\tDate\tCustomer\tProduct\tQuantity\tAmount\n" + "".join(
    f"A-{number}\t{number % 28 + 1:02d}.03.2026\tAnna Berg\tRed apples\t{number % 5 + 1}\t"
    f"1.{number:03d},50 €\n"
    for number in range(60)
)
_CARDS: Final = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Anna {number};;;\r\nFN:Anna {number} Berg\r\n"
    f"TEL;TYPE=CELL:+49 170 55{number:04d}\r\nEMAIL:anna{number}@example.org\r\nEND:VCARD\r\n"
    for number in range(30)
)
