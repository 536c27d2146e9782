"""What speaks for a sort of records, or against it, beside the single columns: what stands together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data_io.incoming.recognition.parts import readings
from data_io.incoming.values.vocabulary import fold
from data_io.incoming.values.vocabulary import headings as known_headings

FEE_WORDS: Final = frozenset(
    {
        "fee",
        "fees",
        "payout",
        "gebuhr",
        "gebuhren",
        "frais",
        "comision",
        "commissione",
        "taxa",
        "kosten transactie",
    }
)
"""Headings of what a provider of payments keeps."""
TASK_WORDS: Final = frozenset(
    {"assignee", "completed at", "due date", "due", "section column", "parent task", "board name",
     "list name", "bucket name", "projects", "project", "progress", "assigned to", "person", "related to",
     "task owner", "percent complete", "reminder", "date completed", "recurring", "subtasks"}
)  # fmt: skip
"""Headings of lists of things to do."""
LINES_OF_SALES: Final = frozenset(
    {"sale.quantity", "sale.unit_price", "product.sku", "sale.line", "sale.cost"}
)


NUMBERED: Final = {"sale.order_number", "sale.sold_at", "sale.amount"}
"""A number, a day and an amount in each row: whoever else is named in it, it was sold."""
NUMBERED_WEIGHS: Final = 1.0
BUYERS: Final = frozenset({"sale.customer", "customer.name", "customer.last_name", "customer.company"})
WAYS: Final = frozenset({"sale.payment_method", "payment.method"})
PAID_BY_DAY_WEIGHS: Final = 1.5


def evidence(entity: str, paths: frozenset[str], headings: tuple[str, ...]) -> float:
    """Tell what speaks for an entity (or against it) beside the single columns: what stands together."""
    speaks = SPEAKS.get(entity)
    return speaks(paths, headings, {fold(heading) for heading in headings}) if speaks else 0.0


def is_sold_to_somebody(paths: frozenset[str]) -> bool:
    """Whether each row has a day or a number, an amount and a customer: sold, whatever it is called."""
    told = not paths.isdisjoint({"sale.sold_at", "sale.order_number"})
    return told and "sale.amount" in paths and not paths.isdisjoint(BUYERS)


def _for_customers(_paths: frozenset[str], headings: tuple[str, ...], _folded: set[str]) -> float:
    of_suppliers = SUPPLIERS & {fold(heading) for heading in headings[:NAMED_AT]}
    return -PURCHASES_WEIGH * bool(of_suppliers) - PAID_BY_DAY_WEIGHS * _is_paid_by_day(headings)


def _is_paid_by_day(headings: tuple[str, ...]) -> bool:
    """Whether there is a bare day and a way to pay: what somebody paid that day, and no list of people."""
    told = [known_headings().get(fold(heading), frozenset()) for heading in headings]
    day = any({"sale.sold_at", "payment.paid_on", "interaction.happened_at"} <= paths for paths in told)
    return day and any(paths & WAYS for paths in told)


def _for_payments(paths: frozenset[str], headings: tuple[str, ...], folded: set[str]) -> float:
    kept = bool(FEE_WORDS & folded) and not {"quantity", "qty"} & folded
    bank = len(BANK_WORDS & folded) > 1 and not LINES_OF_SALES & paths
    told = kept + BANK_WEIGHS * bank - GOODS_WEIGH * _speaks_of_goods(headings)
    return FEES_WEIGH * told + PAID_WEIGHS * (_speaks_of_paying(headings) and "payment.paid_on" in paths)


def _for_tasks(paths: frozenset[str], _headings: tuple[str, ...], folded: set[str]) -> float:
    return TASKS_WEIGH * (len(TASK_WORDS & folded) >= 2 and "task.title" in paths)  # noqa: PLR2004


def _for_messages(paths: frozenset[str], _headings: tuple[str, ...], _folded: set[str]) -> float:
    sent = {"message.sent_at", "message.opted_out", "message.responded_at"} & paths
    return MESSAGES_WEIGH * len(sent) * bool({"message.campaign", "campaign.name"} & paths)


def _for_reviews(paths: frozenset[str], headings: tuple[str, ...], _folded: set[str]) -> float:
    return QUESTIONS_WEIGH * ("feedback.score" in paths and any("?" in heading for heading in headings))


def _for_sales(paths: frozenset[str], headings: tuple[str, ...], folded: set[str]) -> float:
    return NUMBERED_WEIGHS * (paths >= NUMBERED) - _against_sales(paths, headings, folded)


SPEAKS: Final[dict[str, Callable[[frozenset[str], tuple[str, ...], set[str]], float]]] = {
    "sale": _for_sales, "customer": _for_customers, "payment": _for_payments, "task": _for_tasks,
    "message": _for_messages, "feedback": _for_reviews,
}  # fmt: skip
"""For each entity: what its fields and headings weigh together."""


def _against_sales(paths: frozenset[str], headings: tuple[str, ...], folded: set[str]) -> float:
    if SUPPLIER_WORDS & folded and not any("customer" in path for path in paths):
        return PURCHASES_WEIGH
    if LINES_OF_SALES & paths:
        return 0.0
    if "sale.sold_at" not in paths and _speaks_of_paying(headings):
        return ONLY_PAID_WEIGHS
    return FEES_WEIGH * bool(FEE_WORDS & folded) if "payment method" not in folded else 0.0


def _speaks_of_goods(headings: tuple[str, ...]) -> bool:
    """Whether a heading can only be what was sold, or how much of it."""
    told = (known_headings().get(fold(heading), frozenset()) for heading in headings)
    return any(GOODS & paths and not any(path.startswith("payment.") for path in paths) for paths in told)


def _speaks_of_paying(headings: tuple[str, ...]) -> bool:
    return any("paid" in reading for heading in headings for reading in readings(heading))


GOODS: Final = frozenset({"sale.product", "sale.quantity", "product.name"})
GOODS_WEIGH: Final = 1
SUPPLIER_WORDS: Final = frozenset(
    {"vendor", "supplier", "lieferant", "fournisseur", "proveedor", "fornitore", "fornecedor", "leverancier"}
)
"""Headings that make orders without a customer the owner's own purchases."""
SUPPLIERS: Final = SUPPLIER_WORDS | {
    "supplier name", "vendor name", "name of supplier", "lieferantenname", "nom du fournisseur",
    "nom fournisseur", "nombre proveedor", "nombre del proveedor", "nome fornitore", "nome fornecedor",
    "naam leverancier", "leveranciersnaam", "lieferantennummer", "supplier id", "supplier no",
}  # fmt: skip
"""Headings that begin a list of those from whom the owner buys."""
NAMED_AT: Final = 2
BANK_WORDS: Final = frozenset(
    {"verwendungszweck", "buchungstext", "buchungstag", "valutadatum", "valuta", "wertstellung", "iban",
     "bic", "kontonummer iban", "auftraggeberkonto", "auftragskonto", "value date", "counterparty",
     "date operation", "date de valeur", "date valeur", "libelle operation", "causale", "data contabile",
     "data valuta", "descrizione operazione", "fecha operacion", "fecha valor", "data operazione",
     "tegenrekening", "naam tegenpartij", "mededelingen", "boekdatum", "af bij", "data lancamento",
     "data valor", "sort code"}
)  # fmt: skip
"""Headings of what a bank writes about money that came in."""
BANK_WEIGHS: Final = 2.0
PURCHASES_WEIGH: Final = 9.0
FEES_WEIGH: Final = 1.5
ONLY_PAID_WEIGHS: Final = 2.0
"""What speaks against sales whose only day is the one on which they were paid."""
PAID_WEIGHS: Final = 1.0
TASKS_WEIGH: Final = 1.2
QUESTIONS_WEIGH: Final = 1.5
MESSAGES_WEIGH: Final = 0.8
