"""Terms of payment as people write them: "Net 30", "30 gg", "14 Tage netto", "due on receipt"."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

DAYS: Final = (
    r"(?i)^\s*(?:net|netto|n|a|à|within|in|binnen|innerhalb(?: von)?|zahlbar in)?\s*(?P<days>\d{1,3})\s*"
    r"(?:days?|d|tagen?|tage|t|jours?|j|d[ií]as?|giorni|gg|dagen|dgn)?\.?\s*(?:net|netto|nets?)?\s*$"
)
AT_ONCE: Final = (
    r"(?i)^\s*(?:due (?:up)?on receipt|on receipt|immediate(?:ly)?|at once|cod|cash on delivery|sofort|bar|"
    r"sofort fällig|comptant|au comptant|à réception|contado|al contado|contanti|rimessa diretta|contant|"
    r"vista fattura|à vista|a vista|pronto pagamento|direct|per direct)\s*$"
)


def days_of_terms(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give the days that terms grant, as texts; what says no plain number of days stays as it is."""
    days = pc.replace_substring_regex(column, pattern=DAYS, replacement=r"\1")
    return pc.replace_substring_regex(days, pattern=AT_ONCE, replacement="0")
