"""What is at hand while the sheets of an import are worked through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from crm.access import Access, Action
from crm.entities import ENTITIES
from data_io.changes import EntityChanges
from data_io.incoming.recognition.matching import SheetMatch
from data_io.incoming.records.known import KnownRecords
from data_io.incoming.records.learned import learned_words
from data_io.incoming.records.meanwhile import Past
from data_io.incoming.records.returning import blanked, pointing
from data_io.incoming.records.untouched import Rule, Touched, without_untouched
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.homes import home_of
from data_io.incoming.values.keys import Ids, Mask
from data_io.store import Store


class Desk:
    """The records known so far, by entity, while the sheets of an import are worked through.

    currency: the business's, by its settings (``stated_currency``) or else by the sheets. rates: by currency.
    home: what its settings tell beforehand. order_currencies: of the orders in these sheets, where named.
    erased: who must not be stored again.
    """

    def __init__(self, store: Store, access: Access) -> None:
        self.store = store
        self._access = access
        self._pasts: dict[int | None, Past] = {}
        self.known: dict[str, KnownRecords] = {}
        self.stated_currency: str | None = store.business()["currency"]
        self.currency = self.stated_currency
        self.rates = store.rates()
        self.home = home_of(store.business(), learned_words(store))
        self.order_currencies: dict[str, str] = {}
        self.erased = store.rights.remembered()

    def business_changes(self) -> EntityChanges:
        """Note the currency that the sheets made known, where the settings have none and may be set."""
        if self.currency == self.stated_currency or not self._access.may(Action.SETTINGS):
            return EntityChanges("business")
        cell = {"id": [1], "field": ["currency"], "before": [None], "after": [self.currency]}
        return EntityChanges("business", updates=pd.DataFrame(cell, dtype=object).astype({"id": "int64"}))

    def past(self, revision: int | None) -> Past:
        """Give what has changed since a revision at which a workbook was taken out."""
        if revision not in self._pasts:
            self._pasts[revision] = Past(self.store, replace(self._access, personal=True), revision)
        return self._pasts[revision]

    def without_untouched(self, sheet: Sheet, match: SheetMatch, revision: int | None, rule: Rule) -> Touched:
        """Give a sheet taken out here at a revision without what it says of records as they are or were."""
        return without_untouched(sheet, match, self.store, self._access, self.past(revision), rule)

    def expect(self, entity: str, records: pd.DataFrame) -> None:
        """Let the rows of a sheet bring deleted records back, pointing to what is there."""
        brought = {name: known.returning.ids for name, known in self.known.items()}
        access = replace(self._access, personal=True)
        pointing_right = pointing(records, ENTITIES[entity], brought, self.store, access, self._exists)
        self.records(entity).returning.expect(pointing_right)

    def point_again(self, going: Mapping[str, Ids]) -> None:
        """Let point to the records that came back what did so before; ``going``: what is to be deleted."""
        brought = {name: known.returning.ids for name, known in self.known.items()}
        access = replace(self._access, personal=True)
        for target in brought:
            cells = blanked(target, brought, self.store, access)
            for (entity, field), part in cells.groupby(["entity", "field"]):
                stays = part[~part["id"].isin(going.get(str(entity), []))]
                self.records(str(entity)).point_again(str(field), stays.set_index("id")["before"])

    def _exists(self, entity: str, ids: Ids) -> Mask:
        return self.records(entity).exists(ids)

    def records(self, entity: str) -> KnownRecords:
        """Give the records of an entity: those stored and those made so far."""
        if entity not in self.known:
            self.known[entity] = KnownRecords(ENTITIES[entity], self.store, self._access)
        return self.known[entity]
