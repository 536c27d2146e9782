"""What the log may tell: where something failed and under which number, never whose data it was about.

The words of an error often hold the value that it stumbled over (an e-mail address that is there twice), and
a server's lines of access hold addresses of visitors, keys and what was looked at. So no error's words are
logged, only its kind, its codes and the lines of program that it came through, and of an address only its
first part. That is done where records of the log are made, so that it holds for every library's as well.
"""

from __future__ import annotations

import errno
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

LINE: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
WHEN: Final = "%Y-%m-%dT%H:%M:%S%z"
"""The machine's time with its distance from UTC."""
SERVERS: Final = ("uvicorn", "websockets")
"""Loggers that name visitors and addresses."""
_ADDRESS: Final = re.compile(r"(https?://[^/\s]+)?/.*", re.DOTALL)
_VISITOR: Final = re.compile(r"\[?[0-9a-fA-F.:]+\]?:\d+")
_CAME_OF: Final = "\nwhich came of\n"
_MARK: Final = "_regulars_discreet"


def keep_discreet() -> None:
    """Let every record of the log from now on keep personal data out; give those without a place one."""
    made = logging.getLogRecordFactory()
    if not hasattr(made, _MARK):
        discreet = partial(_discreet_record, made)
        setattr(discreet, _MARK, True)
        logging.setLogRecordFactory(discreet)
        threading.excepthook = _note_end_of_thread


def log_to_console() -> None:
    """Write what the program and its libraries log to standard error, with the time."""
    if not logging.getLogger().handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter(LINE, WHEN))
        logging.getLogger().addHandler(handler)


def told(error: BaseException) -> str:
    """Give an error as it may be logged: its kind and codes and the lines it came through, no words of it.

    What it came of follows, and what a group of errors holds.
    """
    parts: list[str] = []
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        parts.append("".join(traceback.format_tb(each.__traceback__)) + named(each))
        came_of = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
        waiting += [came_of] if came_of is not None else []
        waiting += each.exceptions if isinstance(each, BaseExceptionGroup) else ()
    return _CAME_OF.join(parts)


def named(error: BaseException) -> str:
    """Give an error's kind, and what tells more of it without a value: codes, and names of the program."""
    kind = type(error)
    codes = [
        errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None,
        getattr(error, "sqlstate", None),  # PostgreSQL
        getattr(error, "sqlite_errorname", None),
        getattr(error, "name", None) if isinstance(error, AttributeError | NameError | ImportError) else None,
    ]
    known = [code for code in codes if isinstance(code, str) and code.isascii() and code.isidentifier()]
    known += [code for code in codes[1:2] if isinstance(code, str) and code.isalnum() and code not in known]
    return f"{kind.__module__}.{kind.__qualname__}" + (f" ({', '.join(known)})" if known else "")


def _discreet_record(
    made: Callable[..., logging.LogRecord], *given: object, **known: object
) -> logging.LogRecord:
    """Make a record as ``made`` would, without what it may not tell."""
    record = made(*given, **known)
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = told(record.exc_info[1])  # formatters take it instead of making their own
    served = record.name.split(".")[0] in SERVERS
    if isinstance(record.args, tuple):
        record.args = tuple(_discreet_argument(each, served=served) for each in record.args)
    elif isinstance(record.args, Mapping):
        record.args = {name: _discreet_argument(each, served=served) for name, each in record.args.items()}
    if isinstance(record.msg, BaseException):
        record.msg = named(record.msg)
    elif record.name == "asyncio":
        record.msg = str(record.msg).partition("\n")[0]  # what follows shows the task with its error
    return record


def _discreet_argument(argument: object, *, served: bool) -> object:
    """Give what may stand in a line in place of an argument of it."""
    if isinstance(argument, BaseException):
        return named(argument)
    if served and isinstance(argument, str):
        return "somebody" if _VISITOR.fullmatch(argument) else first_part(argument)
    return argument


def first_part(address: str) -> str:
    """Give the first part of an address's path: what follows may be a key, a search or somebody's number.

    >>> first_part("/come-in?key=abc"), first_part("/downloads/abc"), first_part("no address")
    ('/come-in', '/downloads/…', 'no address')
    """
    if not _ADDRESS.fullmatch(address):
        return address
    path = re.sub(r"^https?://[^/]+", "", address).partition("?")[0].partition("#")[0]
    first, slash, _ = path[1:].partition("/")
    return f"/{first}{'/…' if slash else ''}"


def _note_end_of_thread(ended: threading.ExceptHookArgs) -> None:
    """Log what ended a thread, in place of Python's own words, which tell the error's."""
    if ended.exc_type is not SystemExit and ended.exc_value is not None:
        name = ended.thread.name if ended.thread is not None else "a thread"
        logging.getLogger("regulars").error("%s ended", name, exc_info=ended.exc_value)
