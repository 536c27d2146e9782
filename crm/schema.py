"""The words in which facts are declared: Kind, Choice, Field, Entity.

A ``Kind`` says what sort of value a field holds and in which *stored form* it travels through change sets and
lies in the store. Whoever serves kinds (parsers, SQL types, editor columns, cell styles, documentation) keeps
one table keyed by ``Kind`` beside itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

OWN_PREFIX: Final = "own."
"""A column of the owner's, in change sets and mappings: ``own.Shelf``."""


class Kind(StrEnum):
    """What sort of value a field holds. The comment gives the stored form; a blank is None in all of them."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, may hold line breaks
    TERM = "term"  # str out of few: a word that the owner chose himself (category, salesperson, city)
    CHOICE = "choice"  # str, the code of one of the field's choices
    EMAIL = "email"  # str, lower-case domain
    PHONE = "phone"  # str, E.164 where it could be read, else as typed
    URL = "url"  # str
    LIST = "list"  # str, a JSON array of str: tags
    INTEGER = "integer"  # int
    NUMBER = "number"  # float
    MONEY = "money"  # int, ten-thousandths of the currency unit
    SHARE = "share"  # float, 0 to 1
    DATE = "date"  # str, YYYY-MM-DD
    MOMENT = "moment"  # str, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS on the business's wall clock
    BOOLEAN = "boolean"  # int, 0 or 1
    REFERENCE = "reference"  # int, the record id of the entity named in refers_to


IN_FRAMES: Final = frozenset(
    {Kind.TERM, Kind.CHOICE, Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.DATE, Kind.MOMENT,
     Kind.BOOLEAN, Kind.REFERENCE}
)  # fmt: skip
"""Kinds that the frames for analysis hold as they come; of the others only fields marked ``analysed``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a field may take: its code, its label, and other words that people write for it."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: its canonical name, kind and label, and what may stand in it."""

    name: str
    kind: Kind
    label: str
    help: str = ""
    aliases: tuple[str, ...] = ()
    """English headings that people use for it; other languages stand in ``crm.headings``."""
    required: bool = False
    unique: bool = False
    choices: tuple[Choice, ...] = ()
    low: float | None = None
    """Lowest value allowed, in the units that people see (money in currency units)."""
    high: float | None = None
    default: str | int | float | None = None
    """Value of a new record in its stored form, where none was given."""
    refers_to: str | None = None
    personal: bool = False
    """Tells something about a person: hidden from guests, erased on request."""
    analysed: bool = False
    """Held in the frames for analysis although its kind is not, as it comes."""

    @property
    def in_frames(self) -> bool:
        """Whether the frames for analysis hold it."""
        return self.analysed or self.kind in IN_FRAMES

    @property
    def choice_codes(self) -> tuple[str, ...]:
        """The codes of its choices, in order."""
        return tuple(choice.code for choice in self.choices)


@dataclass(frozen=True)
class Entity:
    """One sort of record: its fields, and by which of them the same record is known again."""

    name: str
    label: str
    plural: str
    fields: tuple[Field, ...]
    title: tuple[str, ...]
    """The fields that name a record to a person, in order; the first that is filled is shown."""
    keys: tuple[tuple[str, ...], ...] = ()
    """Alternatives, best first: records with equal values (none blank) in one of them are the same record."""
    weak_keys: tuple[tuple[str, ...], ...] = ()
    """Further alternatives, which tell a record known before where only one fits.

    Rows of one sheet that share only these stay records of their own.
    """
    content: tuple[str, ...] = ()
    """Without a key: the fields (blanks count) by which the n-th such row is the n-th such record; a row that
    stands twice is two records."""
    one_of: tuple[str, ...] = ()
    """At least one of these must be filled."""
    dated_by: str | None = None
    """The field that puts a record on the timeline."""
    help: str = ""
    aliases: tuple[str, ...] = field(default=())
    """Words by which a sheet of such records may be named."""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Its fields by name."""
        return {each.name: each for each in self.fields}

    @cached_property
    def known_by(self) -> tuple[str, ...]:
        """The names of all fields of its keys, the weak ones too."""
        return tuple(dict.fromkeys(name for key in (*self.keys, *self.weak_keys) for name in key))

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """Its fields that point to other records."""
        return tuple(each for each in self.fields if each.kind is Kind.REFERENCE)

    def __getitem__(self, name: str) -> Field:
        """Give the field of that name; KeyError where there is none."""
        return self.by_name[name]
