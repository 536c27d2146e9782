"""Words by which sums are known in a sheet, in seven languages, folded to plain small letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from data_io.incoming.shapes.periods import read_period, without_year

TOTALLING: Final = frozenset(
    {"subtotal", "sub total", "subtotals", "zwischensumme", "sous total", "subtotale", "subtotaal",
     "grand total", "gesamtsumme", "endsumme", "suma parcial", "totale parziale", "tussentotaal", "totals",
     "total general", "total geral", "totale complessivo", "totale generale", "eindtotaal", "gesamtergebnis",
     "totaux", "totales", "totali", "totais", "totalen", "gesamtbetrag", "total partiel", "soma parcial",
     "insgesamt", "ubertrag", "carried forward", "brought forward", "balance carried forward",
     "balance brought forward", "amount carried forward", "amount brought forward", "total carried forward",
     "total brought forward", "a reporter", "report a nouveau", "total a reporter", "suma y sigue",
     "suma anterior", "suma y va", "da riportare", "riporto", "a transportar", "te transporteren",
     "transporteren"}
)  # fmt: skip
"""Words with which nothing but a total begins, whatever follows."""
ALSO_NAMES: Final = frozenset(
    {"total", "totale", "totaal", "summe", "gesamt", "sum", "suma", "somme", "soma", "saldo"}
)
"""Words with which a total begins, and a name may ("Total Energies"): what follows must tell."""

AFTER: Final = frozenset(
    {"total", "totale", "totaal", "ergebnis", "summe", "resultado", "risultato", "somme"}
)
"""Words that follow the group in a subtotal, as Excel writes them ("Anna Berg Total")."""


_PAGE: Final = re.compile(
    r"(?:page|seite|blatt|pagina|pag|pg|blad|bladzijde|hoja|folha|feuille|foglio)"
    r" \d{1,4}(?: \w{1,3})?(?: \d{1,4})?"
)


def is_page(text: str) -> bool:
    """Whether a text is the number of a printed page: "Seite 2", "Page 3 of 7".

    >>> is_page("Seite 2"), is_page("Page 3 of 7"), is_page("Pageant 3")
    (True, True, False)
    """
    return _PAGE.fullmatch(fold_words(text)) is not None


def fold_words(text: str) -> str:
    """Small letters and figures without accents, other signs as single blanks."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.split())


def first_words(folded: str, words: frozenset[str]) -> str:
    """The longest of the words with which a folded text begins; blank for none."""
    found = [word for word in words if folded == word or folded.startswith(f"{word} ")]
    return max(found, key=len, default="")


def is_total(text: str) -> bool:
    """Whether a text can only be the label of a total: "Summe", "Total 2024", "Subtotal Anna".

    >>> is_total("Total général"), is_total("Total March 2024"), is_total("Total Energies")
    (True, True, False)
    """
    folded = fold_words(text)
    if first_words(folded, TOTALLING):
        return True
    first = first_words(folded, ALSO_NAMES)
    rest = folded.removeprefix(first).strip()
    return bool(first) and (not without_year(rest) or read_period(rest) is not None)


def may_total(text: str) -> bool:
    """Whether a text has a word of totals where one may stand."""
    folded = fold_words(text)
    return first_words(folded, TOTALLING | ALSO_NAMES) != "" or folded.rpartition(" ")[2] in AFTER
