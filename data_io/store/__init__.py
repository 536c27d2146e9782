"""The store: where the facts lie, how they are changed and taken back, and how they are read.

``Store`` is loaded when it is first asked for, so that naming an error costs no database library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data_io.store.errors import (
    Conflict,
    Invalid,
    NotUndoable,
    Overtaken,
    StoreBusy,
    StoreError,
    StoreForeign,
    StoreFull,
    StoreLost,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
)

if TYPE_CHECKING:
    from data_io.store.store import Store

__all__ = [
    "Conflict",
    "Invalid",
    "NotUndoable",
    "Overtaken",
    "Store",
    "StoreBusy",
    "StoreError",
    "StoreForeign",
    "StoreFull",
    "StoreLost",
    "StoreMissing",
    "StoreNewer",
    "StoreReadOnly",
]


def __getattr__(name: str) -> type[Store]:
    if name == "Store":
        from data_io.store.store import Store

        return Store
    raise AttributeError(name)
