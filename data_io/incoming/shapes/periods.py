"""Cells that name a day, a month, a quarter or a year, in seven languages. Needs no pandas."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

OLDEST_YEAR, NEWEST_YEAR = 1900, 2100
DAY: Final = "Day"
MONTH: Final = "Month"
QUARTER: Final = "Quarter"
YEAR: Final = "Year"
# ``crm.headings.MONTHS`` says the same and takes the reading process a tenth of a second to load;
# a test holds the two together.
_MONTHS: Final = (
    "january genn jan januar janner janvier janv enero ene gennaio gen janeiro januari",
    "february febr feber febbr feb februar fevrier fevr fev febrero febbraio fevereiro februari",
    "march maerz maa mar marz mrz mars marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio magg mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september setiembre sett sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
_MONTH_OF: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_YEAR_PART: Final = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR: Final = r"['’]?(?P<short>\d\d)"
_GAP: Final = r"[\s./'’_-]*"
_NAMED: Final = re.compile(rf"(?P<name>[a-z]+)\.?{_GAP}(?:de\s+)?(?:{_YEAR_PART}|{_SHORT_YEAR})?")
_YEAR_FIRST: Final = re.compile(rf"{_YEAR_PART}{_GAP}(?P<name>[a-z]+)\.?")
_DAY_NAMED: Final = re.compile(rf"(?P<day>\d\d?)\.?[\s-]+(?P<name>[a-z]+)\.?[\s-]+{_YEAR_PART}")
_NUMBERED: Final = (
    re.compile(rf"{_YEAR_PART}[-/.](?P<month>\d\d?)"),
    re.compile(rf"(?P<month>\d\d?)[-/.]{_YEAR_PART}"),
)
_ISO_DAY: Final = re.compile(rf"{_YEAR_PART}-(?P<month>\d\d)-(?P<day>\d\d)(?:[ T]00:00(?::00)?)?")
_QUARTERLY: Final = (
    re.compile(
        rf"(?:[qtk]\s?(?P<quarter>[1-4])|(?P<other>[1-4])\s?(?:[qtk]|\.?\s*(?:quartal|quarter|trimest\w+|kwartaal)))"
        rf"{_GAP}{_YEAR_PART}?"
    ),
    re.compile(
        rf"{_YEAR_PART}{_GAP}(?:[qtk]\s?(?P<quarter>[1-4])|(?P<other>[1-4])\.?\s*(?:quartal|quarter|trimest\w+|kwartaal))"
    ),
    re.compile(
        rf"(?:quarter|quartal|trimest\w+|kwartaal)\s*(?P<quarter>[1-4])(?P<other>)?{_GAP}{_YEAR_PART}?"
    ),
)
_BETWEEN: Final = re.compile(r"\s+[-/–]\s+|[\s_:|(),]+")
_MOST_WORDS: Final = 6
_ANY_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True)
class Period:
    """A stretch of time. ``kind``: Day, Month, Quarter or Year; ``year`` is None where it is not said."""

    kind: str
    year: int | None
    month: int = 1
    day: int = 1

    def start(self, year: int | None = None) -> dt.date | None:
        """Its first day, in ``year`` where it says none; None where no year is known or no such day is."""
        known = self.year or year
        try:
            return dt.date(known, self.month, self.day) if known else None
        except ValueError:
            return None


Measured = tuple[Period, str]
"""A time, and what is counted in it."""


def read_period(cell: object) -> Period | None:
    """The period that a cell names; None where it is anything else.

    >>> read_period("janv. 24"), read_period("Q1 Jan")
    (Period(kind='Month', year=2024, month=1, day=1), Period(kind='Month', year=None, month=1, day=1))
    """
    if isinstance(cell, dt.datetime | dt.date):
        return Period(MONTH if cell.day == 1 else DAY, cell.year, cell.month, cell.day)
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Period(YEAR, int(cell)) if cell == cell // 1 and OLDEST_YEAR <= cell <= NEWEST_YEAR else None
    return _read_text(_plain(cell)) if isinstance(cell, str) else None


def read_measured(cell: object) -> Measured | None:
    """A time and what is counted in it ("2024-01 Units", "Umsatz Jan 2024"); None where it is not both."""
    if not isinstance(cell, str):
        return None
    words = [word for word in _BETWEEN.split(cell.strip()) if word]
    if len(words) > _MOST_WORDS:
        return None
    for cut in range(len(words) - 1, 0, -1):
        for time, measure in ((words[:cut], words[cut:]), (words[-cut:], words[:-cut])):
            period = read_period(" ".join(time))
            if period is not None and not any(sign.isdigit() for word in measure for sign in word):
                return period, " ".join(measure)
    return None


def year_in(text: str) -> int | None:
    """The one year that a text names ("Umsatz 2024"); None where it names none or several."""
    found = {int(year) for year in _ANY_YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None


def without_year(text: str) -> str:
    """A text without the years that it names."""
    return _ANY_YEAR.sub("", text).strip()


def _plain(text: str) -> str:
    """Lower case, no accents, single blanks."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().split())


def _read_text(text: str) -> Period | None:
    if not text or len(text) > len("Quartal 1 / 2024 September 2024"):
        return None
    if re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", text):
        return Period(YEAR, int(text[:4]))
    for pattern in _QUARTERLY:
        if found := pattern.fullmatch(text):
            quarter = int(found["quarter"] or found["other"])
            return Period(QUARTER, _year(found), 3 * quarter - 2)
    if (found := _ISO_DAY.fullmatch(text)) and 1 <= int(found["month"]) <= 12:  # noqa: PLR2004 - months
        return Period(
            MONTH if found["day"] == "01" else DAY, _year(found), int(found["month"]), int(found["day"])
        )
    for pattern in _NUMBERED:
        if (found := pattern.fullmatch(text)) and 1 <= int(found["month"]) <= 12:  # noqa: PLR2004 - months
            return Period(MONTH, _year(found), int(found["month"]))
    return _read_named(text)


def _read_named(text: str) -> Period | None:
    """A month by its name, alone, with a year, under a quarter or a year ("2024 Jan", "Q1 Jan")."""
    if (found := _DAY_NAMED.fullmatch(text)) and found["name"] in _MONTH_OF:
        return Period(DAY, _year(found), _MONTH_OF[found["name"]], int(found["day"]))
    for pattern in (_NAMED, _YEAR_FIRST):
        if (found := pattern.fullmatch(text)) and found["name"] in _MONTH_OF:
            return Period(MONTH, _year(found), _MONTH_OF[found["name"]])
    first, _, rest = text.partition(" ")
    group = _read_text(first) if rest else None
    inner = _read_text(rest) if group and group.kind in (QUARTER, YEAR) else None
    if inner is None or group is None or inner.kind not in (MONTH, QUARTER):
        return None
    return Period(inner.kind, inner.year or group.year, inner.month)


def _year(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    return 2000 + int(parts["short"]) if parts.get("short") else None
