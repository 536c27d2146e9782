"""Columns that no heading names, beside others that do: what their values tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crm.schema import Entity
from data_io.incoming.recognition.candidates import MOST_GUESSED, Candidate, says_nothing
from data_io.incoming.recognition.discounts import AMOUNT, PRICE, QUANTITY
from data_io.incoming.recognition.leftovers import holds_codes
from data_io.incoming.recognition.looks import products_agree
from data_io.incoming.recognition.nameless import by_value, may_be_its_day
from data_io.incoming.recognition.sample import Sample
from data_io.incoming.recognition.taxed import TAX, is_of_invoices, may_include_tax, sum_with_tax
from data_io.incoming.recognition.untold import add_factors, add_untold
from data_io.incoming.sheets import Sheet

SURE_BY_VALUES: Final = 0.75
"""How sure a column is that only its values speak for."""
WAYS_TO_PAY: Final = {"sale": "sale.payment_method", "payment": "payment.method"}
WHAT_IS_NAMED: Final = {
    "product": ({"product.price"}, {"product.name"}, "product.name"),
    "sale": (
        {"sale.quantity", "sale.amount"},
        {"sale.product", "product.name", "product.sku"},
        "sale.product",
    ),
}
"""By entity: fields beside which an unknown word ("Cake") names the things, unless these do; its field."""
FIRST_PLACES: Final = 1
"""The last place of a column of days that no heading names which are the records' own all the same."""


def add_by_values(
    entity: Entity,
    sheet: Sheet,
    sample: Sample,
    chosen: dict[int, Candidate],
    taken: set[str],
    meant: Mapping[str, str | None],
) -> None:
    """Match by their values columns whose headings say nothing, and settle what a heading leaves open."""
    if meant:
        return
    free = [index for index in range(min(len(sheet.headings), MOST_GUESSED)) if index not in chosen]
    if entity.name == "customer" or any(each.refers_to == "customer" for each in entity.references):
        _add_reached_by(entity, sheet, sample, free, chosen, taken)
    way = WAYS_TO_PAY.get(entity.name)
    if way and way not in taken and (found := [each for each in free if sample.look(each) == "payment"]):
        chosen[found[0]] = Candidate(way, SURE_BY_VALUES, "looks like ways to pay")
        taken.add(way)
    what = WHAT_IS_NAMED.get(entity.name)
    if what and what[0] <= taken and what[1].isdisjoint(taken):
        of_things = (at for at in free if at not in chosen and says_nothing(sheet.headings[at]))
        of_words = (at for at in of_things if sample.look(at) in {"text", "names"})
        named = next((at for at in of_words if not holds_codes(sample.filled(at))), None)
        if named is not None:
            chosen[named] = Candidate(what[2], SURE_BY_VALUES, "the words beside the numbers")
            taken.add(what[2])
    _add_day(entity, sheet, sample, [at for at in free if at not in chosen], chosen, taken)
    add_untold(entity, sheet, sample, free, chosen, taken)
    if entity.name == "sale" and is_of_invoices(taken):
        _take_tax_in(sheet, sample, chosen)
    missing = {QUANTITY, PRICE, AMOUNT} - taken
    if entity.name == "sale" and len(missing) == 1:
        _add_factor(min(missing), sheet, sample, chosen, taken)
    if entity.name == "sale" and {QUANTITY, PRICE, AMOUNT} - taken:
        add_factors(sample, [at for at in free if at not in chosen], chosen, taken)


def _add_reached_by(
    entity: Entity,
    sheet: Sheet,
    sample: Sample,
    free: list[int],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Match what plainly looks like the phones and e-mail addresses of customers."""
    for index in free:
        path = by_value(sheet.headings, index, sample.look, taken, others=entity.name == "customer")
        if path:
            chosen[index] = Candidate(path[0], SURE_BY_VALUES, path[1])
            taken.add(path[0])


def _add_day(
    entity: Entity,
    sheet: Sheet,
    sample: Sample,
    free: list[int],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Take for the day of the records the only days that are left, or those that stand first."""
    day = f"{entity.name}.{entity.dated_by}"
    if not entity.dated_by or day in taken or entity.name in {"customer", "opportunity"}:
        return
    days = [at for at in free if sample.look(at) == "date"]
    if days and (len(days) == 1 or days[0] <= FIRST_PLACES) and may_be_its_day(sheet.headings[days[0]]):
        chosen[days[0]] = Candidate(day, SURE_BY_VALUES, "the days that come first")
        taken.add(day)


def _take_tax_in(sheet: Sheet, sample: Sample, chosen: dict[int, Candidate]) -> None:
    """Let the amount of an invoice be the one with its tax where both stand there."""
    at = {candidate.path: index for index, candidate in chosen.items()}
    free = (index for index in range(min(len(sheet.headings), MOST_GUESSED)) if index not in chosen)
    others = {
        index: sample.numbers(index)
        for index in free
        if may_include_tax(sheet.headings[index]) and sample.look(index) == "number"
    }
    gross = sum_with_tax(sample.numbers(at[AMOUNT]), sample.numbers(at[TAX]), others)
    if gross is not None:
        del chosen[at[AMOUNT]]
        chosen[gross] = Candidate(AMOUNT, SURE_BY_VALUES, "the amount with its tax")


def _add_factor(
    path: str, sheet: Sheet, sample: Sample, chosen: dict[int, Candidate], taken: set[str]
) -> None:
    """Find the one of quantity, price and amount whose column no heading named: the other two tell."""
    there = {
        candidate.path: sample.numbers(index)
        for index, candidate in chosen.items()
        if candidate.path in {QUANTITY, PRICE, AMOUNT}
    }
    for index in range(min(len(sheet.headings), MOST_GUESSED)):
        said = chosen.get(index)
        if (said and said.path != "sale.order_number") or sample.look(index) != "number":
            continue
        lines = {**there, path: sample.numbers(index)}
        if products_agree(lines[QUANTITY], lines[PRICE], lines[AMOUNT]):
            if said:
                taken.discard(said.path)
            chosen[index] = Candidate(path, SURE_BY_VALUES, "the numbers multiply so")
            taken.add(path)
            return
