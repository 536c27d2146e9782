"""Packages that other programs lay out in ways that are right and rare."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl

from data_io.incoming.files.reading import read_book

MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</m:manifest>"
)
ROWS = [["Name", "City"], ["Zoë", "Köln"], ["Ben", "Ulm"]]


def changed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return stream.getvalue()


def test_parts_in_utf16_are_read() -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)

    def to_utf16(name: str, part: bytes) -> bytes:
        if not name.endswith(("sheet1.xml", "sharedStrings.xml")):
            return part
        text = part.decode().partition("?>")[2] if part.startswith(b"<?xml") else part.decode()
        return f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")

    (sheet,) = read_book(changed(stream.getvalue(), to_utf16), "a.xlsx").sheets
    assert (list(sheet.headings), sheet.cells.num_rows) == (ROWS[0], 2)
    assert sheet.cells["c1"].to_pylist() == ["Köln", "Ulm"]


def test_an_open_document_laid_out_for_people_is_read() -> None:
    named = "urn:oasis:names:tc:opendocument:xmlns:"
    rows = [
        "\n      <table:table-row>"
        + "".join(
            f'\n        <table:table-cell office:value-type="string">\n          <text:p>{cell}</text:p>'
            "\n        </table:table-cell>"
            for cell in row
        )
        + "\n      </table:table-row>"
        for row in ROWS
    ]
    content = f"""<?xml version="1.0"?>
<office:document-content xmlns:office="{named}office:1.0" xmlns:table="{named}table:1.0"
  xmlns:text="{named}text:1.0">
  <office:body>
    <office:spreadsheet>
      <table:table table:name="Shop">{"".join(rows)}
      </table:table>
    </office:spreadsheet>
  </office:body>
</office:document-content>"""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("META-INF/manifest.xml", MANIFEST)
        target.writestr("content.xml", content)
    (sheet,) = read_book(stream.getvalue(), "a.ods").sheets
    assert list(sheet.headings) == ROWS[0]
    assert sheet.cells["c0"].to_pylist() == ["Zoë", "Ben"]
