"""Figures, days and names as a person would write them; and names from data made harmless on a page."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

NO_BREAK: Final = "\u00a0"
MINUS: Final = "−"
BEFORE: Final = {
    "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩", "AUD": "A$", "CAD": "C$",
    "NZD": "NZ$", "MXN": "MX$", "BRL": "R$", "ILS": "₪", "NGN": "₦", "PHP": "₱", "SGD": "S$", "HKD": "HK$",
    "ZAR": "R",
}  # fmt: skip
"""Signs that stand before the amount."""
AFTER: Final = {
    "EUR": "€",
    "PLN": "zł",
    "CZK": "Kč",
    "SEK": "kr",
    "DKK": "kr",
    "NOK": "kr",
    "TRY": "₺",
    "UAH": "₴",
}
"""Signs that stand after the amount; other currencies are written by their three letters."""
WITHOUT_CENTS: Final = frozenset({"JPY", "KRW", "HUF", "CLP", "ISK", "VND", "IDR"})
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
THOUSAND: Final = 1_000
MILLION: Final = 1_000_000
WEEK: Final = 7

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE: Final = re.compile(r":(?=[\w+/-]+:)")
_ADDRESS: Final = re.compile(r"(?i)(?<=://)|(?<=\bwww)(?=\.)")
_JOINER: Final = "\u2060"
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def plain(text: object) -> str:
    """Make text that comes from data harmless in Markdown: it shows as it is, whatever it holds.

    Every punctuation mark is escaped (``$`` too, which would begin a formula), line breaks become spaces,
    invisible characters fall away, and what would turn into an emoji or a link on its own is held apart by an
    invisible joiner.
    """
    one_line = " ".join(str(text).split())
    visible = "".join(each for each in one_line if unicodedata.category(each) not in _INVISIBLE)
    held = _ADDRESS.sub(_JOINER, _SHORTCODE.sub(f":{_JOINER}", visible))
    return _PUNCTUATION.sub(r"\\\1", held)


def bold(text: object) -> str:
    """Give text from data in bold Markdown; nothing for nothing."""
    harmless = plain(text)
    return f"**{harmless}**" if harmless else ""


def number(value: float, digits: int = 0) -> str:
    """Write a number with thousands apart: ``1,204`` or ``3.2``."""
    rounded = round(value, digits) + 0.0  # -0.0 becomes 0.0
    text = f"{abs(rounded):,.{digits}f}"
    return f"{MINUS}{text}" if rounded < 0 else text


def money(amount: float, currency: str | None = None, *, cents: bool | None = None) -> str:
    """Write an amount: ``$38,904``, ``64.20 €``, ``1,200 CHF``; plain text, not Markdown.

    Cents are left out from 1,000 on and where there are none; ``cents`` forces the one or the other.
    """
    code = (currency or "").strip().upper()
    if cents is None:
        cents = abs(amount) < THOUSAND and round(abs(amount) * 100) % 100 != 0
    text = number(amount, 2 if cents and code not in WITHOUT_CENTS else 0)
    sign, digits = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
    if code in BEFORE:
        return f"{sign}{BEFORE[code]}{digits}"
    unit = AFTER.get(code, code)
    return f"{sign}{digits}{NO_BREAK}{unit}" if unit else f"{sign}{digits}"


def short(value: float) -> str:
    """Write a number for a narrow place: ``39.2k``, ``1.2m``, ``310``."""
    for size, letter in ((MILLION, "m"), (THOUSAND, "k")):
        if abs(value) >= size * 0.9995:
            scaled = value / size
            return number(scaled, 0 if abs(scaled) >= 99.95 else 1) + letter  # noqa: PLR2004 - three digits are enough
    return number(value)


def percent(share: float) -> str:
    """Write a share of 0 to 1: ``14 %``; ``0.4 %`` where it is small."""
    value = 100 * share
    return f"{number(value, 1 if 0 < abs(value) < 1 else 0)}{NO_BREAK}%"


def count(number_of: int, one: str, many: str | None = None) -> str:
    """Write how many: ``1 sale``, ``1,204 sales``."""
    return f"{number(number_of)} {plural(number_of, one, many)}"


def count_in_words(number_of: int, one: str, many: str | None = None) -> str:
    """Write how many, small numbers as words: ``three regulars``, ``14 regulars``."""
    digits = SMALL[number_of] if 0 <= number_of < len(SMALL) else number(number_of)
    return f"{digits} {plural(number_of, one, many)}"


def plural(number_of: float, one: str, many: str | None = None) -> str:
    """Choose between a word's singular and its plural (with -s where none is given)."""
    return one if number_of == 1 else many or f"{one}s"


def ordinal(place: int) -> str:
    """Write a place: ``3rd``, ``11th``."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")  # noqa: PLR2004
    return f"{number(place)}{ending}"


def day(of: date, *, today: date | None = None) -> str:
    """Write a day: ``12 Nov``; with its year where that is not the year of ``today``."""
    text = f"{of.day} {MONTHS[of.month - 1][:3]}"
    return text if today is None or of.year == today.year else f"{text} {of.year}"


def month(of: date, *, today: date | None = None) -> str:
    """Write a month: ``March 2023``; without the year where it is the year of ``today``."""
    name = MONTHS[of.month - 1]
    return name if today is not None and of.year == today.year else f"{name} {of.year}"


def near_day(of: date, *, today: date) -> str:
    """Write a day near today: ``today``, ``tomorrow``, ``on Tuesday`` within the week, ``on 12 Nov``."""
    away = (date(of.year, of.month, of.day) - today).days
    named = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away)
    if named:
        return named
    return f"on {WEEKDAYS[of.weekday()]}" if 1 < away < WEEK else f"on {day(of, today=today)}"


def moment(at: datetime, *, today: date) -> str:
    """Write a time: ``12 Nov, 14:30``; only the day where midnight says that no time is known."""
    written = day(at, today=today)
    return f"{written}, {at:%H:%M}" if (at.hour, at.minute, at.second) != (0, 0, 0) else written


def days(number_of: float) -> str:
    """Write a stretch of days: ``9 days``, ``6 weeks``, ``5 months``, ``2 years``."""
    for least, length, name in ((730, 365.25, "year"), (120, 30.44, "month"), (28, 7, "week")):
        if number_of >= least:
            return count(round(number_of / length), name)
    return count(round(number_of), "day")


def hours(number_of: float) -> str:
    """Write a stretch of hours: ``25 min``, ``5 h``, ``3 days``."""
    if number_of < 1:
        return f"{number(60 * number_of)} min"
    return f"{number(number_of)} h" if number_of < 48 else count(round(number_of / 24), "day")  # noqa: PLR2004


def listed(words: Iterable[str]) -> str:
    """Join words: ``a``, ``a and b``, ``a, b and c``."""
    parts: Sequence[str] = [word for word in words if word]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop; nothing for nothing."""
    text = text.strip()
    begins = re.search(r"[^\W\d_]", text)
    if not text:
        return ""
    if begins and not re.search(r"\d", text[: begins.start()]):
        text = text[: begins.start()] + text[begins.start()].upper() + text[begins.end() :]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def is_known(value: float | None) -> bool:
    """Whether there is a figure: neither None nor NaN."""
    return value is not None and not math.isnan(value)
