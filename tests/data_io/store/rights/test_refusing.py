"""Who was erased is not typed in anew, until the owner says that they came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER
from data_io.store.rights.refusing import ErasedPerson
from data_io.store.rights.rights import NoErasure

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


@pytest.fixture
def erased(shop: Shop) -> Shop:
    shop.insert(customer={"name": ["Marta Kneipp", "Bob"], "email": ["marta@k.example", None],
                          "phone": ["+493012345678", None]})  # fmt: skip
    shop.store.rights.erase(1, LOCAL_OWNER)
    return shop


def test_an_address_typed_anew_is_refused_with_a_sentence(erased: Shop) -> None:
    before = erased.everything()
    for columns in ({"email": ["Marta@K.example"]}, {"name": ["M. Kneipp"], "mobile": ["030 12345678"]}):
        with pytest.raises(ErasedPerson, match=r"was erased on .* at their own wish"):
            erased.form("customer", **columns)
    with pytest.raises(ErasedPerson):
        erased.update("customer", (2, "other_emails", None, '["marta@k.example"]'))
    assert erased.everything() == before


def test_a_namesake_and_an_edit_of_others_pass(erased: Shop) -> None:
    erased.form("customer", name=["Marta Kneipp"], email=["other@k.example"])
    erased.form("customer", name=["Anna Kneipp"], phone=["+493012345678"])
    erased.update("customer", (2, "phone", None, "+493012345678"))

    assert erased.store.count("customer", LOCAL_OWNER) == 4


def test_the_owner_can_lift_it_once(erased: Shop) -> None:
    erased.store.rights.lift(1, LOCAL_OWNER)
    erased.form("customer", name=["Marta Kneipp"], email=["marta@k.example"])

    assert not erased.store.rights.remembered()
    with pytest.raises(NoErasure):
        erased.store.rights.lift(1, LOCAL_OWNER)
