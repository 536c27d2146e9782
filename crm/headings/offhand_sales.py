"""What tills, booking and invoicing programs and hurried owners write over sales, payments and returns."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
sale.amount = Prezzo finale; Prix final; Precio final; Preço final; Eindprijs; Final price; Prix payé;
    Precio pagado; Importe final; Montant final; Endbetrag brutto
sale.line = Lig; Lgn
sale.quantity = Qte Cdee; Cant. pedida; Q.tà ordinata; Qtd. pedida
sale.discount_share = Tx Rem; Taux rem.; Tasso sconto; Tasa dto.
sale.tax = Cuota; Cuota de IVA
return.quantity = Qty Credited; Quantity credited; Menge gutgeschrieben; Qté créditée; Cant. abonada; Q.tà
    accreditata
"""
