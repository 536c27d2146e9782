"""What the name of a file or of a sheet says about what it holds: "Retourenbuch", "flower orders Feb"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from data_io.incoming.values.vocabulary import MANY, fold, sheet_entities

BEGUN: Final[dict[str, str]] = {
    "return": (
        "return retour ruckgab rucksend devoluc devoluz reso resi rma refund gutschrift avoir abono "
        "rimbors reembols umtausch terugge"
    ),
    "complaint": (
        "complain reklam rekla beschwerd reclam plainte queja klacht incidenc helpdesk supportticket "
        "grumbles moans gripes "
        "sav mangel mangelliste segnalaz lamentel storing melding doleanc faults grievanc issuelog"
    ),
    "interaction": (
        "call anruf appel llamad chiamat chamad gesprek besuch visit telefonat telefonist contactmoment "
        "agenda belrapport bellijst bezoek meeting kontaktprotokoll gesprach aktivitat conversation afsprak "
        "appointment rendezvous "
        "citas appuntament"
    ),
    "feedback": (
        "review feedback bewert umfrage avis opinion valorac recension avaliac beoordel survey enquete "
        "encuesta sondag nps rezension satisf tevreden resen questionn fragebogen zufrieden inquerit"
    ),
    "opportunity": (
        "deal angebot quote quotation devis presupuest preventiv orcament offerte pipeline opportun "
        "verkaufschanc trattativ kansen estimate enquir"
    ),
    "task": (
        "task todo aufgab tache tarea tarefa takenlijst pendient wiedervorlag followup reminder "
        "herinner promemori lembrete erinnerung rappels checklist"
    ),
    "campaign": (
        "newsletter campaign kampagn campagn campana campanh mailing promo werbeaktion aktionsplan"
    ),
    "message": (
        "recipient empfanger destinatair destinatari ontvanger"
    ),
    "payment": (
        "reglements incassi cobros recebidas recebidos "
        "payment zahlung paiement pago pagament betaling reglement incass cobro recebiment encaissement "
        "ontvangst geldeingang cheques kontoauszug eingange"
    ),
    "sale": (
        "sale lieferung livraison delivery deliveries leistungen order verkauf umsatz bestell auftrag "
        "rechnung facture vente commande venta pedido factura vendit ordini fattur scontrin venda "
        "encomend fatura verkop verkoop factuur invoice receipt till kasse kassen caisse caja cassa "
        "taking ricevut recibo daybook dagstaat vendute albaran ordre"
    ),
    "product": (
        "price prix preise product produkt produit prodott produto artikel article articol articul "
        "artigo preislist pricelist prijslijst tarif listino precios prezzi katalog catalog sortiment "
        "assortim speisekart getrankekart menukaart"
    ),
    "customer": (
        "client kunde kunden custom kontakt contact klant relatie member mitglied membre socio leden "
        "adress address fichas guest patient pazient pacient abonn subscriber gaste hospede huesped "
        "ospiti debitor besteller"
    ),
}  # fmt: skip
"""How words begin that name such records, folded; the more special before the more general."""
OF_SUPPLIERS: Final = (
    "purchas", "supplier", "vendor", "einkauf", "lieferant", "fournisseur", "achat", "proveedor", "compras",
    "fornitor", "acquist", "fornecedor", "leverancier", "inkoop", "inkopen", "expens", "payroll",
)  # fmt: skip
"""How words begin that name what the owner buys: orders of which are no sales."""
GENERAL: Final = ("customer", "product")
"""Who and what the records of other sorts are about: "customer returns" are returns."""
SHORTEST: Final = 4
ENDING: Final = 6
"""Letters from which on such a word may end a longer one: "Gästebewertungen"."""


@lru_cache(maxsize=MANY)
def entities_of_name(name: str) -> frozenset[str]:
    """Give the entities that a name speaks of, by how its words begin; the special before the general."""
    told = sheet_entities(name)
    words = fold(name).split()
    if any(word.startswith(OF_SUPPLIERS) for word in words):
        return told
    begun = {
        entity
        for entity, starts in BEGUN.items()
        for start in starts.split()
        if any(
            (word.startswith(start) and (len(start) >= SHORTEST or word == start))
            or (len(start) >= ENDING and start in word)
            for word in words
        )
    }
    found = told | begun
    special = found - set(GENERAL)
    return frozenset(special or found)
