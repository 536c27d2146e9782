"""What a browser takes away: a chart as a picture, by mouse and keys; the month and a customer as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Download, Locator
from pypdf import PdfReader

from crm import clock
from tests.e2e.conftest import Visit
from tests.e2e.filled import running_with

NAME = "Ann Łukasz"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """Return the address of a shop whose one customer bought every nine days."""
    days = [clock.today() - timedelta(days=9 * at) for at in range(50)]
    lines = "\n".join(f"S-{at},{NAME},{day},12.00" for at, day in enumerate(days))
    sheet = f"Order number,Customer,Date,Amount\n{lines}\n"
    with running_with(tmp_path_factory.mktemp("program"), "sold.csv", sheet) as found:
        yield found


def test_a_chart_is_saved_as_a_sharp_picture_named_for_it(visit: Visit, tmp_path: Path) -> None:
    visit.open("/report", "What comes next")
    chart = visit.page.locator(".js-plotly-plot").first
    chart.hover()
    button = chart.get_by_role("button", name="Save as a picture")
    with visit.page.expect_download() as by_mouse:
        button.click()
    _is_picture(by_mouse.value, chart, tmp_path / "mouse.png")
    button.focus()
    with visit.page.expect_download() as by_keys:
        visit.page.keyboard.press("Enter")
    _is_picture(by_keys.value, chart, tmp_path / "keys.png")


def _is_picture(saved: Download, chart: Locator, path: Path) -> None:
    assert saved.suggested_filename == "Revenue by month.png"
    saved.save_as(path)
    box = chart.bounding_box()
    assert box is not None
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width == pytest.approx(2 * box["width"], abs=2)


def test_the_month_is_saved_as_pdf(visit: Visit, tmp_path: Path) -> None:
    visit.open("/report", "What comes next")
    assert "brought" in _saved(visit, tmp_path / "month.pdf")


def test_a_customer_is_saved_as_pdf(visit: Visit, tmp_path: Path) -> None:
    visit.open("/customer?id=1", NAME)
    told = _saved(visit, tmp_path / "customer.pdf")
    assert NAME in told
    assert "S-49" in told


def _saved(visit: Visit, path: Path) -> str:
    visit.page.get_by_role("button", name="PDF").click()
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("link", name="Save").click()
    saved.value.save_as(path)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)
