"""What people type where nobody in particular is meant: "Walk-in", "Laufkundschaft", "n/a".

Such a word is no name: a sale to it has no customer. The words stand here only, in seven languages.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.values.vocabulary import fold

NAMES_NOTHING: Final = """
    n/a, na, nan, none, null, nil, not applicable, not available, not given, not known, not provided, not
    set, not specified, no data, no name, tba, tbd, unassigned, unknown, unnamed, unspecified, k.A.,
    keine, keine Angabe, keiner, keines, kein Name, nicht angegeben, nicht bekannt, ohne Namen, unbekannt,
    aucun, aucune, inconnu, inconnue, n.c., non communiqué, non précisé, non renseigné, sans nom,
    desconocido, desconocida, ninguno, ninguna, no consta, no disponible, sin datos, sin especificar, sin
    nombre, ignoto, n.d., nessuno, nessuna, non disponibile, non indicato, non specificato, sconosciuto,
    sconosciuta, senza nome, desconhecido, desconhecida, não especificado, não identificado, não
    informado, nenhum, nenhuma, sem nome, geen, geen naam, n.v.t., nvt, niet bekend, niet opgegeven,
    onbekend, zonder naam
"""
"""What stands for a blank wherever a record should be named."""

NO_CUSTOMER: Final = """
    anon, anonymous, anonymous buyer, anonymous customer, cash, cash client, cash customer, cash sale,
    cash sales, casual customer, counter, counter customer, counter sale, counter sales, default customer,
    general customer, generic customer, guest, guest checkout, guest customer, guest order, guest user,
    in-store customer, misc customer, miscellaneous customer, no customer, nobody, one-off customer,
    one-time customer, over the counter, over-the-counter sale, passer-by, passers-by, passing trade, POS
    customer, POS sale, POS sales, retail customer, shop customer, store customer, sundry, sundry
    customer, sundry customers, sundry sales, unknown buyer, unknown client, unknown customer,
    unregistered, unregistered customer, various, various customers, walk-in, walkin, walk-ins, walk-in
    client, walk-in clients, walk-in customer, walkin customer, walk-in customers, walk-in guest, walk-in
    sale, walk-in sales, anonym, anonymer Kunde, anonyme Kunden, Barkauf, Barkunde, Barkunden, Barverkauf,
    Barverkäufe, Conto pro Diverse, CPD, Diverse, Diverse Kunden, Einmalkunde, Endkunde, Endverbraucher,
    Gast, Gastbestellung, Gäste, Gastkunde, Kasse, Kassenkunde, Kassenverkauf, kein Kunde, Kunde
    unbekannt, Ladenkunde, Ladenverkauf, Laufkunde, Laufkunden, Laufkundschaft, ohne Kunde, Passant,
    Passanten, Sammelkunde, Tageskunde, Theke, Thekenverkauf, unbekannter Kunde, verschiedene,
    verschiedene Kunden, anonyme, au comptoir, aucun client, client anonyme, client au comptant, client
    comptant, client comptoir, client de passage, client divers, client espèces, client générique, client
    inconnu, client non identifié, client occasionnel, client passager, clients comptoir, clients de
    passage, clients divers, clients occasionnels, comptant, comptoir, consommateur final, divers,
    espèces, invité, invitée, particulier, passage, sans client, vente au comptant, vente au comptoir,
    vente comptoir, ventes au comptoir, ventes comptoir, visiteur, anónimo, anónima, cliente anónimo,
    cliente casual, cliente contado, cliente de contado, cliente de mostrador, cliente de paso, cliente
    desconocido, cliente eventual, cliente final, cliente general, cliente genérico, cliente mostrador,
    cliente no identificado, cliente ocasional, cliente varios, clientes de mostrador, clientes de paso,
    clientes ocasionales, clientes varios, consumidor final, contado, invitado, invitada, mostrador,
    particular, público en general, público general, sin cliente, varios, venta al contado, venta al
    público, venta de contado, venta de mostrador, venta en mostrador, venta mostrador, ventas de
    mostrador, ventas mostrador, anonimo, anonima, al banco, cliente al banco, cliente anonimo, cliente
    banco, cliente contanti, cliente di passaggio, cliente finale, cliente generico, cliente occasionale,
    cliente sconosciuto, cliente vario, clienti di passaggio, clienti diversi, clienti occasionali,
    clienti vari, consumatore finale, contanti, corrispettivi, corrispettivo, diversi, nessun cliente,
    ospite, privato, senza cliente, vari, vendita al banco, vendita contanti, vendite al banco, anônimo,
    anônima, avulso, balcão, cliente anônimo, cliente avulso, cliente balcão, cliente de balcão, cliente
    desconhecido, cliente não identificado, cliente padrão, clientes diversos, consumidor, consumidor não
    identificado, convidado, convidada, diversos, sem cliente, venda a dinheiro, venda ao balcão, venda
    avulsa, venda balcão, venda de balcão, vendas ao balcão, vendas balcão, visitante, anoniem, anonieme
    klant, balieklant, balieverkoop, consument, contant, contante klant, contante verkoop, diverse
    klanten, diversen, eenmalige klant, eindklant, gasten, gastklant, geen klant, kasklant, kassaverkoop,
    kasverkoop, klant onbekend, losse klant, losse klanten, losse verkoop, losse verkopen, onbekende
    klant, toonbank, toonbankklant, toonbankverkoop, winkelklant, winkelverkoop, zonder klant
"""
"""What stands for a customer whom nobody asked for a name."""

_SIGNS: Final = r"[-–—?*./…_ ]+"
_NUMBERED: Final = r"\s[#(]?\d+\)?\s*$"
"""Tills number their guests: "Guest 12", "Walk-in (3)"."""
_NO_LETTER: Final = r"[^\pL\pN]+"


def names_nobody(texts: pd.Series[Any], entity: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which texts (str) name no record of an entity at all; blanks do not.

    >>> names_nobody(pd.Series(["WALK-IN customer", "Guest 12", "Anna Gast", None]), "customer").tolist()
    [True, True, False, False]
    >>> names_nobody(pd.Series(["Walk-in", "N/A"]), "product").tolist()
    [False, True]
    """
    codes, distinct = pd.factorize(texts)
    said = pa.array(distinct.astype(object), pa.string())
    plain = pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.utf8_lower(said), _NO_LETTER, " "))
    found = pc.or_(pc.match_substring_regex(said, f"^{_SIGNS}$"), pc.is_in(plain, _words(NAMES_NOTHING)))
    if entity == "customer":
        unnumbered = pc.replace_substring_regex(pc.utf8_lower(said), _NUMBERED, "")
        unnumbered = pc.utf8_trim_whitespace(pc.replace_substring_regex(unnumbered, _NO_LETTER, " "))
        for each in (plain, unnumbered):
            found = pc.or_(found, pc.is_in(each, _words(NO_CUSTOMER)))
    of_distinct = found.to_numpy(zero_copy_only=False).astype(bool)
    return np.asarray(np.append(of_distinct, values=False)[codes])


@cache
def _words(written: str) -> pa.Array:
    """Give the words of a list as texts are compared with them, with their accents and without."""
    words = [" ".join(each.split()) for each in written.split(",")]
    lowered = pc.replace_substring_regex(pc.utf8_lower(pa.array(words)), _NO_LETTER, " ")
    known = {*pc.utf8_trim_whitespace(lowered).to_pylist(), *map(fold, words)}
    return pa.array(sorted(known), pa.string())
