"""Names of files that are made from words of owners: every system takes them, and they say nothing else."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 100
"""Letters of a name without its ending."""
_REFUSED: Final = re.compile(r'[<>:"/\\|?*]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)( *\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def file_name(name: str) -> str:
    """Give a name that a file may have.

    No folders, no marks that turn the reading or cannot be seen, nothing hidden; the ending stays. ``file``
    where nothing is left.
    """
    seen = "".join(letter if unicodedata.category(letter)[0] not in "CZ" else " " for letter in name)
    words = " ".join(_REFUSED.sub(" ", seen).split())
    ending = _ENDING.search(words)
    stem = words[: ending.start()] if ending else words
    stem = stem[:LONGEST].strip(" .") or "file"
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    return stem + (ending[0] if ending else "")
