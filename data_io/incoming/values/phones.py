"""Telephone numbers typed by people, in the one form in which they can be dialled from anywhere (E.164).

A cell may hold several, and words beside them: the first number is the cell's, the further ones are told
apart, and a text that says more than numbers is to be kept as typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import pandas as pd

FEWEST_DIGITS: Final = 6
LONG_ENOUGH: Final = 9
"""From so many figures on a number with its leading 0 is one, though no such range is known."""
FEWEST_WITNESSES: Final = 3
MAJORITY: Final = 0.6
SAMPLE: Final = 200
_NUMBER: Final = r"(?:\+|00)?\(?\d[\d\s\u00a0().\-–/]*\d"
_ALONE: Final = re.compile(_NUMBER)
_LABEL: Final = re.compile(
    r"^\s*(?:(?:tel(?:efon|ephone|\.)?|phone|mob(?:il[ei]?|\.)?|cell|handy|ph|fon|t|m)\s*[:.]?"
    r"|(?:h|home|w|work|o|office|b|business|d|direct|p|priv(?:at|ate|ado|é)?|gesch(?:äftlich)?|dienstl(?:ich)?|"
    r"büro|buero|zuhause|dom(?:icile)?|bureau|fixe|port(?:able)?|casa|ofi(?:cina)?|fijo|móvil|movil|cel(?:l|lulare|ular)?|"
    r"uff(?:icio)?|fisso|tlm|telem[óo]vel|thuis|werk|vast)\s*[:.])\s*(?=[+(\d])",
    re.IGNORECASE,
)
_PLAIN_LABEL: Final = re.compile(r"\s*(?:tel|phone|ph\b|fon|t\b)", re.IGNORECASE)
"""Words before a number that say no more than that it is one; others say whose it is, and are kept."""
_APART: Final = re.compile(
    r"\s*(?:[;|\n\r]|,(?!\d{1,2}\b)|\s/\s|\s(?:or|and|oder|und|ou|et|o|y|e|of|en)\s)\s*", re.IGNORECASE
)
_BESIDE: Final = re.compile(rf"(?P<number>{_NUMBER})(?P<rest>.*)", re.DOTALL)


def read_phones(texts: Iterable[str], regions: Iterable[str | None]) -> pd.DataFrame:
    """Read texts as phone numbers, each in the style of its country (``regions``: two letters or None).

    One row a text. Columns: number (str, as typed where it cannot be read), others (further ones, joined by
    "; "), kept (bool: the text says more than its numbers do).
    """
    rows = [_read(text, region) for text, region in zip(texts, regions, strict=True)]
    read = pd.DataFrame(rows, columns=["number", "others", "kept"])
    return read.astype({"number": "str", "others": "str", "kept": "bool"})


def usual_region(texts: Iterable[str]) -> str | None:
    """Give the country of most of those numbers of a column that name theirs (+44 ...); None where few do."""
    import phonenumbers

    said: Counter[str] = Counter()
    for text in texts:
        if text.lstrip("'( ").startswith(("+", "00")):
            number = _parsed(text, None)
            region = number and phonenumbers.region_code_for_number(number)
            if region:
                said[region] += 1
            if said.total() >= SAMPLE:
                break
    if not said:
        return None
    region, count = said.most_common(1)[0]
    return region if count >= FEWEST_WITNESSES and count >= MAJORITY * said.total() else None


def same_number(one: str, other: str) -> bool:
    """Whether two texts are forms of one number, of which at most one names its country.

    >>> same_number("+447700900262", "07700 900262"), same_number("+447700900262", "07700 900263")
    (True, False)
    """
    if bool(re.search(r"[^\W\d_]", one)) or bool(re.search(r"[^\W\d_]", other)):
        return " ".join(one.split()) == " ".join(other.split())
    full, short = sorted((_figures(one), _figures(other)), key=lambda each: each[0], reverse=True)
    if full[1] == short[1]:
        return True
    if not full[0] or short[0]:
        return False
    bare = short[1].lstrip("0")
    return len(bare) > FEWEST_DIGITS and full[1].endswith(bare) and 1 <= len(full[1]) - len(bare) <= 3  # noqa: PLR2004


def _figures(text: str) -> tuple[bool, str]:
    """Tell whether a number names its country, and its figures."""
    plain = text.strip().lstrip("'").replace("(0)", "")
    figures = re.sub(r"\D", "", plain)
    if plain.startswith("+"):
        return True, figures
    return (True, figures[2:]) if figures.startswith("00") else (False, figures)


def _read(text: str, region: str | None) -> tuple[str, str | None, bool]:
    typed = text.removeprefix("'").strip()
    if _ALONE.fullmatch(typed) and "\n" not in typed:
        whole = _e164(typed, region)
        if whole or "/" not in typed:
            return whole or text.removeprefix("'"), None, False
    pieces = [piece for piece in _APART.split(typed) if piece.strip()]
    if len(pieces) == 1 and typed.count("/") == 1:
        halves = typed.split("/")
        pieces = halves if all(_e164(half.strip(), region) for half in halves) else pieces
    read = [_piece(piece.strip(), region) for piece in pieces]
    numbers = [number for number, _ in read if number]
    if not numbers or not read[0][0] or (len(read) == 1 and not numbers[0].startswith("+")):
        return text.removeprefix("'"), None, False
    further = list(dict.fromkeys(number for number in numbers[1:] if number != numbers[0]))
    return numbers[0], "; ".join(further) or None, any(more for _, more in read)


def _piece(piece: str, region: str | None) -> tuple[str | None, bool]:
    """Read one piece of a cell: its number, as typed where it cannot be read, and whether it says more."""
    label = _LABEL.match(piece)
    bare = piece[label.end() :] if label else piece
    says_whose = bool(label) and not _PLAIN_LABEL.match(piece)
    found = _BESIDE.match(bare)
    if not found or sum(letter.isdigit() for letter in found["number"]) < FEWEST_DIGITS:
        return None, True
    number = _e164(found["number"], region)
    rest = found["rest"].strip(" .")
    if not number and rest:
        return None, True
    return number or found["number"].strip(), bool(rest) or says_whose


def _e164(text: str, region: str | None) -> str | None:
    """Give a phone number in E.164 form; None where it is not a whole one of that country."""
    import phonenumbers

    number = _parsed(text, region)
    if number is None or number.extension is not None:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    bare = text.lstrip("( ")
    if not bare.startswith(("+", "00")) and not phonenumbers.is_valid_number(number):
        long_enough = bare.startswith("0") and len(re.sub(r"\D", "", bare)) >= LONG_ENOUGH
        if not long_enough:
            return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _parsed(text: str, region: str | None) -> Any:  # noqa: ANN401 - phonenumbers is imported late
    import phonenumbers

    bare = text.strip()
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    if region is None and not bare.lstrip("(").startswith("+"):
        return None
    try:
        return phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        return None
