"""Address cards (vCard 2.1, 3.0, 4.0) -> a sheet with one row a card. Runs in the reading process only."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from data_io.incoming.files.formats import Refused
from data_io.incoming.files.text_files import look_at
from data_io.incoming.sheets import Sheet, name_columns

HEADINGS = (
    "First name", "Last name", "Company", "Job title", "E-mail", "E-mail 2", "Phone", "Phone 2", "Mobile",
    "Street", "City", "Region", "Postcode", "Country", "Website", "Birthday", "Anniversary", "Groups",
    "Notes",
)  # fmt: skip
"""The columns of the sheet; more of them ("E-mail 3") are added where a card holds more."""
_LINE = re.compile(r"^(?:[\w-]+\.)?([\w-]+)((?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):(.*)$", re.DOTALL)
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_YEARLESS = "--"
_SILENT = frozenset(
    {"VERSION", "PRODID", "REV", "UID", "PHOTO", "LOGO", "SOUND", "KEY", "AGENT", "LABEL", "SORT-STRING",
     "MAILER", "CLASS", "CLIENTPIDMAP", "XML", "SOURCE", "PROFILE", "KIND", "TZ", "GEO", "X-ABUID",
     "X-ABSHOWAS", "X-ABLABEL", "X-ABADR", "X-IMAGEHASH", "X-IMAGETYPE", "X-SHARED-PHOTO-DISPLAY-PREF"}
)  # fmt: skip
"""What a card says for programs, not for people."""
_OF_PROGRAMS = (
    "X-EVOLUTION-",
    "X-MS-OL-",
    "X-MOZILLA-",
    "X-WAB-",
    "X-AIM-",
    "X-APPLE-",
    "X-ADDRESSBOOKSERVER-",
)
_LONGEST = 500
"""Letters; longer lines without a place of their own are pictures or keys."""


@dataclass
class _Card:
    values: dict[str, str] = field(default_factory=dict)
    formatted_name: str = ""

    def put(self, heading: str, value: str) -> None:
        """Keeps a value under a heading that is still free."""
        value = value.strip()
        if value and heading not in self.values:
            self.values[heading] = value

    def add(self, heading: str, value: str) -> None:
        """Keeps a value under the heading's first free number: "Phone", "Phone 2", ..."""
        value = value.strip()
        taken = [heading, *(f"{heading} {number}" for number in range(2, 10))]
        if value and value not in (self.values.get(each) for each in taken):
            self.put(next((each for each in taken if each not in self.values), taken[-1]), value)


_Taker = Callable[[_Card, str, Sequence[str]], None]


def read_vcards(path: Path, name: str) -> tuple[Sheet, list[str]]:
    """All cards of a file as one sheet of text columns. Raises Refused("damaged") where there is no card."""
    text = look_at(path)
    with text.open() as file:
        cards = [card.values for card in _cards(_unfold(file.read())) if card.values]
    if not cards:
        raise Refused("damaged")
    found = {heading for card in cards for heading in card}
    headings = [*HEADINGS, *sorted(found - set(HEADINGS))]
    columns = [pa.array([card.get(heading) for card in cards], pa.string()) for heading in headings]
    sheet = Sheet(Path(name).stem, hidden=False, headings=tuple(headings), header_row=1, above=(),
                  cells=name_columns(columns), first_row=2)  # fmt: skip
    return sheet, list(text.notes)


def _unfold(text: str) -> Iterator[str]:
    """Lines put together again that were broken to fit: by a leading blank, or by "=" in quoted-printable."""
    held = ""
    for raw in text.splitlines():
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper()
        if soft:
            held = held[:-1] + raw.lstrip(" \t") if raw[:1] in " \t" and raw.strip() else held[:-1] + raw
        elif raw[:1] in (" ", "\t"):
            held += raw[1:]
        else:
            if held:
                yield held
            held = raw
    if held:
        yield held


def _cards(lines: Iterator[str]) -> Iterator[_Card]:
    card: _Card | None = None
    depth = 0
    for line in lines:
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            depth += 1
            card = card or _Card()
        elif mark == "END:VCARD":
            depth -= 1
            if card is not None and depth <= 0:
                yield _finish(card)
                card, depth = None, 0
        elif card is not None and depth == 1:
            _take(card, line)
    if card is not None:
        yield _finish(card)


def _take(card: _Card, line: str) -> None:
    """Puts one line of a card where it belongs; photos, keys and marks of programs are left out."""
    parsed = _LINE.match(line)
    if parsed is None:
        return
    key = parsed.group(1).upper()
    options = _options(parsed.group(2))
    if key not in _TAKERS:
        _take_other(card, key, _plain(parsed.group(3), options))
        return
    _TAKERS[key](card, _plain(parsed.group(3), options), options.get("TYPE", ()))


def _options(text: str) -> Mapping[str, tuple[str, ...]]:
    """Parameters of a line by name; in version 2.1 a bare word is a type or an encoding."""
    options: dict[str, tuple[str, ...]] = {}
    for part in filter(None, text.split(";")):
        name, equals, value = part.partition("=")
        if not equals:
            encoded = name.upper() in ("QUOTED-PRINTABLE", "BASE64")
            name, value = ("ENCODING" if encoded else "TYPE"), name
        values = tuple(each.strip().upper() for each in value.strip('"').split(","))
        options[name.strip().upper()] = options.get(name.strip().upper(), ()) + values
    return options


