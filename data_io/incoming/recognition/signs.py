"""The signs by which a sheet of each entity is known, and words with a meaning of their own in sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from crm.entities import field_at
from crm.schema import OWN_PREFIX, Kind
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.vocabulary import fold, sheet_entities

PROFIT: Final = "profit"
PROFIT_WORDS: Final = frozenset(
    {"profit", "gross profit", "net profit", "margin amount", "gewinn", "rohertrag", "deckungsbeitrag",
     "benefice", "marge brute", "beneficio", "ganancia", "guadagno", "utile", "profitto", "lucro", "winst",
     "brutowinst"}
)  # fmt: skip
"""Headings of a profit: the amount less what the line cost."""
TOLD_IN_PASSING: Final[dict[str, tuple[str, ...]]] = {
    "customer": ("code", "name", "first_name", "last_name", "company", "email", "phone", "mobile", "street",
                 "postcode", "city", "region", "country", "groups", "payment_terms_days"),
    "product": ("sku", "name", "category", "subcategory", "brand", "supplier"),
    "campaign": ("name",),
}  # fmt: skip
"""What a sheet of another entity tells of records it refers to, under a heading that does not name them."""
ONLY_WITH_SALES: Final = frozenset({"customer.groups", "customer.payment_terms_days"})
"""What only sales tell in passing: the "group" of a ticket is the team that has it."""
BARE_WORDS: Final[dict[str, frozenset[str]]] = {
    "customer": frozenset({"customer", "client", "buyer", "kunde", "kundin", "cliente", "klant", "acheteur",
                           "comprador", "acquirente", "koper", "kaufer", "sold to", "account"}),
    "product": frozenset({"product", "item", "article", "artikel", "produkt", "ware", "produit", "producto",
                          "articulo", "prodotto", "articolo", "produto", "artigo"}),
    "campaign": frozenset({"campaign", "kampagne", "aktion", "campagne", "campana", "campagna", "campanha"}),
}  # fmt: skip
"""Headings that mean the record referred to as a whole, by number, e-mail or name."""
PLACE: Final = frozenset({"street", "postcode", "city", "region", "country"})
"""Where a sale went; the latest fills the customer's address too."""
STATE_WORDS: Final = frozenset(
    {"state", "province", "county", "bundesland", "provincia", "provincie", "departement", "estado"}
)
"""Headings of the region of an address."""
CANCELLED_WORDS: Final = frozenset(
    {"cancelled", "canceled", "cancel", "void", "voided", "refunded", "returned", "storniert", "storno",
     "annule", "annulee", "cancelado", "cancelada", "anulado", "anulada", "annullato", "annullata",
     "geannuleerd", "retourniert", "rembourse"}
)  # fmt: skip
"""What a sale's status says where the line was taken back."""
TOTAL_WORDS: Final = frozenset(
    {"total", "totals", "grand total", "subtotal", "sub total", "sum", "summe", "gesamt", "gesamtsumme",
     "zwischensumme", "insgesamt", "total general", "sous total", "totale", "subtotale", "totaal",
     "subtotaal", "somme", "suma", "soma", "saldo", "endsumme", "total generale", "total geral",
     "eindtotaal"}
)  # fmt: skip
"""First words of a row of totals."""


OTHER_SHEETS: Final = frozenset(
    {"expenses", "expense", "ausgaben", "depenses", "gastos", "spese", "despesas", "uitgaven"}
    | {
        "suppliers",
        "vendors",
        "lieferanten",
        "fournisseurs",
        "proveedores",
        "fornitori",
        "fornecedores",
        "leveranciers",
    }
    | {
        "employees",
        "staff",
        "payroll",
        "mitarbeiter",
        "personal",
        "employes",
        "empleados",
        "dipendenti",
        "medewerkers",
    }
    | {"purchases", "einkaufe", "achats", "compras", "acquisti", "inkopen"}
)
"""Words in a sheet's name that say it holds other things than ours."""
BOOKS: Final = frozenset({"ledger", "journal"})
"""The same, unless what it holds was plainly sold: a ledger of what was hired."""
LEDGER_WORDS: Final = frozenset(
    {
        "debit",
        "soll",
        "debito",
        "debito eur",
        "debet",
        "haben",
        "avere",
        "dare",
        "balance",
        "saldo",
        "solde",
        "kontostand",
        "opening balance",
        "work permit no",
        "salary",
        "gross salary",
        "gehalt",
        "salaire",
        "salaire brut",
        "salario",
        "salario bruto",
        "salario base",
        "stipendio",
        "stipendio lordo",
        "salaris",
        "brutoloon",
        "wage",
        "hourly rate",
        "stundenlohn",
        "annual leave",
    }
)
"""Headings of a bank statement or a ledger, or of a list of staff."""


