"""The bare words for a name, which mean its one half beside the other."""

from __future__ import annotations

from typing import Final

LAST_NAMES: Final = frozenset({"name", "nom", "naam"})
"""Headings of a name that mean the family name beside a column of first names."""
FIRST_NAMES: Final = frozenset({"nombre", "nome"})
"""Headings of a name that mean the first name beside a column of family names."""
BARE_NAMES: Final = LAST_NAMES | FIRST_NAMES
OF_WHOM: Final = frozenset(
    {"du", "de", "del", "della", "do", "da", "des", "van", "patient", "client", "membre", "adherent", "eleve",
     "facturation", "livraison", "facturacion", "envio", "fatturazione", "spedizione", "faturacao", "entrega",
     "cliente", "paciente", "socio", "socia", "alumno", "aluno", "paziente", "ospite", "klant", "patiente"}
)  # fmt: skip
"""Words that say whose name it is."""


def without_whose(folded: str) -> str:
    """Take whose it is from a heading: "prenom facturation" is "prenom"."""
    return " ".join(word for word in folded.split() if word not in OF_WHOM) or folded


def bare_name(folded: str) -> str:
    """Take whose name it is from a heading that says nothing more: "nom du client" is "nom"."""
    word = without_whose(folded)
    return word if word in BARE_NAMES else folded
