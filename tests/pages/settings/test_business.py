"""The settings: a change is one step with undo; what may not be is told; copies are made, data is checked."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data_io.store import Store
from tests.pages.conftest import OpenPage, said
from ui import business

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def labelled(page: AppTest, label: str) -> str:
    return next(str(each.key) for each in (*page.text_input, *page.selectbox) if each.label == label)


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_settings_are_saved_as_one_step_and_taken_back(store: Store, open_page: OpenPage) -> None:
    page = open_page("business")
    page.text_input(key=labelled(page, "Name of the business")).set_value("  Corner & Olive ")
    page.selectbox(key=labelled(page, "Currency")).set_value("CHF")
    page.selectbox(key=labelled(page, "Time zone")).set_value("Europe/Zurich")

    saved = press(page, "Save")
    words, present = said(saved), store.business()
    undone = press(saved, "Undo")

    assert (present["name"], present["currency"], present["zone"]) == (
        "Corner & Olive",
        "CHF",
        "Europe/Zurich",
    )
    assert "3 settings saved" in words
    assert store.business()["name"] is None
    assert not undone.exception


@pytest.mark.parametrize(
    "values", [{"currency": "EURO"}, {"currency": "E€R"}, {"zone": "Mars/Base"}, {"language": "tlh"}], ids=str
)
def test_what_may_not_be_is_told(values: dict[str, str]) -> None:
    assert business.fault_of(values)


def test_a_setting_that_is_right_is_not_faulted() -> None:
    assert business.fault_of({"currency": "XAF", "zone": "Europe/Berlin", "language": "de"}) == ""


def test_a_logo_is_a_picture_whatever_it_is_called() -> None:
    link, fault = business.logo_of(PNG)
    svg = business.logo_of(b"<svg onload='alert(1)'/>")
    large = business.logo_of(PNG + b"\0" * business.LARGEST_LOGO)

    assert str(link).startswith("data:image/png;base64,")
    assert not fault
    assert svg[0] is None
    assert large[0] is None