def _any(*names: str) -> Callable[[frozenset[str]], bool]:
    return lambda fields: any(name in fields for name in names)


def _customer(fields: frozenset[str]) -> bool:
    unknown = sum(name.startswith(OWN_PREFIX) for name in fields)
    return (_any(*REACHED_BY)(fields) and _any(*WHO)(fields)) or (fields >= {"name", "city"} and unknown <= 1)


WHO: Final = (
    "name", "company", "first_name", "last_name", "email", "phone", "mobile", "code", "street",
)  # fmt: skip
"""What a record of a customer must have one of."""
REACHED_BY: Final = (
    "first_name", "last_name", "email", "phone", "mobile", "street", "postcode", "birthday", "job_title",
    "stage", "owner", "email_consent", "other_phones", "other_emails", "credit_limit", "company", "groups",
)  # fmt: skip
"""What makes a list of names one of customers: a name alone may be anything's."""


def _product(fields: frozenset[str]) -> bool:
    return _any("name", "sku")(fields) and _any(
        "price", "cost", "category", "brand", "supplier", "subcategory", "sku"
    )(fields)


def _sale(fields: frozenset[str]) -> bool:
    what = _any(
        "order_number", "customer", "product", "quantity", "unit_price", "product.name", "product.sku"
    )
    who = _any("customer.code", "customer.name", "customer.email")
    return (
        _any("amount", "unit_price", "quantity")(fields)
        and _any("sold_at", "order_number")(fields)
        and (what(fields) or who(fields))
    )


def _payment(fields: frozenset[str]) -> bool:
    return "amount" in fields and _any("paid_on", "reference", "method")(fields)


def _return(fields: frozenset[str]) -> bool:
    what = _any("order_number", "product", "customer", "number", "product.sku", "customer.code")
    return _any("returned_on", "refund", "reason", "condition", "number")(fields) and what(fields)


def _complaint(fields: frozenset[str]) -> bool:
    told = _any(
        "number", "description", "category", "opened_at", "resolution", "first_response_at", "satisfaction",
        "resolved_at",
    )  # fmt: skip
    return (
        told(fields)
        and _any("subject", "description", "category", "number")(fields)
        and _any(
            "status", "severity", "resolved_at", "resolution", "due_at", "first_response_at", "satisfaction"
        )(fields)
    )


def _interaction(fields: frozenset[str]) -> bool:
    return "happened_at" in fields and _any("channel", "subject", "body", "direction", "response")(fields)


def _feedback(fields: frozenset[str]) -> bool:
    return "score" in fields and _any("given_on", "comment", "source", "kind")(fields)


def _opportunity(fields: frozenset[str]) -> bool:
    return (
        _any("title", "customer", "product", "customer.name")(fields)
        and sum(
            name in fields
            for name in ("stage", "value", "probability", "expected_close", "closed_on", "owner")
        )
        > 1
    )


def _task(fields: frozenset[str]) -> bool:
    return "title" in fields and _any("due_on", "done_at", "repeats")(fields)


def _campaign(fields: frozenset[str]) -> bool:
    return (
        "name" in fields
        and sum(n in fields for n in ("channel", "starts_on", "ends_on", "segment", "cost", "message")) > 1
    )


def _message(fields: frozenset[str]) -> bool:
    return _any("campaign", "campaign.name")(fields) and _any(
        "sent_at", "responded_at", "response", "opted_out"
    )(fields)


