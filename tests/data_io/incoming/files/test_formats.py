from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from data_io.incoming.files.formats import MOST_PARTS, OLE, Refused, recognise


def refusal(path: Path, name: str = "sheet.xlsx") -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        recognise(path, name)
    return refused.value.cause, refused.value.detail


def pack(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "name", "cause", "told"),
    [
        (b"", "a.xlsx", "empty", ""),
        (b" \r\n\r\n", "a.csv", "empty", ""),
        (b"%PDF-1.7", "a.xlsx", "foreign", "PDF"),
        (b"\x89PNG\r\n", "a.csv", "foreign", "picture"),
        (b"<?xml version='1.0'?><orders>", "a.xls", "foreign", "XML"),
        (b"<office:document>", "a.xls", "foreign", "OpenDocument"),
        (b"\x1f\x8b\x08", "a.csv.gz", "foreign", "unpack it first"),
        (b"{\\rtf1", "a.xls", "foreign", "text document"),
        (b"PK\x03\x04 torn off", "a.xlsx", "damaged", ""),
        (b"just words", "a.xlsx", "damaged", ""),
        (bytes(range(256)) * 8, "a.csv", "damaged", ""),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password", ""),
        (OLE + "WordDocument".encode("utf-16-le"), "a.xls", "foreign", "Word"),
    ],
)  # fmt: skip
def test_files_that_are_no_sheets_are_refused_by_cause(
    tmp_path: Path, content: bytes, name: str, cause: str, told: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert (refusal(path, name)[0], told in refusal(path, name)[1]) == (cause, True)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"a,b\n1,2\n", "a.csv", "csv"),
        (b"a\tb\n1\t2\n", "a.tsv", "tsv"),
        (b"a\tb\n1\t2\n", "export.xls", "csv"),
        ("a,b".encode("utf-16"), "a.csv", "csv"),
        (b"begin:vcard\n", "a.txt", "vcf"),
        (b"<html><body><table>", "a.xls", "html"),
        (
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            "a.xls",
            "xml",
        ),
    ],
)
def test_text_files_are_known_by_content(tmp_path: Path, content: bytes, name: str, kind: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert recognise(path, name) == kind


def test_packages_are_known_by_their_parts(tmp_path: Path) -> None:
    assert recognise(pack(tmp_path / "a", {"xl/workbook.xml": b"", "xl/styles.xml": b""}), "a.csv") == "xlsx"
    assert recognise(pack(tmp_path / "b", {"xl/workbook.bin": b""}), "b.xlsx") == "xlsb"
    ods = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}
    assert recognise(pack(tmp_path / "c", ods), "c.xlsx") == "ods"
    assert refusal(pack(tmp_path / "d", {"word/document.xml": b""})) == ("foreign", "a Word document")
    assert refusal(pack(tmp_path / "e", {"notes.txt": b""}))[1].startswith("a zip archive")
    locked = {"content.xml": b"", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    assert refusal(pack(tmp_path / "f", locked))[0] == "password"


def test_packages_that_unpack_beyond_reason_are_refused(tmp_path: Path) -> None:
    swollen = pack(tmp_path / "a", {"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b"\0" * (30 << 20)})
    assert refusal(swollen)[0] == "bomb"
    many = pack(tmp_path / "b", {"xl/workbook.xml": b""} | {str(n): b"" for n in range(MOST_PARTS)})
    assert refusal(many)[0] == "bomb"
