"""Bare words for somebody or somewhere ("who", "owner", "Kd.", "paese"), where no other column says more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.schema import Entity

WHOEVER: Final = frozenset({"who", "wer", "qui", "quien", "chi", "quem"})
TITLES: Final = frozenset({"title", "titel", "titre", "titulo", "titolo"})
"""What books, films and records are called by."""
CONTACTS: Final = frozenset({"contact", "contacto", "contatto", "contato", "kontakt"})
"""Words for somebody, or for the number to reach them by."""
UNSURE: Final = 0.75
"""How sure a word is that means one thing where the cells or the neighbours say so, else another."""
BUYERS: Final = {**dict.fromkeys(WHOEVER, 0.95), "owner": UNSURE}
"""Words for whoever bought (the owner of the dog), and how sure they are."""


def somebody(entity: Entity, form: str) -> Iterator[tuple[str, float, str]]:
    """Give the fields that a bare word may mean in a sheet of that entity, how sure that is, and why."""
    if entity.name == "sale" and form in BUYERS:
        yield "sale.customer", BUYERS[form], "whoever bought, where no other column says it"
    if form == "kd" and any(field.name == "customer" for field in entity.fields):
        yield f"{entity.name}.customer", UNSURE, "customers by their names"
    if form == "paese" and (
        entity.name == "customer" or any(each.name == "customer" for each in entity.fields)
    ):
        yield "customer.city", UNSURE, "a village, where it is no country"
    if form in CONTACTS and (
        entity.name == "customer" or any(each.name == "customer" for each in entity.fields)
    ):
        yield "customer.phone", UNSURE, "a contact that is a number"
    if entity.name == "complaint" and form in WHOEVER:
        yield "complaint.customer", UNSURE, "whoever beside the one who has it"
    if entity.name == "interaction" and form == "by":
        yield "interaction.by", UNSURE, "“by” beside names"
    if entity.name in {"sale", "return"} and form in TITLES:
        yield "product.name", UNSURE, "what was sold has a title"
    if entity.name == "product" and form == "vendor":
        yield "product.supplier", UNSURE, "a vendor beside a brand"
