"""Columns that no word names and one field is left for: a sheet's own numbers, its long texts, its sums."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pandas as pd
import pyarrow as pa

from data_io.incoming.recognition.looks import begun, products_agree, share_like
from data_io.incoming.values.vocabulary import fold

OWN_NUMBERS: Final = {
    "customer": "customer.code", "product": "product.sku", "sale": "sale.order_number",
    "return": "return.number", "complaint": "complaint.number", "payment": "payment.reference",
}  # fmt: skip
"""By entity: what numbers its records, where the first column does."""
LONG_TEXTS: Final = {
    "complaint": "complaint.description", "interaction": "interaction.body", "feedback": "feedback.comment",
    "task": "task.title",
}  # fmt: skip
"""By entity: what its longest texts are."""
A_CODE: Final = r"^(?=\D*\d)(?=.{3,20}$)[A-Za-z]{0,6}[-./ ]?\d[\dA-Za-z./-]*$"
SHORT_CODE: Final = r"^[A-Za-z]{0,3}[-./ ]?\d{1,4}$"
NOTES: Final = ("notes", "notizen", "bemerkungen", "opmerkingen", "remarks", "comments")
A_DAY: Final = r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$|^\d{1,2}[:.]\d\d$"
MOSTLY: Final = 0.9
FEWEST: Final = 3
FEWEST_WORDS: Final = {"task": 1.9}
MANY_WORDS: Final = 2.9
"""Words that a cell of long texts has on average."""
FACTORS: Final = ("sale.quantity", "sale.unit_price", "sale.amount")
MOST_NUMBERS: Final = 8


def holds_own_numbers(cells: pa.ChunkedArray, *, again: bool) -> bool:
    """Whether a column holds codes, each once; ``again``: the same one may stand in rows that follow.

    1, 2, 3 only counts rows, and a day or a time is no code.
    """
    texts = _texts(cells)
    if len(texts) < FEWEST or share_like(texts, A_CODE) < MOSTLY or share_like(texts, A_DAY) > 0:
        return False
    if (
        all(re.fullmatch(r"\d+", each) for each in texts)
        and min(int(each) for each in texts) < len(texts) + 100
    ):
        return False
    changes = [text for text, before in zip(texts, [None, *texts], strict=False) if text != before]
    return len(set(texts)) == len(changes if again else texts) and len(set(texts)) > 1


def ends_as_notes(heading: str) -> bool:
    """Whether a heading ends as notes do, of whatever they are: "Booth Notes", "injuriesNotes"."""
    return fold(heading).split()[-1:] in ([each] for each in NOTES)


def holds_codes(cells: pa.ChunkedArray) -> bool:
    """Whether a column holds codes such as "M1", which are no things."""
    return share_like(_texts(cells), SHORT_CODE) >= MOSTLY


def long_texts(entity: str, columns: dict[int, pa.ChunkedArray]) -> int | None:
    """Give the one column whose cells are whole phrases, each another one; None: none, or several."""
    fewest = FEWEST_WORDS.get(entity, MANY_WORDS)
    found = [at for at, cells in columns.items() if _words(cells) >= fewest]
    return found[0] if len(found) == 1 else None


def _words(cells: pa.ChunkedArray) -> float:
    texts = begun(cells) if pa.types.is_string(cells.type) else []
    if len(texts) < FEWEST or len(set(texts)) < MOSTLY * len(texts):
        return 0.0
    return sum(len(re.findall(r"[^\W\d_]{2,}", each)) for each in texts) / len(texts)


def _texts(cells: pa.ChunkedArray) -> list[str]:
    if pa.types.is_string(cells.type):
        return begun(cells)
    return [str(each) for each in cells.to_pylist()] if pa.types.is_integer(cells.type) else []


def factors(
    known: dict[str, pd.Series[float]], free: dict[int, pd.Series[float]], shares: pd.Series[float] | None
) -> dict[int, str]:
    """Give the columns that are the quantity, price or amount which no word names; the product tells.

    ``known``: those that are named; ``shares``: what is taken off a line, 0 to 1.
    """
    missing = [path for path in FACTORS if path not in known]
    if not missing or len(free) > MOST_NUMBERS:
        return {}
    for places in _pickings(list(free), len(missing)):
        lines = {**known, **{path: free[at] for path, at in zip(missing, places, strict=True)}}
        quantity, price, amount = (lines[path] for path in FACTORS)
        whole = bool((quantity.dropna() % 1 == 0).all())
        if not whole and {"sale.quantity", "sale.unit_price"} <= set(missing):
            continue
        off = price * (1 - shares.fillna(0)) if shares is not None else price
        if products_agree(quantity, price, amount) or products_agree(quantity, off, amount):
            return dict(zip(places, missing, strict=True))
    return {}


def _pickings(places: list[int], count: int) -> Iterable[tuple[int, ...]]:
    if count == 0:
        yield ()
        return
    for at in places:
        for rest in _pickings([each for each in places if each != at], count - 1):
            yield (at, *rest)
