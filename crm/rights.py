"""The rights of a person, as rules: what goes when somebody is erased, what stays, how they are known again.

What stays is what sums and counts are made of (days, amounts, products, categories, the region), so that
every total is the same before and after. What goes is whatever says who it was, and whatever was written
about them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import Final

from crm.entities import ENTITIES, STORED
from crm.schema import OWN_PREFIX, Entity, Field, Kind


class Fate(StrEnum):
    """What becomes of a value when the person is erased whom it belongs to."""

    GOES = "goes"
    STAYS = "stays"
    IF_SHARED = "if shared"  # stays where enough others have the same, so that it points to nobody
    IF_NAMELESS = "if nameless"  # stays unless it names the person: a category, a way of paying
    KEY = "key"  # a number by which the next sheet knows the record; a stand-in where it names the person
    LABEL = "label"  # must be filled: a word without meaning stands in its place


class Reason(StrEnum):
    """Why somebody is erased; the value ends the sentence "was erased on 3 May 2026 ... "."""

    WISH = "at their own wish"
    RETENTION = "after the time for which you keep such data"
    MISTAKE = "because the data should not have been kept"


def told(reason: str) -> str:
    """Give a reason as it is stored (its name) in words."""
    return Reason[reason.upper()].value


SHARED_BY: Final = 5
"""A city stays if at least so many other customers live there."""
ABOUT_NOBODY: Final = frozenset({"product", "campaign", "business"})
"""Entities whose records belong to no customer."""
WORDS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.LIST})
"""Kinds that can hold anything that people write: each such field is decided by name, none by its kind."""
ERASED: Final = "(erased)"
"""What stands where something was that had to be filled, and for a name in the texts of others."""

FATES: Final[dict[str, Fate]] = {
    "customer.code": Fate.GOES,  # known again by its digest
    "customer.name": Fate.LABEL,
    "customer.company": Fate.GOES,
    "customer.job_title": Fate.GOES,
    "customer.city": Fate.IF_SHARED,
    "customer.region": Fate.STAYS,
    "customer.country": Fate.STAYS,
    "customer.website": Fate.GOES,
    "customer.email_consent": Fate.GOES,  # nobody is left who has agreed
    "customer.email_consent_on": Fate.GOES,
    "customer.email_consent_source": Fate.GOES,
    "customer.phone_consent": Fate.GOES,
    "customer.phone_consent_on": Fate.GOES,
    "customer.phone_consent_source": Fate.GOES,
    "customer.text_consent": Fate.GOES,
    "customer.text_consent_on": Fate.GOES,
    "customer.text_consent_source": Fate.GOES,
    "customer.post_consent": Fate.GOES,
    "customer.post_consent_on": Fate.GOES,
    "customer.post_consent_source": Fate.GOES,
    "customer.source": Fate.IF_SHARED,
    "customer.owner": Fate.STAYS,  # somebody of the business
    "customer.groups": Fate.IF_SHARED,
    "customer.tags": Fate.GOES,
    "customer.credit_limit": Fate.GOES,
    "customer.lost_reason": Fate.IF_SHARED,
    "customer.lost_to": Fate.IF_SHARED,
    # The next sheet tells by these numbers that the record is known: without them it would count twice.
    "sale.order_number": Fate.KEY,
    "sale.currency": Fate.STAYS,
    "sale.payment_method": Fate.IF_NAMELESS,
    "sale.sales_channel": Fate.IF_NAMELESS,
    "sale.salesperson": Fate.STAYS,
    "sale.city": Fate.IF_SHARED,
    "sale.region": Fate.STAYS,
    "sale.country": Fate.STAYS,
    "payment.order_number": Fate.KEY,
    "payment.method": Fate.IF_NAMELESS,
    "payment.reference": Fate.KEY,
    "return.number": Fate.KEY,
    "return.order_number": Fate.KEY,
    "return.reason": Fate.IF_NAMELESS,
    "complaint.number": Fate.KEY,
    "complaint.order_number": Fate.KEY,
    "complaint.category": Fate.IF_NAMELESS,
    "complaint.subject": Fate.GOES,
    "complaint.assigned_to": Fate.STAYS,
    "complaint.resolution": Fate.GOES,
    "interaction.subject": Fate.GOES,
    "interaction.by": Fate.STAYS,
    "feedback.source": Fate.IF_NAMELESS,
    "opportunity.title": Fate.LABEL,
    "opportunity.source": Fate.IF_NAMELESS,
    "opportunity.owner": Fate.STAYS,
    "opportunity.lost_reason": Fate.IF_NAMELESS,
    "opportunity.lost_to": Fate.IF_NAMELESS,
    "task.title": Fate.LABEL,
    "task.assigned_to": Fate.STAYS,
}
"""By field path. Fields marked personal go without being named here; of the others, words must be named."""


def fate_of(entity: str, name: str) -> Fate:
    """Say what becomes of a field's value; own columns go, for nobody knows what they hold."""
    if name.startswith(OWN_PREFIX):
        return Fate.GOES
    path = f"{entity}.{name}"
    if path in FATES:
        return FATES[path]
    field = STORED[entity][name]
    if entity in ABOUT_NOBODY:
        return Fate.STAYS
    if field.personal or field.kind in WORDS:  # what nobody has decided goes
        return Fate.GOES
    return Fate.STAYS


