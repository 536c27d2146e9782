"""What goes and what stays when somebody is erased: every field is decided, and somebody is known again."""

from __future__ import annotations

import pytest

from crm.entities import ENTITIES, field_at
from crm.rights import (
    FATES,
    OLD_TEXTS,
    TOUCHES,
    WORDS,
    Fate,
    PersonsWords,
    code_mark,
    email_mark,
    fate_of,
    label_of,
    name_mark,
    phone_mark,
    short_names,
    undecided,
    without_mentions,
)
from crm.schema import Kind


def test_every_field_that_holds_words_is_decided_by_name() -> None:
    assert undecided() == []


def test_every_path_that_is_decided_is_a_field() -> None:
    for path in FATES:
        assert field_at(path).name == path.partition(".")[2]
    for entity, names in OLD_TEXTS.items():
        assert all(ENTITIES[entity][name].kind in WORDS for name in names)
    for entity, day in TOUCHES:
        assert ENTITIES[entity][day].kind in (Kind.DATE, Kind.MOMENT)


def test_all_that_is_personal_goes_and_all_that_is_summed_stays() -> None:
    for entity in ENTITIES.values():
        for each in entity.fields:
            fate = fate_of(entity.name, each.name)
            if each.personal:
                assert fate in (Fate.GOES, Fate.LABEL), f"{entity.name}.{each.name}"
            if entity.name != "customer" and each.kind in (Kind.MONEY, Kind.NUMBER, Kind.REFERENCE):
                assert fate is Fate.STAYS, f"{entity.name}.{each.name}"


def test_an_own_column_goes() -> None:
    assert fate_of("sale", "own.Colour") is Fate.GOES


@pytest.mark.parametrize(
    "typed", ["030 / 123 456 78", "+49 30 12345678", "(030) 12-34-56-78", "0049 3012345678"]
)
def test_a_phone_is_known_however_it_is_written(typed: str) -> None:
    assert phone_mark(typed) == phone_mark("+493012345678")


def test_values_are_known_in_whatever_case_and_order() -> None:
    assert name_mark("Müller, Éva") == name_mark("eva  muller")
    assert email_mark(" Eva@Mail.Example ") == email_mark("eva@mail.example")
    assert code_mark("kd 17") == code_mark("KD17")
    assert set(short_names("M. Keller")) & set(short_names("Marta Keller"))
    assert not set(short_names("Anna Keller")) & set(short_names("Marta Keller"))


def test_too_little_is_no_mark() -> None:
    assert (email_mark("none"), phone_mark("12"), name_mark(" , ")) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ring Marta Keller", "ring (erased)"),
        ("ring KELLER, Marta at 030/1234-5678!", "ring (erased) at (erased)!"),
        ("+49 (30) 1234 5678 or 3012345678", "(erased) or (erased)"),
        ("marta_keller.vcf", "(erased).vcf"),
        ("Marta Kellermann, order 30123456789", "Marta Kellermann, order 30123456789"),
        ("lives in Ulmenweg 3", "lives in (erased)"),
        ("lives in Ulmenweg 33", "lives in Ulmenweg 33"),
    ],
)
def test_a_mention_is_taken_out_and_nothing_else(text: str, left: str) -> None:
    words = PersonsWords(("Marta Keller",), ("marta@k.example",), ("+493012345678",), ("Ulmenweg 3",))

    assert without_mentions(text, words.pattern) == left


def test_nobody_is_named_by_nothing() -> None:
    assert PersonsWords().pattern is None
    assert PersonsWords(("Bo",)).pattern is None
    assert label_of(17) == "Erased 17"
