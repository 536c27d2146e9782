"""Headings that say a thing twice or list what stands below: "Appelant / appelé", "Cash/Card/BACS", "£"."""

from __future__ import annotations

import re
from typing import Final

from crm.entities import field_at
from crm.schema import Entity, Kind
from data_io.incoming.recognition.looks import PAID_WITH
from data_io.incoming.recognition.parts import read_parts
from data_io.incoming.values.vocabulary import choice_words, fold, fold_heading, headings

SPOKEN_OF: Final = {
    "sale": "sale.amount", "payment": "payment.amount", "opportunity": "opportunity.value",
    "product": "product.price", "return": "return.refund", "campaign": "campaign.cost",
}  # fmt: skip
"""What the money of a record is, where the heading is nothing but a currency."""
WAYS_TO_PAY: Final = {"sale": "sale.payment_method", "payment": "payment.method"}
NAMES: Final = frozenset({"customer.name", "customer.company"})
"""Either of which a heading may offer: "name or company"."""
NUMBERS: Final = frozenset({"customer.phone", "customer.mobile"})
"""Either of which a heading may offer: "phone/WhatsApp"."""
MOST_SIDES: Final = 6
OF_BUYERS: Final = re.compile(
    r"(?: of| des| der| du| de| del| della| dell| do| da| van)?(?: the| l| la| le| de| den| het)? "
    r"(?:buyer|recipient|kaufers|kauferin|empfangers|bestellers|acheteur|destinataire|comprador|compradora|"
    r"destinatario|destinataria|acquirente|koper|ontvanger)"
)
"""How a heading ends that says whose it is: "PLZ des Empfängers", "ville de l'acheteur"."""
_CURRENCY: Final = re.compile(
    r"(?:in )?\W*(?:[€£$]|r\$|eur|euros?|gbp|usd|chf|brl|dollars?|pounds|franken|reais)\W*", re.IGNORECASE
)
_SIDES: Final = re.compile(r"\s*[/|]\s*|\s+(?:or|oder|ou|of|o|ó)\s+", re.IGNORECASE)


def of_buyers(form: str) -> str:
    """Give what a heading speaks of where it is a buyer's or a recipient's; blank where it is not."""
    found = OF_BUYERS.search(form)
    return form[: found.start()] if found and found.end() == len(form) else ""


def is_currency(heading: str) -> bool:
    """Whether a heading is the sign or the name of a currency and nothing more."""
    return _CURRENCY.fullmatch(heading.strip()) is not None


def sides(heading: str) -> tuple[str, ...]:
    """Give what stands on either side of the strokes in a heading; one only where there are none."""
    inner = heading.strip().strip("()[]")
    return tuple(each for each in _SIDES.split(inner) if each.strip())


def said_twice(entity: Entity, heading: str, reach: frozenset[str]) -> tuple[str, ...]:
    """Give the fields that every side of a heading may mean: "appelant / appelé", "bon no. / order"."""
    parts = sides(heading)
    if not 1 < len(parts) <= MOST_SIDES:
        return ()
    meant = [_meant(entity, each, reach) for each in parts]
    if all(not NAMES.isdisjoint(each) for each in meant) and "customer.name" in reach:
        return ("customer.name",)
    if all(not NUMBERS.isdisjoint(each) for each in meant):
        return tuple(path for path in ("customer.mobile", "customer.phone") if path in reach)
    return tuple(path for path in meant[0] if all(path in each for each in meant[1:]))


def _meant(entity: Entity, part: str, reach: frozenset[str]) -> tuple[str, ...]:
    known = (path for form in fold_heading(part) for path in sorted(headings().get(form, ())))
    return tuple(dict.fromkeys([*(path for path in known if path in reach), *read_parts(part, entity.name)]))


def listed(entity: Entity, heading: str) -> str | None:
    """Give the field whose choices a heading lists: "Cash/Card/BACS", "low / medium / high"; None: no one."""
    parts = sides(heading)
    if not 1 < len(parts) <= MOST_SIDES:
        return None
    if entity.name in WAYS_TO_PAY and all(re.search(PAID_WITH, each) for each in parts):
        return WAYS_TO_PAY[entity.name]
    paths = (f"{entity.name}.{each.name}" for each in entity.fields if each.kind is Kind.CHOICE)
    return next((path for path in paths if _all_choices(path, parts)), None)


def _all_choices(path: str, parts: tuple[str, ...]) -> bool:
    known = choice_words(path)
    codes = {known.get(fold(each)) for each in parts}
    return None not in codes and len(codes) == len(parts) and bool(field_at(path).choices)
