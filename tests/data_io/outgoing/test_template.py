from __future__ import annotations

import io
from pathlib import Path

import pytest

from crm.entities import ENTITIES
from crm.schema import Kind
from data_io.outgoing.styles import AMBER
from data_io.outgoing.template import HOW_TO, write_template
from tests.data_io.outgoing.books import grid, opened, parts


def template(**options: list[str]) -> bytes:
    content = io.BytesIO()
    write_template(content, **options)
    return content.getvalue()


def test_it_has_a_page_that_says_how_and_a_sheet_for_each_entity() -> None:
    content = template()
    book = opened(content)
    assert book.sheetnames == [HOW_TO, *(entity.plural for entity in ENTITIES.values())]
    assert all(len(grid(content, entity.plural)) == 1 for entity in ENTITIES.values())
    parts(content)


def test_columns_are_the_facts_without_record_numbers() -> None:
    book = opened(template(entities=["sale"]))
    headings = [cell.value for cell in book["Sales"][1]]
    assert headings == [field.label for field in ENTITIES["sale"].fields]


def test_what_is_required_is_marked_and_explained() -> None:
    book = opened(template())
    for entity in ENTITIES.values():
        by_label = {field.label: field for field in entity.fields}
        for cell in book[entity.plural][1]:
            field = by_label[cell.value]
            assert (cell.fill.fgColor.rgb == "FF" + AMBER.removeprefix("#")) == field.required
            if field.required:
                assert "must be filled in" in cell.comment.text
            if field.help:
                assert field.help in cell.comment.text


def test_blank_columns_have_drop_downs_and_formats() -> None:
    book = opened(template(entities=["task"]))
    sheet = book["Tasks"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    assert {str(each.sqref).split("2:")[0] for each in sheet.data_validations.dataValidation} == {
        letters[field.label] for field in ENTITIES["task"].fields if field.kind in (Kind.CHOICE, Kind.BOOLEAN)
    }
    by_column = {letter: sheet.column_dimensions[letter].number_format for letter in letters.values()}
    assert by_column[letters["Due"]] == "yyyy-mm-dd"
    assert by_column[letters["What"]] == "@"


def test_to_a_path_and_for_an_unknown_entity(tmp_path: Path) -> None:
    write_template(tmp_path / "blank.xlsx", ["product"])
    assert opened((tmp_path / "blank.xlsx").read_bytes()).sheetnames == [HOW_TO, "Products"]
    with pytest.raises(KeyError):
        template(entities=["nothing"])
