"""What is refused is written down, and changes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

VIEWER = Access("Vera", Role.VIEWER)


def test_each_refusal_is_one_entry(shop: Shop) -> None:
    made = shop.insert(customer={"name": ["Ann"]})
    before = shop.everything()
    for _ in range(3):
        with pytest.raises(Denied):
            shop.store.undo(made.revision, VIEWER)
    shop.by = VIEWER
    with pytest.raises(Denied):
        shop.insert(customer={"name": ["Bob"]})
    with pytest.raises(Denied):
        shop.store.journal.read(VIEWER)
    assert shop.everything() == before
    denials = shop.store.journal.read(LOCAL_OWNER)
    assert denials["who"].tolist() == ["Vera", "Vera", "Vera", "Owner"]
    assert denials["what"].tolist() == ["denied", "denied", "denied", "step"]
    assert [about.get("asked") for about in denials["about"]] == [
        "journal.read", "store.apply", "store.undo", None,
    ]  # fmt: skip
    assert denials["about"][1] == {"asked": "store.apply", "action": "import", "entity": None}
    assert shop.store.check() == []
