"""How each kind of value looks in a sheet: THE table of cell formats, widths and checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from crm.schema import Field, Kind
from data_io.outgoing.cells import (
    NO,
    YES,
    Render,
    as_day,
    as_label,
    as_list,
    as_money,
    as_number,
    as_text,
    as_yes_or_no,
)

GREEN: Final = "#1F6F54"
AMBER: Final = "#C98A2B"
INK: Final = "#22303C"
SOFT_INK: Final = "#5B6975"
LINE: Final = "#E7E3DA"
ROSE: Final = "#F8DFDB"

TEXT, FREE, WHOLE, MONEY, SHARE = "text", "free", "whole", "money", "share"
DAY, TIME, RECORD = "day", "time", "record"
HEADING, REQUIRED = "heading", "required"
FAULT: Final = "fault "
"""Before the name of a format: the same on rose, for a cell that needs mending."""

FORMATS: Final[dict[str, dict[str, Any]]] = {
    TEXT: {"num_format": "@"},  # what is typed there stays text: 00123, 1-2, +49 30
    FREE: {},
    WHOLE: {"num_format": "0"},
    MONEY: {"num_format": "#,##0.00##"},
    SHARE: {"num_format": "0.0%"},
    DAY: {"num_format": "yyyy-mm-dd"},
    TIME: {"num_format": "yyyy-mm-dd hh:mm"},
    RECORD: {"num_format": "0", "font_color": SOFT_INK},
    HEADING: {"bold": True, "font_color": "#FFFFFF", "bg_color": GREEN, "valign": "vcenter", "border": 1,
              "border_color": LINE},
    REQUIRED: {"bold": True, "font_color": INK, "bg_color": AMBER, "valign": "vcenter", "border": 1,
               "border_color": LINE},
}  # fmt: skip
"""Every format of cells by name, in the words of XlsxWriter."""
FORMATS.update({FAULT + name: {**FORMATS[name], "bg_color": ROSE} for name in (TEXT, FREE, DAY, TIME)})


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind is written and looks: its rendering, its format, its width in characters."""

    render: Render
    format: str
    width: int
    stays_text: bool = False
    """Excel is told not to point at numbers that stand there as text."""


STYLES: Final[dict[Kind, Style]] = {
    Kind.TEXT: Style(as_text, TEXT, 18, stays_text=True),
    Kind.LONG_TEXT: Style(as_text, FREE, 44, stays_text=True),  # Excel shows long text in format "@" as ####
    Kind.TERM: Style(as_text, TEXT, 16, stays_text=True),
    Kind.CHOICE: Style(as_label, FREE, 16),
    Kind.EMAIL: Style(as_text, TEXT, 28, stays_text=True),
    Kind.PHONE: Style(as_text, TEXT, 18, stays_text=True),
    Kind.URL: Style(as_text, TEXT, 26, stays_text=True),
    Kind.LIST: Style(as_list, TEXT, 22, stays_text=True),
    Kind.INTEGER: Style(as_number, WHOLE, 10),
    Kind.NUMBER: Style(as_number, FREE, 11),
    Kind.MONEY: Style(as_money, MONEY, 13),
    Kind.SHARE: Style(as_number, SHARE, 10),
    Kind.DATE: Style(as_day, DAY, 12),
    Kind.MOMENT: Style(as_day, DAY, 17),
    Kind.BOOLEAN: Style(as_yes_or_no, FREE, 10),
    Kind.REFERENCE: Style(as_number, RECORD, 11),
}
"""By kind: how it looks in a sheet."""


def validation(field: Field) -> dict[str, Any] | None:
    """The drop-down of a field, in the words of XlsxWriter; None for a field without choices.

    Another word may be typed all the same: the import knows many, and asks about the rest.
    """
    if field.kind is Kind.BOOLEAN:
        words = [YES, NO]
    elif field.kind is Kind.CHOICE:
        words = [choice.label for choice in field.choices]
    else:
        return None
    return {
        "validate": "list",
        "source": words,
        "error_type": "warning",
        "error_title": field.label,
        "error_message": "This is none of the words in the list. Keep it all the same?",
    }
