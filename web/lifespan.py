"""What is done before the first request, and right after it.

The slow imports, and what they leave behind is taken out of the rubbish run.
"""

from __future__ import annotations

import gc
import importlib
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from typing import Final

PATIENCE_SECONDS: Final = 15
"""As long an import that is being stored may take to its end when the program is told to stop."""
_SLOW: Final = (
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "sqlalchemy",
    "streamlit.elements.plotly_chart",
    "streamlit.elements.arrow",
)
_LATER: Final = ("scipy.special", "scipy.optimize", "scipy.sparse", "scipy.stats")
"""What only some pages need: 2 to 3 seconds that nobody waits for at the start, nor at the first visit."""


@asynccontextmanager
async def lifespan(
    _app: object, welcome: Callable[[], AbstractContextManager[None]] = nullcontext
) -> AsyncIterator[None]:
    """Load what every page needs, once, and say ``welcome``; the rest while the program answers already.

    At the end what is being stored is stored, or rolled back where that would take too long.

    Streamlit collects garbage after every run of a page. With these libraries in the heap that takes 160 to
    230 ms; frozen, they are left out of it, and it takes 10. The later ones would add 40 to 60.
    """
    _load(_SLOW)
    threading.Thread(target=_load, args=(_LATER,), name="later imports", daemon=True).start()
    hourly = importlib.import_module("data_io.backups").hourly  # which loads the database's library
    with hourly(), welcome():
        yield
    importlib.import_module("data_io.store.engines").finish_writing(PATIENCE_SECONDS)


def _load(names: Iterable[str]) -> None:
    for name in names:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
