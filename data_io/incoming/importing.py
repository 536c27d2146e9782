"""The whole way in: files to books, books to a plan, the plan to the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from crm.access import Access
from crm.errors import CrmError
from data_io.changes import Receipt, Source
from data_io.incoming.planning import Choices, ImportPlan, plan_books
from data_io.incoming.recognition.matching import match_sheet
from data_io.incoming.records.learned import learn_from
from data_io.incoming.remembered import remember_matches
from data_io.incoming.report import report
from data_io.incoming.sheets import Book
from data_io.store import Overtaken, Store

ISSUES_KEPT: Final = 200
"""How many issues of a sheet are kept with the history; their number is kept in full."""

OVERTAKEN_TIMES: Final = 8
"""How often an import that nobody looks at is compared anew before it is given up."""


class NoHeadings(CrmError):
    """A file in which no sheet has a row of headings."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No row of headings was found in “{name}”, so its columns cannot be told apart. "
            "Nothing was brought in. Put a name above each column and try again."
        )


def require_headings(book: Book) -> Book:
    """Give the book back; ``NoHeadings`` where no sheet has headings and no values tell what they are."""
    if not any(sheet.headings or match_sheet(sheet, book.name).entity for sheet in book.sheets):
        raise NoHeadings(book.name)
    return book


def bring_in(
    books: Sequence[Book],
    store: Store,
    by: Access,
    choices: Choices | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[ImportPlan, Receipt]:
    """Plan the import of books and store it in one step; anew where another import comes in between."""
    for _ in range(OVERTAKEN_TIMES):
        plan = plan_books(books, store, by, choices, progress)
        with suppress(Overtaken):
            return plan, store_plan(plan, store, by)
    raise Overtaken


def store_plan(plan: ImportPlan, store: Store, by: Access) -> Receipt:
    """Store what was planned, with its receipt in the history; raises what ``Store.apply`` raises.

    How an owner's sheets were matched is remembered for the next ones.
    """
    receipt = store.apply(
        replace(plan.changes, details={"sheets": [_kept(sheet) for sheet in report(plan, None)]}), by
    )
    if plan.changes.source is Source.IMPORT:
        remember_matches(plan, receipt, store, by)
        learn_from(plan.sheets, store, by)
    return receipt


def _kept(sheet: dict[str, Any]) -> dict[str, Any]:
    return {**sheet, "issue_count": len(sheet["issues"]), "issues": sheet["issues"][:ISSUES_KEPT]}
