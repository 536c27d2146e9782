from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from crm.entities import ENTITIES, field_at
from crm.headings import BOOLEAN, HEADINGS, LAYOUTS, MONTHS, SHEETS, WORDS, fold


def headings_of(entity: str) -> Iterator[tuple[str, str]]:
    """Every heading of every language with the name of the field that it means."""
    for field in ENTITIES[entity].fields:
        yield from ((heading, field.name) for heading in (field.label, *field.aliases))
    for by_path in HEADINGS.values():
        for path, headings in by_path.items():
            of, _, name = path.partition(".")
            if of == entity:
                yield from ((heading, name) for heading in headings)


@pytest.mark.parametrize("entity", ENTITIES)
def test_one_heading_never_means_two_fields(entity: str) -> None:
    meanings = defaultdict(set)
    for heading, name in headings_of(entity):
        meanings[fold(heading)].add(name)
    assert {heading: names for heading, names in meanings.items() if len(names) > 1} == {}


def test_every_path_is_a_field() -> None:
    for by_path in HEADINGS.values():
        for path in by_path:
            assert field_at(path).label


def test_every_word_is_written_once_and_not_blank() -> None:
    for by_path in (*HEADINGS.values(), *SHEETS.values()):
        for path, words in by_path.items():
            folded = [fold(word) for word in words]
            assert all(folded), path
            assert len(set(folded)) == len(folded), (path, words)


@pytest.mark.parametrize(
    ("language", "heading", "path"),
    [
        ("de", "Bestell-Nr.", "sale.order_number"),
        ("de", "PLZ", "customer.postcode"),
        ("fr", "N° facture", "sale.order_number"),
        ("es", "Correo electrónico", "customer.email"),
        ("it", "Q.tà", "sale.quantity"),
        ("pt", "Data da reclamação", "complaint.opened_at"),
        ("nl", "Factuurnr.", "sale.order_number"),
        ("exports", "Lineitem name", "sale.product"),
        ("exports", "E-mail 1 - Value", "customer.email"),
    ],
)
def test_a_heading_is_known(language: str, heading: str, path: str) -> None:
    assert fold(heading) in {fold(each) for each in HEADINGS[language][path]}


def test_sheets_that_people_have_are_served_in_every_language() -> None:
    common = """
        customer.name customer.email customer.phone customer.street customer.city product.name product.price
        sale.order_number sale.sold_at sale.customer sale.product sale.quantity sale.unit_price sale.amount
        payment.paid_on payment.amount return.returned_on return.reason complaint.opened_at complaint.status
        interaction.happened_at feedback.score opportunity.value task.due_on campaign.name
    """
    for language in ("de", "fr", "es", "it", "pt", "nl"):
        assert set(common.split()) - HEADINGS[language].keys() == set()


def test_one_sheet_name_never_means_two_entities() -> None:
    meanings = defaultdict(set)
    for by_entity in SHEETS.values():
        for entity, names in by_entity.items():
            for name in names:
                meanings[fold(name)].add(entity)
    for each in ENTITIES.values():
        meanings[fold(each.plural)].add(each.name)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_a_word_for_a_choice_means_one_choice_in_all_languages() -> None:
    meanings: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for by_path in WORDS.values():
        for path, words in by_path.items():
            for word, code in words.items():
                meanings[path][fold(word) or word].add(code)
    for path, codes in meanings.items():
        if path != BOOLEAN:
            for choice in field_at(path).choices:
                for word in (choice.code, choice.label, *choice.aliases):
                    codes[fold(word)].add(choice.code)
    doubtful = [(path, w, c) for path, codes in meanings.items() for w, c in codes.items() if len(c) > 1]
    assert doubtful == []


def test_every_word_for_a_choice_leads_to_a_choice() -> None:
    for by_path in WORDS.values():
        for path, words in by_path.items():
            codes = {"yes", "no"} if path == BOOLEAN else set(field_at(path).choice_codes)
            assert set(words.values()) <= codes, path


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl"])
def test_every_choice_has_a_word_in_every_language(language: str) -> None:
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.choices:
                said = WORDS[language][f"{entity.name}.{field.name}"].values()
                unsaid = set(field.choice_codes) - set(said)
                # net promoter score and the like are called the same everywhere
                assert not unsaid - {"nps", "web", "social"}, (field.name, unsaid)


def test_months_are_twelve_in_every_language_and_agree_across_languages() -> None:
    numbers: dict[str, int] = {}
    for months in MONTHS.values():
        assert len(months) == 12
        for number, names in enumerate(months, 1):
            for name in names:
                assert numbers.setdefault(fold(name), number) == number, name
    assert numbers["dez"] == numbers["diciembre"] == 12


def test_layouts_lead_to_fields_and_are_known_by_something() -> None:
    for layout in LAYOUTS:
        assert layout.entity in ENTITIES, layout.name
        assert all(fold(heading) for heading in layout.known_by), layout.name
        for path in filter(None, layout.headings.values()):
            assert field_at(path).label, layout.name


def test_the_name_of_a_shopify_order_is_its_number() -> None:
    shopify = next(layout for layout in LAYOUTS if layout.name == "Shopify: orders")
    assert shopify.headings["Name"] == "sale.order_number"
    assert shopify.headings["Total"] is None


def test_folding() -> None:
    assert fold("  Straße / Hausnr. ") == fold("STRASSE/Hausnr")
    assert fold("N.º cliente") == fold("n cliente")
    assert fold("orderNumber") == fold("order_number") == fold("Order Number")
    assert fold("Discount %") != fold("Discount")


def test_booleans_are_words_for_yes_and_no() -> None:
    assert WORDS["de"][BOOLEAN]["ja"] == "yes"
    assert WORDS["nl"][BOOLEAN]["nee"] == "no"
