"""A report as plain structure: sections of words, figures, tables and series, for paper, screen and tests.

Texts of ``Words`` and ``Points`` are Markdown of ours (figures in bold, names escaped), see
``crm.insights.sentences``; all others are plain text, shown as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd

from crm import wording
from crm.insights.cards import Card

_MARK: Final = re.compile(r"\\(.)|(\*\*)", re.DOTALL)
_JOINER: Final = "\u2060"


@dataclass(frozen=True, slots=True)
class Words:
    """What a person would say, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Things to do or to know, one a line, in Markdown."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side, each with its proof."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether it holds figures, which stand on the right."""

    heading: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells in plain text, as many in each as there are columns.

    ``title`` stands above it; ``more``: what else is known of each row, "" for nothing; ``note``: what
    explains the table, below it. Without any heading the table holds facts: label and value.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    more: tuple[str, ...] = ()
    note: str = ""


class Shape(StrEnum):
    """How a series is drawn."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing over time: a value a label, NaN where nothing is known; with its bounds where it has any."""

    name: str
    values: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One or two things over time. As bars the first stands before the second, which is drawn light.

    ``currency``: None for figures that are no money; ``open_from``: the first place whose value is not what
    came but what is likely or unfinished.
    """

    title: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    shape: Shape = Shape.BARS
    money: bool = False
    currency: str | None = None
    open_from: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two short tables side by side."""

    left: Table
    right: Table


Part = Words | Points | Figures | Table | Series | Beside


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``said``: what stands under its title, in plain text."""

    title: str
    said: str
    business: str
    made_on: date
    sections: tuple[Section, ...]

    @property
    def tables(self) -> dict[str, Table]:
        """Its tables by their titles, those without one left out."""
        found: list[Table] = []
        for part in (part for section in self.sections for part in section.parts):
            found += [part.left, part.right] if isinstance(part, Beside) else []
            found += [part] if isinstance(part, Table) else []
        return {table.title: table for table in found if table.title}


def rows_of(records: pd.DataFrame) -> Iterator[Any]:
    """Give a few records one by one, their columns by name."""
    yield from records.itertuples()


def month_labels(months: Iterable[Any]) -> tuple[str, ...]:
    """Label months in two lines, the year where it begins: ``Jan`` and ``2026``."""
    days: list[date] = [each.date() for each in months]
    return tuple(
        f"{wording.MONTHS[day.month - 1][:3]}\n{day.year if not at or day.month == 1 else ''}".strip()
        for at, day in enumerate(days)
    )


def spoken(markdown: str) -> tuple[tuple[str, bool], ...]:
    """Take Markdown of ours apart into stretches of plain text, each with whether it is bold."""
    runs: list[tuple[str, bool]] = []
    bold, end = False, 0
    for mark in _MARK.finditer(markdown):
        runs.append((markdown[end : mark.start()], bold))
        if mark[1] is not None:
            runs.append((mark[1], bold))
        else:
            bold = not bold
        end = mark.end()
    runs.append((markdown[end:], bold))
    joined: list[tuple[str, bool]] = []
    for text, strong in ((text.replace(_JOINER, ""), strong) for text, strong in runs):
        if joined and joined[-1][1] == strong:
            joined[-1] = (joined[-1][0] + text, strong)
        elif text:
            joined.append((text, strong))
    return tuple(joined)