def undecided() -> list[str]:
    """Give the paths of fields that hold words, belong to a person, and are not decided by name."""
    return [
        f"{entity.name}.{each.name}"
        for entity in ENTITIES.values()
        if entity.name not in ABOUT_NOBODY
        for each in entity.fields
        if each.kind in WORDS and not each.personal and f"{entity.name}.{each.name}" not in FATES
    ]


def label_of(customer: int) -> str:
    """Give the name that stands for somebody who was erased."""
    return f"Erased {customer}"


SPEAKING: Final = frozenset(
    {"task.title", "opportunity.title", "payment.reference", "customer.source", "complaint.subject",
     "interaction.subject", "campaign.name", "campaign.subject"}
)  # fmt: skip
"""Short texts that may mention somebody, besides all long ones."""


def speaks_freely(entity: Entity, field: Field) -> bool:
    """Whether a field of a record may mention somebody whom the record is not about."""
    if entity.name == "business":
        return False
    return field.kind is Kind.LONG_TEXT or f"{entity.name}.{field.name}" in SPEAKING


# How a person is known again


def plain(text: str) -> str:
    """Fold a text: no case, no accents, single blanks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())


def email_mark(text: str) -> str:
    """Give what tells an e-mail address: without case and blanks; "" where it is none."""
    address = plain(text).replace(" ", "").removeprefix("mailto:")
    return address if "@" in address else ""


NATIONAL_DIGITS: Final = 9
FEWEST_DIGITS: Final = 6


def phone_mark(text: str) -> str:
    """Give what tells a phone number however it is written: its last nine figures; "" where these are few."""
    digits = re.sub(r"\D", "", text)
    return digits[-NATIONAL_DIGITS:] if len(digits) >= FEWEST_DIGITS else ""


def code_mark(text: str) -> str:
    """Give what tells a customer's number: without case and blanks."""
    return plain(text).replace(" ", "")


def name_words(text: str) -> list[str]:
    """Give the words of a name."""
    return re.findall(r"\w+", plain(text))


def name_mark(text: str) -> str:
    """Give what tells a name in whatever order its words stand."""
    return " ".join(sorted(name_words(text)))


MOST_WORDS: Final = 4


def short_names(text: str) -> list[str]:
    """Give the ways in which a name is shortened: an initial and another word.

    >>> short_names("Marta Keller")
    ['k marta', 'm keller']
    """
    words = name_words(text)[:MOST_WORDS]
    return sorted({f"{one[0]} {other}" for one, other in permutations(words, 2)})


def place_mark(name: str, postcode: str) -> str:
    """Give what tells a name at a postcode; "" where either is blank."""
    who, where = name_mark(name), plain(postcode).replace(" ", "")
    return f"{who}|{where}" if who and where else ""


# Words of the person in the texts of others

FEWEST_LETTERS: Final = 5
"""A single word of fewer letters is too common to be looked for in texts."""


