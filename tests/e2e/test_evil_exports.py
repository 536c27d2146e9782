"""What is taken out holds evil words as words: no formula, link, script or action comes to life in a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from crm import clock
from crm.entities import BUSINESS, ENTITIES
from crm.schema import OWN_PREFIX
from data_io.outgoing.book import sheet_name
from data_io.outgoing.file_names import file_name
from data_io.outgoing.paper.reports import write_report
from data_io.outgoing.reports import report_of_customer, report_of_month
from data_io.outgoing.tables import csv_bytes, write_table
from data_io.outgoing.workbook import write_workbook
from data_io.store import Store
from tests.data_io.outgoing.books import opened, parts
from tests.e2e.evil_shop import OWNER, WORDED, fill, own_places
from tests.e2e.evil_words import WORDS, seen

TOKENS = {f"evil{place:02}" for place in range(1, len(WORDS) + 1)}
LIVE_IN_PDF = re.compile(rb"/(Annots|URI|JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|AcroForm)\b")
LIVE_IN_CSV = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the store of a shop whose every word is evil."""
    folder = tmp_path_factory.mktemp("evil")
    url = f"sqlite:///{folder / 'regulars.db'}"
    fill(folder, url)
    with Store.open(url) as store:
        yield store


def tokens_in(values: object) -> set[str]:
    return set(re.findall(r"evil\d\d", str(values)))


@pytest.mark.parametrize("entity", ENTITIES)
def test_each_text_stands_in_each_field_that_holds_words(shop: Store, entity: str) -> None:
    """What the other tests rest on, here and in the browser."""
    known = ENTITIES[entity]
    names = [field.name for field in known.fields if field.kind in WORDED]
    records = shop.records(entity, OWNER)

    for name in names:
        assert tokens_in(records[name].dropna().tolist()) == TOKENS, name
    own = [name for name in records.columns if name.startswith(OWN_PREFIX)]
    assert len(own) == len(own_places(known))
    for name in own:
        assert tokens_in(records[name].dropna().tolist()) == TOKENS, name
    assert names or entity == "message"


def test_the_business_has_evil_words_as_well(shop: Store) -> None:
    business = shop.business()
    spared = {"logo", "currency"}  # a picture and three letters, which are checked before they are kept
    for field in BUSINESS.fields:
        if field.kind in WORDED and field.name not in spared:
            assert tokens_in(business[field.name]), field.name


def test_a_workbook_of_everything_has_no_formula_and_no_link(shop: Store, tmp_path: Path) -> None:
    target = tmp_path / "all.xlsx"
    write_workbook(shop, OWNER, target)
    content = target.read_bytes()

    found = parts(content)
    for name, part in found.items():  # each is well-formed XML, control letters or not
        kinds = {str(each.tag).rpartition("}")[2] for each in part.iter()}
        assert not kinds & {"hyperlink", "hyperlinks", "f", "externalReference", "oleObject"}, name
        assert not any(each.get("TargetMode") == "External" for each in part.iter()), name
    assert not any(re.search(r"vba|externalLink|activeX|embeddings", name) for name in found)
    book = opened(content)
    assert tokens_in([[cell.value for cell in row] for row in book["Customers"].iter_rows()]) == TOKENS


@pytest.mark.parametrize("text", WORDS, ids=range(1, len(WORDS) + 1))
def test_a_table_of_any_name_is_a_book_and_has_nothing_live(text: str) -> None:
    target = io.BytesIO()
    write_table(pd.DataFrame({text: [text, "x"], "n": [1, 2]}), target, title=text)
    content = target.getvalue()

    book = opened(content)
    assert book.sheetnames == [sheet_name(text)]
    assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", book.sheetnames[0])
    assert all(
        cell.data_type != "f" and cell.hyperlink is None for row in book.active.iter_rows() for cell in row
    )
    assert not any(re.search(r"[^\w.\\]", name) for name in book.active.tables)
    parts(content)


def test_no_cell_of_a_csv_is_live(shop: Store) -> None:
    records = shop.records("customer", OWNER)
    text = csv_bytes(records).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(records) + 1
    words = [cell for row in rows for cell in row if tokens_in(cell)]
    assert tokens_in(words) == TOKENS
    assert not [cell for cell in words if cell.startswith(LIVE_IN_CSV)]


@pytest.mark.parametrize("text", WORDS, ids=range(1, len(WORDS) + 1))
def test_a_file_named_by_it_lies_where_it_should(text: str) -> None:
    name = file_name(f"{text}.xlsx")

    assert name.endswith(".xlsx")
    assert not re.search(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e]', name)
    assert Path(name).name == name
    assert not name.startswith(".")


@pytest.mark.parametrize("customer", [*range(1, len(WORDS) + 1, 6), len(WORDS)])
def test_on_paper_a_customer_has_nothing_to_click(shop: Store, tmp_path: Path, customer: int) -> None:
    target = tmp_path / "customer.pdf"
    write_report(report_of_customer(shop, OWNER, customer, today=clock.today()), target)

    assert not LIVE_IN_PDF.search(target.read_bytes())
    assert tokens_in(said_in(target))


def test_on_paper_a_month_has_nothing_to_click_and_shows_words_as_they_stand(
    shop: Store, tmp_path: Path
) -> None:
    target = tmp_path / "month.pdf"
    write_report(report_of_month(shop, OWNER, None, today=clock.today()), target)

    assert not LIVE_IN_PDF.search(target.read_bytes())
    assert seen(WORDS[1]) in seen(said_in(target))


def said_in(paper: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(paper).pages)
