"""Packages that are right, and that the readers stumble over, written anew. Runs in the reading process only.

An OpenDocument whose XML was laid out for people (line breaks between its elements), and parts in UTF-16.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path
from typing import Final

LARGEST_PART: Final = 200 << 20
_BETWEEN: Final = re.compile(rb">\s*\n\s*<")
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def rewrite(path: Path, folder: Path) -> Path | None:
    """A copy of a package in ``folder`` with what the readers want; None where there is nothing to change."""
    copy = folder / "rewritten"
    changed = False
    try:
        with zipfile.ZipFile(path) as archive, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
            for part in archive.infolist():
                if part.file_size > LARGEST_PART:
                    return None
                content = archive.read(part)
                better = _better(part.filename, content)
                changed |= better != content
                target.writestr(part.filename, better)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError):
        return None
    return copy if changed else None


def _better(name: str, content: bytes) -> bytes:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and name.endswith((".xml", ".rels")):
        text = content.decode("utf-16", "replace")
        return _DECLARED.sub("", text).encode()
    return _BETWEEN.sub(b"><", content) if name == "content.xml" else content