@dataclass(frozen=True)
class PersonsWords:
    """What names a person in texts: full names, e-mail addresses, phone numbers, streets."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """Match any of them, in whatever case, figures parted in whatever way; None where there are none."""
        parts = [_as_words(each) for each in self.emails if "@" in each]
        parts += [_as_words(each) for each in self.streets if len(each) >= FEWEST_LETTERS]
        for name in self.names:
            parts += [_as_words(each) for each in _orders(name)]
        parts += [_as_digits(each) for each in map(phone_mark, self.phones) if each]
        found = sorted(set(parts), key=len, reverse=True)
        return re.compile("|".join(found), re.IGNORECASE) if found else None

    @property
    def hints(self) -> list[str]:
        """Give pieces of text: one of them stands in every text that ``pattern`` matches."""
        texts = [each for each in (*self.emails, *self.streets) if len(each) >= FEWEST_LETTERS]
        texts += [max(words, key=len) for name in self.names if _orders(name) and (words := name.split())]
        texts += [mark[-1] for mark in map(phone_mark, self.phones) if mark]
        return sorted({piece for text in texts if (piece := _ascii_piece(text))})


def _ascii_piece(text: str) -> str:
    """Give the longest piece of a text that every database compares in any case, and JSON writes as it is."""
    return max(re.findall(r"[0-9A-Za-z@.]+", text), key=len, default="")


def _orders(name: str) -> list[str]:
    """Give a name as it is written, and with the last word first; none where it is too common."""
    words = name.split()
    if len(words) == 1:
        return [name] if len(name) >= FEWEST_LETTERS else []
    return (
        [name, f"{words[-1]} {' '.join(words[:-1])}", f"{words[-1]}, {' '.join(words[:-1])}"] if words else []
    )


def _as_words(text: str) -> str:
    inner = r"[\s._-]+".join(re.escape(word) for word in text.split())
    return rf"(?<![^\W_]){inner}(?![^\W_])"


def _as_digits(digits: str) -> str:
    before = r"(?<!\d)\+?\(?(?:\d[\s./()-]*){0,6}"  # of the country, of the town, or none
    return before + r"[\s./()-]*".join(digits) + r"(?!\d)"


def without_mentions(text: str, pattern: re.Pattern[str] | None) -> str:
    """Put ``(erased)`` in the place of the person's words."""
    return pattern.sub(ERASED, text) if pattern else text


def listed(values: Iterable[str | None]) -> tuple[str, ...]:
    """Give texts that are filled, each once."""
    return tuple(dict.fromkeys(each.strip() for each in values if each and each.strip()))


# Retention


class Rule(StrEnum):
    """What can be let go of after some years."""

    QUIET_CUSTOMERS = "quiet customers"
    OLD_TEXTS = "old texts"
    OLD_DELETIONS = "old deletions"


@dataclass(frozen=True, slots=True)
class RuleWords:
    """How a rule is told: its sentence with ``{years}``, what it does, how many years it begins with."""

    sentence: str
    help: str
    years: int


RULES: Final[dict[Rule, RuleWords]] = {
    Rule.QUIET_CUSTOMERS: RuleWords(
        "Customers without a purchase or a contact for {years} years are erased",
        "Whoever has something open (a complaint, a task, an opportunity) stays.",
        10,
    ),
    Rule.OLD_TEXTS: RuleWords(
        "What was said in contacts, complaints and reviews is blanked after {years} years",
        "The day, the kind and the outcome stay for your figures.",
        3,
    ),
    Rule.OLD_DELETIONS: RuleWords(
        "What was deleted goes for good after {years} years",
        "Until then a deleted record can be brought back from the history.",
        2,
    ),
}
"""The rules there are; none applies until the owner switches it on, and then only when the owner says so."""

OLD_TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "complaint": ("subject", "description", "resolution"),
    "interaction": ("subject", "body"),
    "feedback": ("comment",),
}
"""The texts that the rule of old texts blanks, by entity."""
TOUCHES: Final[Sequence[tuple[str, str]]] = (
    ("sale", "sold_at"),
    ("payment", "paid_on"),
    ("return", "returned_on"),
    ("complaint", "opened_at"),
    ("interaction", "happened_at"),
    ("feedback", "given_on"),
    ("message", "responded_at"),
    ("opportunity", "closed_on"),
    ("task", "done_at"),
)
"""What counts as a purchase or a contact, and its day. That we wrote to somebody is none of theirs."""
