"""Bytes -> sheets, read in a process of its own, so that no file can take the program down with it."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from crm.errors import CrmError
from data_io.incoming.files.formats import LARGEST_FILE, is_text
from data_io.incoming.files.limits import memory_for, resident_memory, seconds_for
from data_io.incoming.files.reader_child import ROW_NUMBERS
from data_io.incoming.sheets import Book, Sheet

__all__ = ["Book", "Sheet", "Unreadable", "read_book"]

SENTENCES: Mapping[str, str] = {
    "empty": "is empty. Nothing was brought in.",
    "damaged": (
        "is damaged or is not a spreadsheet, so nothing was brought in. "
        "Open it in Excel or LibreOffice, save it again as .xlsx, and try that file."
    ),
    "password": (
        "is protected with a password, so nothing was brought in. "
        "Open it, save a copy without the password, and try that."
    ),
    "foreign": (
        "is {detail}, not a sheet that can be read here. "
        "Nothing was brought in. Only .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .tsv and .vcf files can be read."
    ),
    "too_large": (
        "is too large to be read in one go, so nothing was brought in. A forgotten cell far below "
        "or far to the right can be the reason; otherwise split it into smaller files."
    ),
    "bomb": (
        "would unpack to something unreasonably large or unsafe, so it was not opened. "
        "Nothing was brought in."
    ),
    "too_long": (
        "took too long to read, so reading was stopped and nothing was brought in. "
        "Save it again as .xlsx and try that file."
    ),
    "cancelled": "was not read, because reading was cancelled. Nothing was brought in.",
    "missing": "cannot be opened. Check that it is still there and that you may read it.",
}
_KEEP_MEMORY: Mapping[str, str] = {
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
    "MALLOC_TOP_PAD_": str(64 << 20),
}
"""Lets Linux's allocator keep what it has for what comes next: a tenth less CPU for 100,000 rows."""
_ROOT = Path(__file__).resolve().parents[3]
_LOOK_EVERY = 0.1
_WORDS_KEPT = 4_000
_log = logging.getLogger(__name__)


class Unreadable(CrmError):
    """A file of which no sheet could be read. ``cause`` is one of the keys of ``SENTENCES``."""

    def __init__(self, name: str, cause: str, detail: str = "") -> None:
        super().__init__(f"“{name}” {SENTENCES[cause].format(detail=detail)}")
        self.cause = cause


def read_book(
    content: bytes | Path,
    name: str,
    *,
    header_rows: Mapping[str, int | None] | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Book:
    """All sheets of a file of any kind that is known (xlsx, xlsm, xls, xlsb, ods, csv, tsv, vcf).

    ``header_rows`` sets the heading's row by hand, by sheet name: counted from 1, None for no headings. Such
    a sheet is read as one table, in its own columns: nothing is taken apart, no months become rows.
    ``progress`` is told shares from 0 to 1, in the calling thread; ``cancelled`` is asked ten times a
    second. Raises Unreadable.
    """
    with tempfile.TemporaryDirectory(prefix="regulars-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        path = _place(content, folder, name)
        size = path.stat().st_size
        if size == 0:
            raise Unreadable(name, "empty")
        if size > LARGEST_FILE:
            raise Unreadable(name, "too_large")
        request = {"path": str(path.resolve()), "name": name, "header_rows": dict(header_rows or {})}
        (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
        with _started(folder) as child:
            allowed = memory_for(size, is_text=is_text(path))
            _attend(child, name, size, allowed, progress or _ignore, cancelled or _never)
        return _collect(folder, name, child.returncode)


def _ignore(_share: float) -> None:
    """Progress that nobody asked for."""


def _never() -> bool:
    return False


def _place(content: bytes | Path, folder: Path, name: str) -> Path:
    """The file's path; bytes are put into the private folder first."""
    if isinstance(content, Path):
        if not content.is_file() or not os.access(content, os.R_OK):
            raise Unreadable(name, "missing")
        return content
    path = folder / "content"
    path.write_bytes(content)
    return path


@contextlib.contextmanager
def _started(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The reading process, ended for certain when the block is left."""
    places = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | _KEEP_MEMORY | {"PYTHONPATH": os.pathsep.join(places), "RUST_BACKTRACE": "0"}
    with (folder / "said.txt").open("wb") as said:
        child = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "data_io.incoming.files.reader_child", str(folder)],
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            yield child
        finally:
            child.kill()
            child.wait()
            if child.stdout:
                child.stdout.close()


def _attend(
    child: subprocess.Popen[bytes],
    name: str,
    size: int,
    allowed: int,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Waits for the child to end, passing progress on; raises Unreadable where it must be stopped.

    ``size`` of the file and memory ``allowed``, both in bytes.
    """
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True).start()
    deadline = time.monotonic() + seconds_for(size)
    while True:
        try:
            line = lines.get(timeout=_LOOK_EVERY)
        except queue.Empty:
            line = b"waiting"
        if not line:
            child.wait()
            return
        with contextlib.suppress(ValueError):
            progress(min(1.0, float(line)))
        if cancelled():
            raise Unreadable(name, "cancelled")
        if time.monotonic() > deadline:
            raise Unreadable(name, "too_long")
        if (resident_memory(child.pid) or 0) > allowed:
            raise Unreadable(name, "too_large")


def _listen(stream: IO[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    """Passes the child's lines on, and an empty one at its end."""
    with contextlib.suppress(ValueError, OSError):
        for line in stream:
            lines.put(line)
    lines.put(b"")


def _collect(folder: Path, name: str, code: int) -> Book:
    """What the child left behind; a child that died leaves no book."""
    try:
        said: dict[str, Any] = json.loads((folder / "book.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        words = (folder / "said.txt").read_bytes()[:_WORDS_KEPT].decode("utf-8", "replace")
        # Neither the file's name nor what the child said last is logged: both may name somebody.
        _log.warning("the reading of a file ended with code %s", code)
        raise Unreadable(name, _cause_of_death(code, words)) from None
    if "refused" in said:
        _log.info("a file was refused: %s", said["refused"])
        raise Unreadable(name, said["refused"], said["detail"])
    sheets = tuple(_load_sheet(folder, index, about) for index, about in enumerate(said["sheets"]))
    return Book(name, said["kind"], sheets, tuple(said["notes"]))


def _cause_of_death(code: int, words: str) -> str:
    """Why a child ended without a word of its own: out of time, out of memory, or killed by a broken file."""
    out_of_time, killed = -24, -9
    if code == out_of_time:
        return "too_long"
    if (
        code == killed
        or "memory allocation" in words
        or "MemoryError" in words
        or "capacity overflow" in words
    ):
        return "too_large"
    return "damaged"


def _load_sheet(folder: Path, index: int, about: dict[str, Any]) -> Sheet:
    # Read into memory rather than mapped: the folder goes away, and Windows deletes no file that is mapped.
    with pa.OSFile(str(folder / f"{index}.arrow"), "rb") as file:
        cells = pa.ipc.open_stream(file.read_buffer()).read_all()
    rows = None
    if ROW_NUMBERS in cells.column_names:
        rows = cells.column(ROW_NUMBERS).combine_chunks()
        cells = cells.drop_columns([ROW_NUMBERS])
    about |= {
        "headings": tuple(about["headings"]),
        "above": tuple(map(tuple, about["above"])),
        "notes": tuple(about["notes"]),
    }
    return Sheet(cells=cells, rows=rows, **about)
