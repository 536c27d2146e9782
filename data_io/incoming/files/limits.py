"""What the reading process may take of the machine, and how its memory is watched from outside."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

MEMORY: Final = 1_400 << 20
"""Bytes of memory that reading may take for a small file."""
MEMORY_PER_BYTE: Final = 60
"""For packed files and the old ones of Excel."""
TEXT_MEMORY_PER_BYTE: Final = 12
"""For text: a csv file of a million rows takes 3.6."""
MEMORY_AT_MOST: Final = 6 << 30
SECONDS: Final = 25
SECONDS_PER_MEGABYTE: Final = 4
RESULT: Final = 4 << 30
"""Bytes that the reading process may write into one file."""


def memory_for(size: int, *, is_text: bool) -> int:
    """Bytes of memory allowed for a file of so many bytes: packed sheets unfold to many times their size."""
    return min(MEMORY_AT_MOST, max(MEMORY, (TEXT_MEMORY_PER_BYTE if is_text else MEMORY_PER_BYTE) * size))


def seconds_for(size: int) -> int:
    """Seconds allowed for a file of a size in bytes, generous enough for a slow machine."""
    return SECONDS + SECONDS_PER_MEGABYTE * (size >> 20)


def limit_this_process(size: int, *, is_text: bool) -> None:
    """Has the system end this process beyond its limits; where it cannot (Windows), the parent watches."""
    if sys.platform == "win32":
        return
    import resource

    limits = {
        "RLIMIT_CPU": seconds_for(size),
        "RLIMIT_FSIZE": RESULT,
        "RLIMIT_CORE": 0,
        "RLIMIT_AS": _address_space() + memory_for(size, is_text=is_text),
    }
    for name, limit in limits.items():
        # Not every system knows or allows every limit (macOS has no RLIMIT_AS to speak of).
        with suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, name), (limit, limit))


def _address_space() -> int:
    """Bytes of address space reserved so far; libraries reserve far more than they use."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    except (OSError, ValueError):
        return 1 << 30


def resident_memory(process_id: int) -> int | None:
    """Bytes of memory that a process holds now; None where the system does not tell."""
    if sys.platform == "win32":
        return _resident_on_windows(process_id)
    if sys.platform == "darwin":
        with suppress(OSError, ValueError, subprocess.SubprocessError):
            told = subprocess.run(
                ["/bin/ps", "-o", "rss=", "-p", str(process_id)], capture_output=True, timeout=5, check=False
            )
            return int(told.stdout) * 1024
        return None
    with suppress(OSError, ValueError, IndexError):
        pages = Path(f"/proc/{process_id}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return None


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        *((name, ctypes.c_size_t) for name in (
            "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage", "QuotaPagedPoolUsage",
            "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage", "PagefileUsage", "PeakPagefileUsage",
        )),
    )  # fmt: skip


def _resident_on_windows(process_id: int) -> int | None:
    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there on Windows only
    query_and_read = 0x0400 | 0x0010
    windows.kernel32.OpenProcess.restype = ctypes.c_void_p
    handle = windows.kernel32.OpenProcess(query_and_read, False, process_id)  # noqa: FBT003
    if not handle:
        return None
    counters = _Counters(cb=ctypes.sizeof(_Counters))
    try:
        asked = windows.psapi.GetProcessMemoryInfo(
            ctypes.c_void_p(handle), ctypes.byref(counters), counters.cb
        )
        return int(counters.PagefileUsage) if asked else None
    finally:
        windows.kernel32.CloseHandle(ctypes.c_void_p(handle))
