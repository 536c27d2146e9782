from __future__ import annotations

import pandas as pd
import pytest

from crm import wording
from crm.insights.report import Beside, Column, Report, Section, Table, month_labels, spoken


def test_markdown_comes_apart_into_plain_and_bold() -> None:
    assert spoken(r"brought **\$5,401**, and") == (("brought ", False), ("$5,401", True), (", and", False))
    assert spoken("") == ()


@pytest.mark.parametrize(
    "name", ["**Bo** $x$", "<b>&amp;</b>", r"back\slash", "www.x.org :smile: _a_", "a*b"]
)
def test_a_name_that_was_made_harmless_is_itself_again(name: str) -> None:
    assert spoken(wording.plain(name)) == ((name, False),)
    assert spoken(wording.bold(name)) == ((name, True),)


def test_months_are_labelled_with_their_year_where_it_begins() -> None:
    months = pd.to_datetime(["2025-11-01", "2025-12-01", "2026-01-01"])
    assert month_labels(months) == ("Nov\n2025", "Dec", "Jan\n2026")


def test_tables_are_found_by_their_titles() -> None:
    one, two, three = (Table((Column("a"),), (), title) for title in ("One", "Two", ""))
    report = Report("x", "", "", pd.Timestamp(2026, 1, 1).date(), (Section("s", (one, Beside(two, three))),))
    assert report.tables == {"One": one, "Two": two}
