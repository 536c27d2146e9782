"""What a single cell of a sheet's top is: blank, a value, or words. Runs in the reading process too."""

from __future__ import annotations

import re

_VALUE = re.compile(
    r"""[\s$€£¥+(-]*\d[\d\s.,'’]*\s*[%$€£¥)]*              # a number, an amount, a share
      | (EUR|USD|GBP|CHF|R\$|kr)\s*-?\d[\d\s.,'’]*          # an amount with its currency
      | -?\d[\d\s.,'’]*\s*(EUR|USD|GBP|CHF|kr)
      | \d{1,4}[./-]\d{1,2}[./-]\d{1,4}([T\s].*)?           # a date
      | \d{1,2}:\d{2}(:\d{2})?                              # a time
      | [^@\s]+@[^@\s]+\.[^@\s]+                            # an e-mail address
      | https?://\S+
      | \+?[\d\s()/.-]{6,}                                  # a telephone number
      | true | false""",
    re.VERBOSE | re.IGNORECASE,
)


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing, or nothing but white space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_words(cell: object) -> bool:
    """Whether a cell holds words rather than a number, a date, an address of mail or the like."""
    return isinstance(cell, str) and bool(cell.strip()) and _VALUE.fullmatch(cell.strip()) is None