SIGNS: Final[dict[str, Callable[[frozenset[str]], bool]]] = {
    "customer": _customer,
    "product": _product,
    "sale": _sale,
    "payment": _payment,
    "return": _return,
    "complaint": _complaint,
    "interaction": _interaction,
    "feedback": _feedback,
    "opportunity": _opportunity,
    "task": _task,
    "campaign": _campaign,
    "message": _message,
}
"""For each entity: whether the fields found can be a sheet of it. Own fields by name, others by path."""


NAMED_SIGNS: Final[dict[str, Callable[[frozenset[str]], bool]]] = {
    "customer": _any("name", "company"),
    "return": _any("order_number", "product", "customer", "returned_on", "refund"),
    "sale": lambda fields: _any("amount", "quantity")(fields) and "sold_at" in fields,
}
"""What is enough where the sheet or the file is named so: orders that came back, takings by day."""


ENOUGH_NAMED: Final = 3
"""Fields of its own that make a sheet one of the records that it is named for."""


def holds(entity: str, paths: frozenset[str], named: bool) -> bool:  # noqa: FBT001 - a plain fact
    """Whether a sheet with these fields can hold that entity; one that is ``named`` so needs less."""
    prefix = f"{entity}."
    fields = frozenset(path.removeprefix(prefix) for path in paths)
    if SIGNS[entity](fields):
        return True
    own = sum(path.startswith(prefix) for path in paths) * (entity not in {"customer", "product"})
    if entity == "task" and "title" not in fields:
        return False
    return named and (own >= ENOUGH_NAMED or (entity in NAMED_SIGNS and NAMED_SIGNS[entity](fields)))


OWED_WORDS: Final = frozenset({"balance", "saldo", "solde", "opening balance"})
"""Headings of a ledger that lists of customers have as well: what each one owes."""
GOODS_WORDS: Final = frozenset(
    {"quantity", "qty", "sales price", "unit price", "menge", "quantite", "cantidad", "quantita",
     "quantidade", "aantal"}
)  # fmt: skip
"""Headings of lines that were sold, beside which a balance is only added up."""
REACHED_WORDS: Final = frozenset(
    {"email", "e mail", "telephone", "phone", "telefon", "telefono", "telefone", "telefoon", "tel", "plz",
     "postcode", "zip", "mobile", "email address", "phone number", "address", "adresse", "direccion",
     "indirizzo"}
)  # fmt: skip


def is_of_others(sheet: Sheet) -> bool:
    """Whether a sheet is named for something that is none of ours: expenses, staff, suppliers."""
    return bool(OTHER_SHEETS & set(fold(sheet.name).split()) and not sheet_entities(sheet.name))


def speaks_of_others(sheet: Sheet) -> bool:
    """Whether a sheet is named or headed as a ledger, an account or a list of staff."""
    # A "Journal" is an accountant's; the journal of calls is ours.
    of_others = BOOKS & set(fold(sheet.name).split()) and not sheet_entities(sheet.name)
    folded = {fold(each) for each in sheet.headings}
    told = LEDGER_WORDS & folded
    beside = REACHED_WORDS | GOODS_WORDS
    return bool(of_others or (told - OWED_WORDS) or (told and not beside & folded))


@lru_cache(maxsize=8)
def beside_a_state(headings: tuple[str, ...]) -> frozenset[int]:
    """Give the places of "Region" beside a state: there it is the owner's sales region, no address."""
    folded = [fold(heading) for heading in headings]
    if not STATE_WORDS & set(folded):
        return frozenset()
    return frozenset(place for place, word in enumerate(folded) if word == "region")


def many_columns(path: str) -> bool:
    """Whether several columns may feed that field: lists take them all."""
    return not path.endswith(".id") and field_at(path).kind is Kind.LIST


def is_note_for_people(sheet: Sheet) -> bool:
    """Whether a sheet holds no table: nothing below its headings, or a single column of prose."""
    return sheet.cells.num_rows == 0 and sum(bool(heading.strip()) for heading in sheet.headings) <= 1
