"""What the sheets of one import say of each other before any is planned: the currency, the order of dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from data_io.incoming.recognition.own_books import marks_of
from data_io.incoming.records.desk import Desk
from data_io.incoming.records.plans import SheetKey, SheetPlan
from data_io.incoming.records.rows import read_rows
from data_io.incoming.remembered import Recalled
from data_io.incoming.sheets import Book, Sheet
from data_io.incoming.values.currencies import home_currency, said_currencies
from data_io.incoming.values.day_order import proven_order
from data_io.incoming.values.homes import with_currency
from data_io.incoming.values.parsing import Hints


def said_beforehand(
    matched: Sequence[tuple[Book, Sheet, Recalled]], desk: Desk
) -> dict[SheetKey, pd.Series[Any]]:
    """Give the currencies that sheets say, where the settings have none: from it the country may be known.

    So sheets are read the first time as they are when they come again, and the business is known.
    """
    if desk.stated_currency:
        return {}
    said = {
        (book.name, sheet.name): said_currencies(sheet.cells, recalled.match)
        for book, sheet, recalled in matched
        if recalled.match.entity and not marks_of(book)
    }
    desk.home = with_currency(desk.home, home_currency(None, said.values()))
    return said


def asked_again(plans: Sequence[SheetPlan], desk: Desk) -> list[SheetPlan]:
    """Read sheets anew whose dates leave open what comes first, where other sheets of the file prove it."""
    result = []
    for plan in plans:
        columns = [] if plan.own_book else plan.rows.questions["column"].unique().tolist()
        others = (each for each in plans if each is not plan and each.file == plan.file) if columns else ()
        told = {proven_order(each.sheet.cells, each.match) for each in others} - {None}
        if len(told) == 1:
            order = told.pop()
            guessed = {
                index: replace(plan.hints.get(index, Hints()), guessed_order=order) for index in columns
            }
            rows = read_rows(plan.sheet, plan.match, {**plan.hints, **guessed}, desk.home)
            result.append(replace(plan, rows=rows, issues=rows.issues))
        else:
            result.append(plan)
    return result
