from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access, Role
from crm.entities import ENTITIES
from crm.schema import Kind
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.marks import LONG_TEXT_MARK, MARKS_SHEET
from data_io.outgoing import workbook
from data_io.outgoing.workbook import LONG_TEXTS, write_workbook
from data_io.store.store import Store
from tests.data_io.outgoing.books import formulas, grid, opened, parts
from tests.databases import new_file

HALF_SEEING = Access("Manager", Role.MANAGER, personal=False)


def objects(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(new_file(tmp_path / "shop.db")) as opened_store:
        yield opened_store


def keep(store: Store, **inserts: pd.DataFrame) -> None:
    parts_of = tuple(EntityChanges(entity, rows) for entity, rows in inserts.items())
    store.apply(ChangeSet(Source.IMPORT, "test", parts_of), LOCAL_OWNER)


def written(store: Store, access: Access = LOCAL_OWNER, entities: Sequence[str] | None = None) -> bytes:
    content = io.BytesIO()
    write_workbook(store, access, content, entities=entities)
    return content.getvalue()


def records(content: bytes, sheet: str) -> pd.DataFrame:
    headings, *rows = grid(content, sheet)
    return pd.DataFrame(rows, columns=headings, dtype=object)


@pytest.fixture
def shop(store: Store) -> Store:
    customers = objects(
        name=["Ann Ames", "Bob Bell"],
        code=["007", None],
        email_consent=[1, 0],
        stage=["lead", None],
        birthday=["1980-02-29", None],
        tags=['["a", "b"]', None],
    )
    products = objects(name=["Apples", "Pears"], price=[19900, 6990982])
    sales = objects(
        order_number=["1", "1", "=2"],
        sold_at=["2024-05-01", "2024-05-01T10:30:05", None],
        customer=[-1, -2, None],
        product=[-1, -2, -2],
        quantity=[2.5, 1.0, None],
        amount=[19900, -5, None],
        discount_share=[0.15, None, None],
    )
    sales["own.Shelf"] = ["A", "B", None]
    sales["own.Date"] = pd.Series([1, None, 3], dtype=object)
    keep(store, customer=customers, product=products, sale=sales)
    return store


def test_there_is_a_sheet_for_each_entity_in_order(store: Store) -> None:
    book = opened(written(store))
    assert book.sheetnames == [*(entity.plural for entity in ENTITIES.values()), MARKS_SHEET]
    assert book[MARKS_SHEET].sheet_state == "veryHidden"
    for entity in ENTITIES.values():
        sheet = book[entity.plural]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref
        labels = [cell.value for cell in sheet[1]]
        assert labels[0] == "ID"
        assert [label for label in labels if label in {field.label for field in entity.fields}] == [
            field.label for field in entity.fields
        ]
        assert sheet["A1"].fill.fgColor.rgb == "FF1F6F54"


def test_only_those_asked_for(shop: Store) -> None:
    book = opened(written(shop, entities=["sale", "customer"]))
    assert book.sheetnames == ["Customers", "Sales", MARKS_SHEET]
    with pytest.raises(KeyError):
        written(shop, entities=["sales"])


def test_values_have_their_types(shop: Store) -> None:
    sales = records(written(shop), "Sales")
    assert sales["Order number"].tolist() == ["1", "1", "=2"]
    assert [str(day) for day in sales["Date"]] == ["2024-05-01", "2024-05-01 10:30:05", ""]
    assert sales["Quantity"].tolist() == [2.5, 1.0, ""]
    assert sales["Amount"].tolist() == [1.99, -0.0005, ""]
    assert sales["Discount %"].tolist() == [0.15, "", ""]
    customers = records(written(shop), "Customers")
    assert customers["Customer number"].tolist() == ["007", ""]
    assert customers["Agreed to e-mail"].tolist() == ["Yes", "No"]
    assert customers["Stage"].tolist() == ["Lead", ""]
    assert customers["Tags"].tolist() == ["a; b", ""]


def test_cells_look_like_their_kind(shop: Store) -> None:
    book = opened(written(shop))
    headings = {cell.value: cell.column_letter for cell in book["Sales"][1]}

    def look(heading: str, row: int) -> str:
        return str(book["Sales"][f"{headings[heading]}{row}"].number_format)

    assert look("Order number", 2) == "@"
    assert look("Amount", 2) == "#,##0.00##"
    assert look("Discount %", 2) == "0.0%"
    assert look("Date", 2) == "yyyy-mm-dd"
    assert look("Date", 3) == "yyyy-mm-dd hh:mm"
    assert book["Sales"][f"{headings['Date']}2"].value == datetime(2024, 5, 1)
    assert book["Sales"].column_dimensions[headings["Amount"]].width > 10
    assert "XEV" not in book["Sales"].column_dimensions  # the columns that tell the styles' numbers are gone


def test_references_are_named_and_numbered(shop: Store) -> None:
    sales = records(written(shop), "Sales")
    assert sales["ID"].tolist() == [1, 2, 3]
    assert sales["Customer"].tolist() == ["Ann Ames", "Bob Bell", ""]
    assert sales["Customer record"].tolist() == [1, 2, ""]
    assert sales["Product"].tolist() == ["Apples", "Pears", "Pears"]
    assert sales["Product record"].tolist() == [1, 2, 2]


def test_own_columns_come_last_and_keep_apart_from_facts(shop: Store) -> None:
    content = written(shop)
    sales = records(content, "Sales")
    assert sales.columns[-2:].tolist() == ["Shelf", "Date (own)"]
    assert sales["Shelf"].tolist() == ["A", "B", ""]
    assert sales["Date (own)"].tolist() == [1, "", 3]
    marks = dict(map(tuple, grid(content, MARKS_SHEET)))
    assert marks["column:sale:Date (own)"] == "own.Date"
    assert marks["column:sale:Date"] == "sale.sold_at"


def test_the_book_says_what_it_is(shop: Store) -> None:
    content = written(shop)
    book, marks = opened(content), dict(map(tuple, grid(content, MARKS_SHEET)))
    assert marks["format"] == "1"
    assert int(marks["revision"]) == shop.revision > 0
    assert marks["sheet:Sales"] == "sale"
    assert marks["column:sale:Customer"] == "sale.customer"
    assert marks["column:sale:Customer record"] == "customer.id"
    assert marks["column:sale:ID"] == "sale.id"
    for entity in ENTITIES.values():
        start = f"column:{entity.name}:"
        headings = {key.removeprefix(start) for key in marks if key.startswith(start)}
        assert headings == {cell.value for cell in book[entity.plural][1]}


def test_choices_have_drop_downs(store: Store) -> None:
    book = opened(written(store))
    for entity in ENTITIES.values():
        sheet = book[entity.plural]
        lists = {
            str(each.sqref).split("2:")[0]: each.formula1 for each in sheet.data_validations.dataValidation
        }
        for cell in sheet[1]:
            field = next((field for field in entity.fields if field.label == cell.value), None)
            if field and field.kind is Kind.CHOICE:
                assert (
                    lists[cell.column_letter]
                    == '"' + ",".join(choice.label for choice in field.choices) + '"'
                )
            elif field and field.kind is Kind.BOOLEAN:
                assert lists[cell.column_letter] == '"Yes,No"'
            else:
                assert cell.column_letter not in lists


def test_no_text_becomes_a_formula(store: Store) -> None:
    hostile = ["=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "+1+1", "@SUM(1)", "-2+3", "{=1}"]
    keep(store, customer=objects(name=hostile, notes=hostile, city=hostile).assign(**{"own.=1+1": hostile}))
    content = written(store)
    assert formulas(content) == []
    assert records(content, "Customers")["Notes"].tolist() == hostile
    assert records(content, "Customers")["=1+1"].tolist() == hostile


def test_a_text_too_long_for_a_cell_is_kept_whole(store: Store) -> None:
    long = "".join(chr(97 + at % 26) for at in range(70_000))
    emoji = "🍎" * 20_000
    keep(store, customer=objects(name=["Ann", "Bob", "Cy"], notes=["short", long, emoji]))
    content = written(store)
    notes = records(content, "Customers")["Notes"]
    assert notes[0] == "short"
    assert notes[1].startswith(LONG_TEXT_MARK)
    assert all(
        len(cell.value or "") <= 32_767
        for row in opened(content)[LONG_TEXTS]
        for cell in row
        if cell.column == 5
    )
    pieces = records(content, LONG_TEXTS)
    assert pieces.groupby("ID")["Text"].agg("".join).to_dict() == {2: long, 3: emoji}
    assert set(pieces["Sheet"]) == {"Customers"}
    assert set(pieces["Column"]) == {"Notes"}
    parts(content)


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, product=objects(name=[f"P{at}" for at in range(7)]))
    monkeypatch.setattr(workbook, "SHEET_ROWS", 4)
    content = written(store, entities=["product"])
    assert opened(content).sheetnames == ["Products", "Products 2", "Products 3", MARKS_SHEET]
    names = [
        name for sheet in ("Products", "Products 2", "Products 3") for name in records(content, sheet)["Name"]
    ]
    assert names == [f"P{at}" for at in range(7)]
    assert dict(map(tuple, grid(content, MARKS_SHEET)))["sheet:Products 3"] == "product"


def test_rows_come_in_chunks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, product=objects(name=[f"P{at}" for at in range(7)]))
    monkeypatch.setattr(workbook, "_CHUNK", 3)
    assert records(written(store, entities=["product"]), "Products")["ID"].tolist() == [1, 2, 3, 4, 5, 6, 7]


def test_whom_personal_facts_are_hidden_from_takes_none_out(shop: Store) -> None:
    content = written(shop, HALF_SEEING)
    customers, sales = records(content, "Customers"), records(content, "Sales")
    assert customers["Name"].tolist() == ["", ""]
    assert "Ann Ames" not in sales["Customer"].tolist()
    assert sales["Amount"].tolist() == [1.99, -0.0005, ""]


def test_every_part_is_well_formed(shop: Store) -> None:
    assert parts(written(shop))["xl/workbook.xml"] is not None


def test_an_old_file_stays_until_the_new_one_is_whole(
    shop: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"the old one")

    def lost(*_: object, **__: object) -> pd.DataFrame:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "records", lost)
        patch.setattr(Store, "business", lambda _self: {})
        with pytest.raises(OSError, match="no space"):
            write_workbook(shop, LOCAL_OWNER, target)
    assert target.read_bytes() == b"the old one"
    write_workbook(shop, LOCAL_OWNER, target)
    assert records(target.read_bytes(), "Products")["Name"].tolist() == ["Apples", "Pears"]
    assert sorted(path.name for path in tmp_path.glob("*.xlsx*")) == ["out.xlsx"]
    assert not list(tmp_path.glob(".*"))
