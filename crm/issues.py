"""Faults in data as values: what is wrong with which cell, and the plain sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "required": "{label} is missing.",
    "unreadable_number": "“{value}” is not a number.",
    "unreadable_money": "“{value}” is not an amount of money.",
    "unreadable_share": "“{value}” is not a percentage.",
    "unreadable_date": "“{value}” is not a date.",
    "unreadable_boolean": "“{value}” is neither yes nor no.",
    "unreadable_email": "“{value}” is not an e-mail address.",
    "unreadable_phone": "“{value}” is not a phone number; it was kept as typed.",
    "formula_error": "The sheet shows the error {value} here.",
    "unknown_choice": "“{value}” is none of the words for {label}.",
    "too_low": "{label} is {value}, which is lower than allowed.",
    "too_high": "{label} is {value}, which is higher than allowed.",
    "too_long": "{label} is longer than allowed.",
    "not_unique": "“{value}” stands in another record already; {label} must be different in each.",
    "unknown_reference": "“{value}” is not known; {label} was left blank.",
    "ambiguous_reference": "More than one record is called “{value}”; {label} was left blank.",
    "foreign_currency": "What one {value} is worth is not known yet.",
    "day_or_month": "“{value}” may be two dates: is the day or the month first? Nothing in the sheet tells; "
    "check how {label} was read.",
    "stands_twice": "This line stands more than once in the sheet; it was kept each time.",
    "conflict": "Somebody else changed {label} meanwhile.",
    "not_text": "{label} holds something that is not text.",
    "impossible_date": "“{value}” is not a date that can be.",
    "unknown_field": "“{value}” is not a fact that is kept here.",
    "no_such_record": "{label} points to a record that is not there.",
    "nothing_to_keep": "The row names nothing that could be kept.",
    "unknown_record": "“{value}” is not known yet; {label} was to name one that is.",
    "ambiguous_record": "More than one record fits this row, so it cannot be told which is meant.",
    "looks_like": "Looks like “{value}”, who has another e-mail or number; it is a record of its own.",
    "lone_cell": "Only “{value}” stands in this row; it was kept, but it may be the name of a group.",
    "not_created": "The record is not known yet, and only known ones were to be updated.",
    "changed_meanwhile": "Somebody changed {label} to “{value}” after this workbook was taken out; "
    "the workbook's value replaces it.",
    "cleared_meanwhile": "Somebody cleared {label} after this workbook was taken out; "
    "the workbook's value replaces that.",
    "deleted_meanwhile": "This record was deleted after this workbook was taken out. "
    "Undo the deletion, or clear the row's ID to bring it in as a new one.",
    "stays_deleted": "This record was deleted after this workbook was taken out; it stays deleted.",
    "erased_person": "Was erased on {value}; not stored.",
    "erased_belongs": "Belongs to somebody who was erased on {value}; stored without saying who it was.",
    "not_updated": "The record is known already, and only new ones were to be created.",
}
"""Plain sentence by code; ``{label}`` is the field's label, ``{value}`` what stood in the cell."""

WARNINGS: Final = frozenset(
    {
        "unreadable_phone",
        "stands_twice",
        "day_or_month",
        "unknown_reference",
        "ambiguous_reference",
        "changed_meanwhile",
        "cleared_meanwhile",
        "looks_like",
        "lone_cell",
        "erased_belongs",
    }
)
"""Codes that point something out and keep the row."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault: ``row`` as the spreadsheet numbers it (or record id), field path, code, the value found."""

    row: int
    field: str
    code: str
    value: str = ""

    @property
    def keeps_row(self) -> bool:
        """Whether the row is stored all the same."""
        return self.code in WARNINGS


def sentence(issue: Issue, label: str) -> str:
    """Say in a plain sentence what is wrong; ``label`` is the field's label."""
    text = SENTENCES[issue.code].format(label=label, value=issue.value)
    return text[0].upper() + text[1:]
