"""The reading process, started by ``reading``: one file is read under limits and left behind as Arrow files.

``python -m data_io.incoming.files.reader_child FOLDER``: FOLDER/request.json says what to read. Progress goes
to standard output, one number from 0 to 1 a line. FOLDER/book.json is written last; it either describes the
sheets, whose cells stand in FOLDER/0.arrow, 1.arrow, ..., or says why the file was refused. Starts without
pandas, and without numpy, which pyarrow would import for a fifth of a second and never use here.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Any

from data_io.incoming.files.formats import Refused, is_text, recognise
from data_io.incoming.files.limits import limit_this_process

ROW_NUMBERS = "row"
"""The column of a sheet's Arrow file that holds its row numbers, where they are not contiguous."""
SAID_IT_ALL = 0
"""Exit code when book.json was written, whatever it says."""


def main(folder: Path) -> int:
    """Reads the requested file and writes what came of it."""
    # Nothing here goes in circles, and the collector would walk over millions of cells again and again.
    gc.disable()
    request = json.loads((folder / "request.json").read_text(encoding="utf-8"))
    path = Path(request["path"])
    try:
        said = _read(folder, path, request)
    except Refused as refused:
        said = {"refused": refused.cause, "detail": refused.detail}
    except (MemoryError, RecursionError):
        said = {"refused": "too_large", "detail": ""}
    except Exception as error:  # noqa: BLE001 - the owner gets a sentence
        said = {"refused": "damaged", "detail": "", "log": repr(error)}
    except BaseException as panic:
        # Rust libraries raise their panics past ``Exception``.
        if type(panic).__name__ != "PanicException":
            raise
        said = {"refused": "damaged", "detail": "", "log": repr(panic)}
    (folder / "book.json").write_text(json.dumps(said), encoding="utf-8")
    return SAID_IT_ALL


def _read(folder: Path, path: Path, request: dict[str, Any]) -> dict[str, Any]:
    kind = recognise(path, request["name"])
    sys.modules["numpy"] = None  # type: ignore[assignment]
    import pyarrow as pa

    pa.array([0])  # Arrow reserves a gigabyte of addresses with its first cell: not to count as the file's
    limit_this_process(path.stat().st_size, is_text=is_text(path))
    sheets, notes = _read_as(kind, path, folder, request)
    sheets = [_arranged(sheet, kind, request) for sheet in sheets]
    described = []
    for index, sheet in enumerate(sheets):
        cells = sheet.cells if sheet.rows is None else sheet.cells.append_column(ROW_NUMBERS, sheet.rows)
        with (
            pa.OSFile(str(folder / f"{index}.arrow"), "wb") as file,
            pa.ipc.new_stream(file, cells.schema) as out,
        ):
            out.write_table(cells)
        described.append({key: value for key, value in vars(sheet).items() if key not in ("cells", "rows")})
    return {"kind": kind, "notes": notes, "sheets": described}


def _read_as(kind: str, path: Path, folder: Path, request: dict[str, Any]) -> tuple[list[Any], list[str]]:
    if kind == "vcf":
        from data_io.incoming.files.vcards import read_vcards

        sheet, notes = read_vcards(path, request["name"])
        return [sheet], notes
    chosen = request["header_rows"]
    if kind in ("csv", "tsv"):
        from data_io.incoming.files.delimited import read_delimited

        by_hand = {"header_row": next(iter(chosen.values()))} if chosen else {}
        return read_delimited(path, request["name"], kind, **by_hand)
    if kind in ("html", "xml"):
        from data_io.incoming.files.markup import read_markup

        return read_markup(path, request["name"], chosen, spreadsheet=kind == "xml")
    from data_io.incoming.files.workbooks import read_workbook

    try:
        return read_workbook(path, kind, chosen, _report)
    except Refused as refused:
        copy = _rewritten(path, folder) if refused.cause == "damaged" and kind in ("xlsx", "ods") else None
        if copy is None:
            raise
        return read_workbook(copy, kind, chosen, _report)


def _rewritten(path: Path, folder: Path) -> Path | None:
    from data_io.incoming.files.rewritten import rewrite

    return rewrite(path, folder)


def _arranged(sheet: Any, kind: str, request: dict[str, Any]) -> Any:  # noqa: ANN401 - a Sheet, loaded late
    """The sheet with months as rows, groups as a column; as it is where its owner set the row of headings."""
    from data_io.incoming.shapes.groups import carry_labels
    from data_io.incoming.shapes.wide import lengthen
    from data_io.incoming.sheets import chosen_row

    by_hand = (
        request["header_rows"]
        if kind in ("csv", "tsv")
        else chosen_row(sheet.name, request["header_rows"])[0]
    )
    return sheet if by_hand or kind == "vcf" else lengthen(carry_labels(sheet), request["name"])


def _report(share: float) -> None:
    sys.stdout.write(f"{share:.3f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
