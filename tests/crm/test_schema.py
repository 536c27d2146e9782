from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from crm.schema import IN_FRAMES, Choice, Entity, Field, Kind

NAME = Field("name", Kind.TEXT, "Name")
STAGE = Field("stage", Kind.CHOICE, "Stage", choices=(Choice("lead", "Lead", ("new",)), Choice("won", "Won")))
OWNER = Field("customer", Kind.REFERENCE, "Customer", refers_to="customer")
DEAL = Entity("deal", "Deal", "Deals", (NAME, STAGE, OWNER), title=("name",))


def test_an_entity_gives_its_fields_by_name() -> None:
    assert DEAL["stage"] is STAGE
    assert list(DEAL.by_name) == ["name", "stage", "customer"]
    assert DEAL.references == (OWNER,)
    with pytest.raises(KeyError):
        DEAL["nonsense"]


def test_a_declaration_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        NAME.label = "Other"  # type: ignore[misc]


def test_a_choice_field_gives_its_codes_in_order() -> None:
    assert STAGE.choice_codes == ("lead", "won")


def test_frames_for_analysis_hold_short_values_and_what_is_marked() -> None:
    assert [kind for kind in Kind if not Field("x", kind, "X").in_frames] == [
        Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.LIST,
    ]  # fmt: skip
    assert Field("x", Kind.TEXT, "X", analysed=True).in_frames
    assert set(Kind) > IN_FRAMES
