"""A sample of a sheet's cells, asked whether a column can be read as a field; each answer is kept."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.entities import field_at
from crm.schema import Entity, Kind
from data_io.incoming.recognition.candidates import Candidate
from data_io.incoming.recognition.looks import (
    E_MAIL,
    FLAG,
    PLAIN_DAY,
    PLAIN_NUMBER,
    as_numbers,
    begun,
    is_of_words,
    looks,
    share_like,
)
from data_io.incoming.recognition.taxed import TAX, are_rates
from data_io.incoming.values.countries import country_code
from data_io.incoming.values.parsing import Hints, parse_path
from data_io.incoming.values.vocabulary import choice_words, fold

ROWS: Final = 300
"""Rows that are looked at together, spread over the sheet."""
CELLS: Final = 200
"""Filled cells of a column that are looked at, spread over the sheet."""
ANY_TEXT: Final = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.REFERENCE, Kind.LIST, Kind.PHONE, Kind.URL}
)
"""Kinds that any text can be."""
READABLE: Final = 0.5
"""Share of a column's cells that must be readable as the field's kind."""
SOME_DAYS: Final = 0.05
"""The same for the day of the record, under a heading that says so."""
MAY_BE_LINKS: Final = frozenset({"customer.social", "feedback.source", "customer.website", "customer.source"})
OF_PEOPLE_AND_WAYS: Final = (
    ".payment_method", ".method", ".salesperson", ".assigned_to", ".owner", ".by", ".reason", ".resolution",
)  # fmt: skip
"""Fields that name people, ways or reasons: a column of numbers or days is none of them."""
NEVER: Final = {
    "feedback.comment": {"number", "date", "flag"},
    "customer.job_title": {"salutation", "number", "email", "link", "phone"},
    "product.name": {"salutation"},
}
"""What the values of a field never look like."""
LEAST_DAYS: Final = 2
ENOUGH: Final = 5
OFTEN: Final = 0.85
A_NUMBER: Final = "sale.quantity"
"""A field that any number fits."""
RECORD_ID: Final = ".id"
"""Ending of the path of a column that holds the program's own record numbers."""
PLAINLY: Final[dict[Kind, str]] = {
    Kind.DATE: PLAIN_DAY, Kind.MOMENT: PLAIN_DAY, Kind.NUMBER: PLAIN_NUMBER, Kind.MONEY: PLAIN_NUMBER,
    Kind.SHARE: PLAIN_NUMBER, Kind.EMAIL: E_MAIL, Kind.BOOLEAN: FLAG,
}  # fmt: skip
"""What a text looks like that is of a kind without a doubt, so that nobody need read it."""
NOT_WHOLE: Final = (
    r"^(?:[^\W\d_]{2,10}\.?,? )?\d{1,2} ?[./-] ?\d{1,2}\.?$|"
    r"^(?:[^\W\d_]{2,10}\.?,? )?\d{1,2}(?:st|nd|rd|th)?[.-]? ?[^\W\d_]{3,9}\.?$|"
    r"^[^\W\d_]{3,9}\.? \d{1,2}$|^\d{1,2}[./-]\d{4}$"
)
"""A day without its year, or a month: no date can be made of it, yet under "Birthday" it is one."""
A_DAY: Final = r"^\d{1,4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,4}(?:[ T,].*)?$"
"""A day, whichever way round, so that a column of them is no number, name or word."""
A_TIME: Final = r"(?i)^\d{1,2} ?[:.h] ?\d{2}(?::\d{2})?(?: ?(?:uhr|h|am|pm))?$"
"""A time of day, which is no word."""
A_WHOLE_NUMBER: Final = r"^\d+$"
GROUPED_NUMBER: Final = r"^\+?[\d(][\d ()./-]{5,18}\d$"
"""Digits in groups, as numbers of telephones and of companies are written: no name."""
NAMED: Final = ("customer.name", "customer.first_name", "customer.last_name", "customer.company", ".customer")
MOSTLY: Final = 0.8
SEVERAL_WORDS: Final = r"^[^\W\d_]+[.,]?(?: [^\W\d_]+[.,]?)+$"
INITIALS: Final = r"^(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.?)$"
DAYS: Final = frozenset({Kind.DATE, Kind.MOMENT})
WITH_DIGITS: Final = frozenset({Kind.DATE, Kind.MOMENT, Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.INTEGER})
"""Kinds whose texts have a digit."""


