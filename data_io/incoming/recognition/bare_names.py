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
     "cliente", "paciente", "socio", "socia", "alumno", "aluno", "paziente", "ospite", "klant", "patiente"}
)  # fmt: skip
"""Words that say whose name it is."""


def bare_name(folded: str) -> str:
    """Take whose name it is from a heading: "nom du client" is "nom"."""
    words = [word for word in folded.split() if word not in OF_WHOM]
    return words[0] if len(words) == 1 and words[0] in BARE_NAMES else folded
