"""What is done before the first request.

The slow imports, and what they leave behind is taken out of the rubbish run.
"""

from __future__ import annotations

import gc
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

_SLOW: Final = (
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "sqlalchemy",
    "streamlit.elements.plotly_chart",
    "streamlit.elements.arrow",
)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Load what every page needs, once.

    Streamlit collects garbage after every run of a page. With these libraries in the heap that takes 160 to
    230 ms; frozen, they are left out of it, and it takes 10.
    """
    for name in _SLOW:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    yield