class Sample:
    """Some cells of a sheet, and what is known of its columns."""

    def __init__(self, cells: pa.Table) -> None:
        self._cells = cells
        self._rows = _spread_places(cells.num_rows, ROWS)
        self._filled: dict[int, pa.ChunkedArray] = {}
        self._answers: dict[tuple[int, str], bool] = {}
        self._looks: dict[int, str] = {}

    def rows(self, index: int) -> pa.ChunkedArray:
        """Give the cells of a column in the sampled rows, the same rows for every column."""
        return self._cells.column(index).take(self._rows)

    def numbers(self, index: int) -> pd.Series[float]:
        """Give the cells of a column in the sampled rows as numbers."""
        return as_numbers(self.rows(index))

    def filled(self, index: int) -> pa.ChunkedArray:
        """Give some filled cells of a column."""
        if index not in self._filled:
            column = self._cells.column(index)
            there = column.drop_null() if column.null_count else column
            self._filled[index] = there.take(_spread_places(len(there), CELLS))
        return self._filled[index]

    def is_empty(self, index: int) -> bool:
        """Whether a column has no filled cell."""
        return len(self.filled(index)) == 0

    def repeats(self, index: int) -> bool:
        """Whether the same texts come again and again in a column."""
        texts = self.filled(index).to_pylist()
        return len(texts) >= ENOUGH and len(set(texts)) <= OFTEN * len(texts)

    def fits(self, index: int, path: str) -> bool:
        """Whether enough cells of a column can be read as that field."""
        if path.endswith(RECORD_ID):
            return not pa.types.is_string(self._cells.column(index).type)
        field = field_at(path)
        answer = (index, path if field.kind is Kind.CHOICE else field.kind)
        if answer not in self._answers:
            self._answers[answer] = self._ask(index, path, field.kind)
        return self._answers[answer]

    def holds_days(self, index: int, entity: Entity, candidate: Candidate) -> bool:
        """Whether a column that is headed as the day of the records holds some days at all.

        Without their day the records are worth little: rows without a readable one are handed back.
        """
        its_day = candidate.path == f"{entity.name}.{entity.dated_by}" and not candidate.guessed
        return its_day and parse_path(self.filled(index), candidate.path, Hints()).readable_share >= SOME_DAYS

    def look(self, index: int) -> str:
        """Say what a column's values look like."""
        if index not in self._looks:
            self._looks[index] = looks(self.filled(index))
        return self._looks[index]

    def contradicts(self, index: int, path: str) -> bool:  # noqa: PLR0911, C901 - one line a reason
        """Whether the values are plainly something else: links where words belong, "Mr" as a job title."""
        if path.endswith(RECORD_ID) or self.is_empty(index):
            return False
        field = field_at(path)
        if path == "customer.code":
            return self.look(index) in {"phone", "date"} or self._holds_words(index)
        if path.endswith(".country"):
            return self._holds_no_country(index) or self._holds_days_only(index)
        if field.kind is Kind.PHONE or path == "customer.other_phones":
            return self.look(index) in {"flag", "email", "link"} or self._holds_no_digit(index)
        if path.endswith(".region") and self._holds_stages(index):
            return True
        if path.endswith(".street") and self._says_the_same_words(index):
            return True
        if path in NEVER:
            return self.look(index) in NEVER[path]
        if path == TAX:
            return self.look(index) == "number" and are_rates(self.numbers(index))
        if path.endswith(OF_PEOPLE_AND_WAYS) and self.look(index) in {"number", "date", "flag"}:
            return True
        if self._names_nobody(index, path):
            return True
        if is_of_words(field.kind):
            return self._holds_days_only(index) or (path not in MAY_BE_LINKS and self.look(index) == "link")
        return field.kind is Kind.REFERENCE and self._holds_days_only(index)

    def _names_nobody(self, index: int, path: str) -> bool:
        """Whether the values name neither a customer nor a product where the field does."""
        if path in {"product.name", "feedback.product"} and self.look(index) == "number":
            return True
        if path.endswith((".customer", "customer.name")) and self._holds_initials(index):
            return True
        if (
            path.endswith(NAMED)
            and self._says(index, GROUPED_NUMBER)
            and not self._says(index, A_WHOLE_NUMBER)
        ):
            return True
        return path.endswith((".product", "product.name")) and self.look(index) in {"link", "email"}

    def _holds_days_only(self, index: int) -> bool:
        column = self.filled(index)
        if not pa.types.is_string(column.type) or len(column) < LEAST_DAYS:
            return _is_time(column.type)
        texts = begun(column)
        return max(share_like(texts, A_DAY), share_like(texts, A_TIME)) >= MOSTLY

    def _says(self, index: int, pattern: str) -> bool:
        """Whether most cells of a column of texts are written so."""
        column = self.filled(index)
        return pa.types.is_string(column.type) and share_like(begun(column), pattern) >= MOSTLY

    def _holds_no_digit(self, index: int) -> bool:
        column = self.filled(index)
        return (
            pa.types.is_string(column.type)
            and len(column) >= LEAST_DAYS
            and not share_like(begun(column), r"\d")
        )

    def _holds_words(self, index: int) -> bool:
        """Whether a column holds "Gasthof Krone" and "Ruf, S.": names, and no numbers or codes."""
        column = self.filled(index)
        return pa.types.is_string(column.type) and share_like(begun(column), SEVERAL_WORDS) > READABLE

    def _says_the_same_words(self, index: int) -> bool:
        """Whether a column says "Google" and "enquête" again and again, with no number of a house."""
        column = self.filled(index)
        texts = begun(column) if pa.types.is_string(column.type) else []
        few = 0 < len(set(texts)) <= len(texts) / 2
        return few and all(text.strip().isalpha() for text in texts)

    def _holds_no_country(self, index: int) -> bool:
        """Whether a column holds words of which none is a country: villages."""
        column = self.filled(index)
        texts = begun(column) if pa.types.is_string(column.type) else []
        return len(texts) >= LEAST_DAYS and not any(country_code(text) for text in texts)

    def _holds_initials(self, index: int) -> bool:
        """Whether a column holds "KS" and "TL": colleagues, and no customers."""
        return self._says(index, INITIALS)

    def _holds_stages(self, index: int) -> bool:
        known = choice_words("customer.stage")
        texts = begun(self.filled(index)) if pa.types.is_string(self.filled(index).type) else []
        return sum(fold(text) in known for text in texts) > READABLE * len(texts)

    def speaks_for(self, index: int, path: str) -> bool:
        """Whether the cells speak for a field whose heading is guessed: no numbers where words belong."""
        kind = field_at(path).kind
        if kind not in ANY_TEXT or kind is Kind.PHONE:
            return True
        return not self.is_empty(index) and not self.fits(index, A_NUMBER)

    def _ask(self, index: int, path: str, kind: Kind) -> bool:
        column = self.filled(index)
        if kind in ANY_TEXT:
            return not _is_time(column.type)
        if pa.types.is_string(column.type) and len(column):
            texts = begun(column)
            if kind in PLAINLY and share_like(texts, PLAINLY[kind]) >= READABLE:
                return True
            if kind in DAYS and share_like(texts, f"{NOT_WHOLE}|{A_DAY}") >= MOSTLY:
                return True
            if kind in WITH_DIGITS and not share_like(texts, r"(?i)\d|^\W*$|^(n/?a|none|null|nan)$"):
                return False
        return parse_path(column, path, Hints()).readable_share >= READABLE


def _spread_places(count: int, most: int) -> pa.Array:
    """Give so many places of a row of ``count``, evenly spread; all where there are fewer."""
    return pa.array(
        np.unique(np.linspace(0, max(count - 1, 0), min(count, most)).astype("int64")), pa.int64()
    )


def _is_time(kind: pa.DataType) -> bool:
    return bool(pa.types.is_timestamp(kind) or pa.types.is_date(kind))
