from __future__ import annotations

import math
from typing import Any, get_args

import pytest

from crm.insights.cards import Card
from crm.insights.report import (
    Beside,
    Column,
    Figures,
    Line,
    Part,
    Points,
    Series,
    Shape,
    Table,
    Words,
)
from crm.wording import bold
from data_io.outgoing.paper.charts import nice_step
from data_io.outgoing.paper.reports import HANDS
from tests.data_io.outgoing.paper.conftest import Write, text_of

HOSTILE = '<b>Bo</b> &amp; <para><img src="file:///etc/passwd"/> </font> $x^2$ **z** %s {0} \\n (a) )Tj'
COLUMNS = (Column("Name"), Column("Amount", right=True))


def test_every_sort_of_part_has_a_hand() -> None:
    assert HANDS.keys() == set(get_args(Part))


def test_hostile_names_are_printed_as_they_stand(write: Write) -> None:
    paper = write(
        Words(f"See {bold(HOSTILE)}."),
        Points((f"Ask {bold(HOSTILE)}",)),
        Table(COLUMNS, ((HOSTILE, "1"),), title=HOSTILE, more=(HOSTILE,), note=HOSTILE),
        Figures((Card("Label", "<i>5</i>"),)),
        Series(HOSTILE[:30], ("<b>Jan</b>",), (Line("<u>a</u>", (1.0,)),)),
        title=HOSTILE,
        business=HOSTILE,
    )
    flat = "".join(text_of(paper).split())
    whole = "".join(HOSTILE.split())
    assert flat.count(whole) >= 6
    assert "<i>5</i>" in flat
    assert not any("/Annots" in page or "/AA" in page for page in paper.pages)
    root: Any = paper.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/Names"} & root.keys()


def test_the_fonts_are_in_the_file(write: Write) -> None:
    paper = write(Words("Plain and **bold**, Жанна, Ωμέγα, łódź, €"))
    resources: Any = paper.pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    used = [font for font in fonts if "Inter" in font["/BaseFont"]]
    assert len({font["/BaseFont"].split("+")[1] for font in used}) == 2
    assert all("/FontFile2" in font["/FontDescriptor"] for font in used)
    assert "Жанна, Ωμέγα, łódź, €" in text_of(paper).replace("\n", "")


def test_a_long_table_goes_on_with_its_headings_and_loses_no_row(write: Write) -> None:
    rows = tuple((f"Person {each}", f"{each}.00") for each in range(400))
    paper = write(Table(COLUMNS, rows, title="People"))
    pages = [page.extract_text() for page in paper.pages]
    assert len(pages) > 5
    assert all("Amount" in page and "People" in page for page in pages)
    assert all(f"Page {at} of" in page for at, page in enumerate(pages, start=1))
    told = "\n".join(pages)
    assert all(f"Person {each}\n" in told for each in range(400))


def test_a_cell_longer_than_a_page_goes_on(write: Write) -> None:
    words = [f"word{each}" for each in range(3_000)]
    paper = write(Table(COLUMNS, ((" ".join(words), "1"),), more=("x" * 9_000,)))
    told = text_of(paper)
    assert len(paper.pages) > 3
    assert all(word in told for word in words)
    assert told.replace("\n", "").count("x") >= 9_000


def test_all_pages_are_a4(write: Write) -> None:
    paper = write(Words("many words " * 2_000))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in paper.pages} == {(595, 842)}


@pytest.mark.parametrize(
    "series",
    [
        Series("none", (), (Line("a", ()),)),
        Series("zero", ("Jan",), (Line("a", (0.0,)),), money=True, currency="USD"),
        Series("blank", ("Jan", "Feb"), (Line("a", (math.nan, 3.0)), Line("b", (1.0, math.nan)))),
        Series("below", ("Jan", "Feb"), (Line("a", (-5.0, 3.0)),)),
        Series("bounds", ("Jan",), (Line("a", (1.0,), (0.5,), (2.0,)),), open_from=0),
        Series("lines", ("Jan", "Feb"), (Line("a", (1.0, 2.0), (0.0, 1.0), (2.0, math.nan)),), Shape.LINES),
    ],
)
def test_charts_of_little_are_drawn(write: Write, series: Series) -> None:
    assert series.title in text_of(write(series))


def test_tables_side_by_side_stand_under_one_another_where_they_are_long(write: Write) -> None:
    rows = tuple((f"a{each}", "1") for each in range(60))
    paper = write(Beside(Table(COLUMNS, rows, "Left"), Table(COLUMNS, rows[:2], "Right")))
    assert len(paper.pages) > 1
    assert "Right" in text_of(paper)


@pytest.mark.parametrize(("highest", "step"), [(0, 1), (10, 2.5), (7_538, 2_000), (10_600, 3_000)])
def test_scales_go_by_round_steps(highest: float, step: float) -> None:
    assert nice_step(highest) == pytest.approx(step)