def _plain(value: str, options: Mapping[str, tuple[str, ...]]) -> str:
    encodings = options.get("ENCODING", ())
    if "QUOTED-PRINTABLE" in encodings:
        raw = quopri.decodestring(value.encode("utf-8", "replace"))
        return _in_charset(raw, options)
    if "B" in encodings or "BASE64" in encodings:
        try:
            return _in_charset(base64.b64decode(value), options)
        except (binascii.Error, ValueError):
            return ""
    return value


def _in_charset(raw: bytes, options: Mapping[str, tuple[str, ...]]) -> str:
    for charset in (*options.get("CHARSET", ()), "utf-8", "cp1252"):
        try:
            return raw.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")


def _parts(value: str) -> list[str]:
    """The parts of a structured value; several values of one part are put side by side."""
    return [_clean(re.sub(r"(?<!\\),", ", ", part)) for part in re.split(r"(?<!\\);", value)]


def _clean(value: str) -> str:
    value = re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)
    return _UNPRINTED.sub("", value.replace("\r\n", "\n")).strip()


def _take_name(card: _Card, value: str, _types: Sequence[str]) -> None:
    last, first, middle, before, behind, *_ = [*_parts(value), *[""] * 5]
    card.put("First name", f"{first} {middle}")
    card.put("Last name", last)
    card.put("Name prefix", before)
    card.put("Name suffix", behind)


def _take_formatted_name(card: _Card, value: str, _types: Sequence[str]) -> None:
    card.formatted_name = card.formatted_name or _clean(value)


def _finish(card: _Card) -> _Card:
    """Takes the formatted name where no parts of one were given and it is no company and no address."""
    named = "First name" in card.values or "Last name" in card.values
    name = card.formatted_name
    if not named and name and "@" not in name and name != card.values.get("Company"):
        first, _, last = name.rpartition(" ")
        card.put("First name", first)
        card.put("Last name", last)
    return card


def _take_company(card: _Card, value: str, _types: Sequence[str]) -> None:
    company, *units = _parts(value)
    card.put("Company", company)
    card.put("Department", ", ".join(filter(None, units)))


def _take_phone(card: _Card, value: str, types: Sequence[str]) -> None:
    number = _clean(value).removeprefix("tel:").removeprefix("TEL:")
    if "FAX" in types and "VOICE" not in types:
        card.add("Fax", number)
    elif {"CELL", "MOBILE", "IPHONE"} & set(types) and "Mobile" not in card.values:
        card.put("Mobile", number)
    else:
        card.add("Phone", number)


def _take_address(card: _Card, value: str, _types: Sequence[str]) -> None:
    box, extra, street, city, region, postcode, country, *_ = [*_parts(value), *[""] * 7]
    street = ", ".join(filter(None, (street.replace("\n", ", "), extra, box)))
    named = {
        "Street": street, "City": city, "Region": region, "Postcode": postcode, "Country": country,
    }  # fmt: skip
    if not any(named.values()):
        return
    number = next(
        (each for each in ("", *(f" {more}" for more in range(2, 6)))
         if not any(heading + each in card.values for heading in named)), " 6"
    )  # fmt: skip
    for heading, text in named.items():
        card.put(heading + number, text)


def _take_day(heading: str) -> _Taker:
    def take(card: _Card, value: str, _types: Sequence[str]) -> None:
        day = _clean(value).partition("T")[0]
        if re.fullmatch(r"\d{8}", day):
            day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        elif re.fullmatch(r"--\d{4}", day):
            day = f"{_YEARLESS}{day[2:4]}-{day[4:]}"
        card.put(heading, day)

    return take


def _take_text(heading: str) -> _Taker:
    def take(card: _Card, value: str, _types: Sequence[str]) -> None:
        card.put(heading, _clean(value))

    return take


def _take_other(card: _Card, key: str, value: str) -> None:
    """Keeps what has no place of its own: the nickname, the gender, what a program added (X-SPOUSE)."""
    text = "; ".join(filter(None, _parts(value)))
    if text and key not in _SILENT and not key.startswith(_OF_PROGRAMS) and len(text) <= _LONGEST:
        card.add(key if key.startswith("X-") else key.replace("-", " ").capitalize(), text)


def _take_list(heading: str) -> _Taker:
    def take(card: _Card, value: str, _types: Sequence[str]) -> None:
        card.add(heading, _clean(value).removeprefix("mailto:"))

    return take


_TAKERS: Mapping[str, _Taker] = {
    "N": _take_name,
    "FN": _take_formatted_name,
    "ORG": _take_company,
    "TITLE": _take_text("Job title"),
    "ROLE": _take_text("Job title"),
    "EMAIL": _take_list("E-mail"),
    "TEL": _take_phone,
    "ADR": _take_address,
    "URL": _take_list("Website"),
    "BDAY": _take_day("Birthday"),
    "ANNIVERSARY": _take_day("Anniversary"),
    "X-ANNIVERSARY": _take_day("Anniversary"),
    "CATEGORIES": _take_text("Groups"),
    "NOTE": _take_text("Notes"),
}
