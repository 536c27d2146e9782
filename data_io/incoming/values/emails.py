"""E-mail addresses typed by people: found among names, brackets and signs, several in one cell."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
import pandas as pd

PLAIN: Final = r"[a-z0-9_%+'&=-]+(?:\.[a-z0-9_%+'&=-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
"""An address that is out of question."""
_LIKE: Final = re.compile(
    r"(?<![^\s,;:<>\"()\[\]|/])[^@\s,;:<>\"()\[\]|/]+@[^@\s,;:<>\"()\[\]|/]+\.[^@\s,;:<>\"()\[\]|/.]{2,}(?![^\s,;:<>\"()\[\]|/.'])"
)
_SILENT: Final = re.compile(r"(?i)\b(?:mailto|e-?mail)\s*:|[\s<>()\[\],;:|/.\"']+")


def read_emails(texts: pd.Series[Any]) -> pd.DataFrame:
    """Find the addresses in texts. One row a text, the texts' index.

    Columns: address (str, in small letters, NA where there is none), others (further ones, joined by "; "),
    kept (bool: the text says more than its addresses do).
    """
    small = texts.str.casefold()
    plain = small.str.fullmatch(PLAIN).to_numpy(dtype=bool)
    address = small.where(plain).to_numpy(dtype=object)
    others = np.full(len(texts), None, dtype=object)
    kept = np.zeros(len(texts), dtype=bool)
    for place in np.flatnonzero(~plain):
        address[place], others[place], kept[place] = _read(str(texts.iloc[place]))
    columns = {"address": address, "others": others}
    return pd.DataFrame(columns, index=texts.index, dtype="str").assign(kept=kept)


def _read(text: str) -> tuple[str | None, str | None, bool]:
    typed = re.sub(r"(?i)mailto:", " ", text)
    likely = _LIKE.findall(typed)
    found = list(dict.fromkeys(filter(None, map(_valid, likely))))
    if not found:
        return None, None, False
    rest = typed
    for each in likely:
        rest = rest.replace(each, " ", 1) if _valid(each) else rest
    return found[0], "; ".join(found[1:]) or None, bool(_SILENT.sub("", rest))


def _valid(text: str) -> str | None:
    """Give an address in small letters; None where it cannot be one."""
    small = text.strip(".'").casefold()
    if re.fullmatch(PLAIN, small):
        return small
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(small, check_deliverability=False).normalized
    except EmailNotValidError:
        return None
