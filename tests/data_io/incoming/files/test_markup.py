"""Web pages saved as .xls and Excel 2003 XML: read as sheets, and what must be refused."""

from __future__ import annotations

import datetime as dt

import pytest

from data_io.incoming.files.reading import Unreadable, read_book

PAGE = """<html><head><meta charset="utf-8"><style>td {x}</style></head><body><script>var a = "<td>no</td>";</script>
<table><tr><th rowspan=2>Kunde<th colspan=2>Adresse</tr><tr><td>Straße</td><td>Ort</td></tr>
<tr><td>Müller &amp; Söhne<td>Ring&nbsp;5<br>Hof<td>Köln</tr><tr><td>Berg<td>Weg 3<td>Ulm</tr>
<tr><td>Lind<td>Allee 7<td>Bonn</tr></table></body></html>"""
XML = """<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Orders"><Table><Row><Cell><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="String">Amount</Data></Cell><Cell><Data ss:Type="String">Day</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">Anne Müller</Data></Cell><Cell><Data ss:Type="Number">12.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="Number">3</Data></Cell></Row></Table></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_web_page_under_another_name_is_read(encoding: str) -> None:
    (sheet,) = read_book(PAGE.encode(encoding), "export.xls").sheets
    assert sheet.headings == ("Kunde", "Adresse Straße", "Adresse Ort")
    assert sheet.cells.to_pylist()[0] == {"c0": "Müller & Söhne", "c1": "Ring 5\nHof", "c2": "Köln"}
    assert (sheet.name, sheet.first_row, sheet.cells.num_rows) == ("export", 3, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_xml_of_excel_2003_is_read_with_its_types(encoding: str) -> None:
    book = read_book(XML.format(encoding=encoding).encode(encoding), "export.xls")
    (sheet,) = book.sheets
    assert (book.kind, sheet.name, sheet.headings) == ("xml", "Orders", ("Name", "Amount", "Day"))
    assert sheet.cells.to_pydict() == {
        "c0": [None, None, "Anne Müller", None],
        "c1": [None, None, 12.5, 3.0],
        "c2": [None, None, dt.date(2024, 3, 1), None],
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><body>Please sign in</body></html>", "web page without a table"),
        (b"<html><table><tr>" + b'<td colspan="9999999">a</td>' * 9 + b"</table></html>", "too large"),
        (XML.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "cc">]><Workbook').encode(), "unsafe"),
        (XML.replace("</Table>", "").encode(), "damaged"),
        (b"<?xml version='1.0'?><orders><order/></orders>", "an XML file"),
    ],
)
def test_pages_and_xml_that_are_no_sheets_say_so(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_book(content, "export.xls")
