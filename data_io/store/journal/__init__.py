"""The journal: who did what when. It only grows, and every entry holds on to the one before.

- ``tables``: an entry (who, when, what, two digests, the link of the chain) and, apart from it, its salted
  value, which can be erased without breaking the chain;
- ``chain``: how digests and links are computed;
- ``entries``: ``Journal``, behind ``store.journal``: ``note`` writes, ``read`` shows (``reading``);
- ``erasure``: how values are made to go, said in the journal itself;
- ``cells`` and ``steps``: the history of the records, each cell under its own digest, each step an entry;
- ``takeover``: the steps of a database that is older than its journal;
- ``triggers``: what the database itself refuses;
- ``faults``: what ``check`` finds;
- ``denials``: what was asked for and refused.
"""

from __future__ import annotations

from data_io.store.journal.entries import Journal, What
from data_io.store.journal.reading import Sought

__all__ = ["Journal", "Sought", "What"]
