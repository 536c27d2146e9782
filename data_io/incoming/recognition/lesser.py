"""Words for a field that say less than others do: the suburb beside the town, the subtotal, a delivery."""

from __future__ import annotations

from typing import Final

from data_io.incoming.recognition.somebody import WHOEVER

LESSER: Final = {
    "sale.salesperson": WHOEVER,
    "product.category": frozenset({"type", "typ", "tipo", "art", "soort"}),
    "sale.amount": frozenset({"subtotal", "zwischensumme", "subtotale", "subtotaal", "sous"}),
    "product.brand": frozenset({"vendor"}),
    "product.price": frozenset({"rrp", "msrp", "srp", "uvp"}),
    "opportunity.stage": frozenset({"status", "statut", "state", "estado", "stato", "situacao"}),
    "sale.sold_at": frozenset(
        {
            "livre",
            "livree",
            "geliefert",
            "consegnato",
            "entregado",
            "entregue",
            "geleverd",
            "delivered",
            "lieferung",
            "livraison",
            "consegna",
            "entrega",
            "levering",
        }
    ),
    "complaint.assigned_to": WHOEVER,
    "customer.region": frozenset({"dept"}),
    "customer.groups": frozenset({"group", "gruppe", "groupe", "grupo", "gruppo", "groep"}),
    "sale.order_number": frozenset(
        {
            "albaran",
            "lieferschein",
            "lieferscheinnummer",
            "ls",
            "pakbon",
            "ddt",
            "bolla",
            "bl",
            "guia",
            "remito",
        }
    ),
    "customer.city": frozenset({"suburb", "locality", "ortsteil", "bairro", "quartier"}),
}
"""Words for a field that give way to any other word for it."""
