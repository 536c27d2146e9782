"""Columns that no heading names, told by choices, neighbours, codes, long texts and sums: one step each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crm.schema import Entity
from data_io.incoming.recognition.by_choices import by_choices
from data_io.incoming.recognition.candidates import MONEY_SIGN, Candidate, is_known
from data_io.incoming.recognition.discounts import AMOUNT, PRICE, QUANTITY
from data_io.incoming.recognition.leftovers import (
    LONG_TEXTS,
    OWN_NUMBERS,
    ends_as_notes,
    factors,
    holds_own_numbers,
    long_texts,
)
from data_io.incoming.recognition.neighbours import postcodes_beside, tax_between, town_beside
from data_io.incoming.recognition.parts import readings
from data_io.incoming.recognition.sample import Sample
from data_io.incoming.recognition.taxed import TAX
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.vocabulary import fold

SURE_UNTOLD: Final = 0.75
"""How sure a column is that only its values and neighbours speak for."""
ENOUGH_CHOSEN: Final = 3
"""Columns that must be known before what is left tells anything."""
NUMBERS: Final = frozenset({"number", "nummer", "numero"})
"""Headings that say no more than that they are numbers: a customer's, where they come first."""
AMOUNTS: Final = {"sale": AMOUNT, "payment": "payment.amount"}
DEPOSITS: Final = frozenset(
    {"deposit", "anzahlung", "kaution", "acompte", "caution", "arrhes", "senal", "anticipo", "fianza",
     "acconto", "cauzione", "caparra", "aanbetaling", "borg", "sinal", "caucao", "balance", "rest", "reste",
     "resto", "saldo", "tip", "trinkgeld", "pourboire", "propina", "mancia", "fooi", "gorjeta",
     "cost", "kosten"}
)  # fmt: skip
"""Words for a part of the money, or for what is still to come."""
SHARE: Final = "sale.discount_share"


def add_untold(
    entity: Entity,
    sheet: Sheet,
    sample: Sample,
    free: Sequence[int],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Match by choices, by codes and long texts, by neighbours, and the tax by its sum, in this order."""

    def left() -> list[int]:
        return [at for at in free if at not in chosen]

    for at, path in by_choices(entity, sample, left(), taken).items():
        chosen[at] = Candidate(path, SURE_UNTOLD, "the words below are choices of it")
        taken.add(path)
    _add_left(entity, sheet, sample, left(), chosen, taken)
    _add_beside(sheet, sample, left(), chosen, taken)
    _add_money(entity, sheet, sample, left(), chosen, taken)
    if entity.name == "sale" and AMOUNT in taken and TAX not in taken:
        _add_tax(sheet, sample, left(), chosen, taken)


def _add_left(
    entity: Entity,
    sheet: Sheet,
    sample: Sample,
    free: list[int],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Match the first column as the records' own numbers, the longest texts as what they say."""
    unread = [at for at in free if not (is_known(sheet.headings[at]) or readings(sheet.headings[at]))]
    number = OWN_NUMBERS.get(entity.name)
    first = 0 if 0 in unread and sheet.headings[0].strip() else None
    numbered = entity.name == "customer" and 0 in free and fold(sheet.headings[0]) in NUMBERS
    if numbered and number not in taken and len(chosen) >= ENOUGH_CHOSEN and not sample.repeats(0):
        chosen[0] = Candidate("customer.code", SURE_UNTOLD, "a number, the first of all columns")
        taken.add("customer.code")
    open_number = number and number not in taken and first is not None and len(chosen) >= ENOUGH_CHOSEN
    if open_number and holds_own_numbers(sample.filled(0), again=entity.name == "sale"):
        chosen[0] = Candidate(str(number), SURE_UNTOLD, "numbers that come first, each another one")
        taken.add(str(number))
    notes = next((at for at in unread if at not in chosen and ends_as_notes(sheet.headings[at])), None)
    its_notes = entity.name == "customer" and "customer.notes" not in taken
    if its_notes and notes is not None and sample.look(notes) == "text":
        chosen[notes] = Candidate("customer.notes", SURE_UNTOLD, "notes of some kind")
        taken.add("customer.notes")
    text = LONG_TEXTS.get(entity.name)
    if text and text not in taken and len(chosen) >= ENOUGH_CHOSEN:
        found = long_texts(entity.name, {at: sample.filled(at) for at in free if at not in chosen})
        if found is not None and found in unread:
            chosen[found] = Candidate(text, SURE_UNTOLD, "the longest texts of the sheet")
            taken.add(text)


def add_factors(sample: Sample, free: list[int], chosen: dict[int, Candidate], taken: set[str]) -> None:
    """Find quantities, prices and amounts that no word names: what they make when multiplied tells."""
    at = {candidate.path: index for index, candidate in chosen.items()}
    named: tuple[str, ...] = (QUANTITY, PRICE, AMOUNT)
    known = {path: sample.numbers(at[path]) for path in named if path in at}
    there = {index: sample.numbers(index) for index in free if sample.look(index) == "number"}
    shares = sample.numbers(at[SHARE]) if SHARE in at else None
    if shares is not None and shares.max() > 1:
        shares = shares / 100
    for index, path in factors(known, there, shares).items():
        chosen[index] = Candidate(path, SURE_UNTOLD, "the numbers multiply so")
        taken.add(path)


def _add_money(
    entity: Entity,
    sheet: Sheet,
    sample: Sample,
    free: list[int],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Match the only money that is no deposit as what was sold or paid: "€ agreed", "Fee (€)"."""
    amount = AMOUNTS.get(entity.name)
    if amount is None or not taken.isdisjoint({amount, PRICE}) or len(chosen) < ENOUGH_CHOSEN:
        return
    signed = [at for at in free if MONEY_SIGN.search(sheet.headings[at]) and sample.look(at) == "number"]
    whole = [at for at in signed if DEPOSITS.isdisjoint(fold(sheet.headings[at]).split())]
    if len(whole) == 1:
        chosen[whole[0]] = Candidate(amount, SURE_UNTOLD, "the only money of the row")
        taken.add(amount)


def _add_beside(
    sheet: Sheet, sample: Sample, free: list[int], chosen: dict[int, Candidate], taken: set[str]
) -> None:
    """Match the town beside the postcodes, the postcodes beside the towns, where no word names them."""
    at = {candidate.path: index for index, candidate in chosen.items()}
    for owner in ("customer", "sale"):
        postcode, city = f"{owner}.postcode", f"{owner}.city"
        found, path = None, ""
        if postcode in at and city not in taken:
            found, path = town_beside(sheet.headings, sample, free, at[postcode]), city
        elif city in at and postcode not in taken:
            found, path = postcodes_beside(sheet.headings, sample, free, at[city]), postcode
        if found is not None:
            chosen[found] = Candidate(path, SURE_UNTOLD, "what stands beside it tells")
            taken.add(path)
            return


def _add_tax(
    sheet: Sheet, sample: Sample, free: list[int], chosen: dict[int, Candidate], taken: set[str]
) -> None:
    """Match the taxes that no word names: net and they are gross."""
    known = next(index for index, candidate in chosen.items() if candidate.path == AMOUNT)
    numbers = {at: sample.numbers(at) for at in (known, *free) if sample.look(at) == "number"}
    tax = tax_between(numbers, known, sheet.headings) if known in numbers else None
    if tax is not None:
        chosen[tax] = Candidate(TAX, SURE_UNTOLD, "net and these are gross")
        taken.add(TAX)
