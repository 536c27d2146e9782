"""The same doors without a browser: ``python -m data_io import|export|undo|figures|...``.

JSON goes to standard output, words to standard error. Exit 0: done; 2: it could not be done, one sentence
says why.
"""

from __future__ import annotations

import logging
import os
import sys
import uuid
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from crm.errors import CrmError
from data_io import logs
from data_io.settings import Settings

FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    words = _parser().parse_args(arguments)
    try:
        return _run(words)
    except CrmError as error:
        print(error.message, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. Nothing was half done.", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches an owner
        print(_logged(error), file=sys.stderr)
    return FAILED


def _run(words: Namespace) -> int:
    from data_io import backups
    from data_io.commands import COMMANDS, move

    if words.command == "move":
        return move(words)
    settings = Settings.from_environment()
    settings = replace(settings, database=words.database or settings.database)
    if words.command == "restore" and words.damaged:
        backups.put_damaged_aside(settings)
    store = backups.open_kept(settings)
    try:
        return COMMANDS[words.command](words, store) or 0
    finally:
        store.close()


def _logged(error: Exception) -> str:
    """Keep an unexpected error in a file under an id, and give the sentence that names it."""
    number = uuid.uuid4().hex[:8]
    log = Path("regulars-errors.log")
    logs.keep_discreet()
    try:
        logger = logging.getLogger("regulars")
        logger.addHandler(logging.FileHandler(log, encoding="utf-8"))
        logger.error("error %s", number, exc_info=error)
        kept = f"It was noted as {number} in {log}."
    except OSError:
        kept = f"It has the number {number}."
    return f"Something went wrong that should not have. Nothing was half done. {kept}"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m data_io", description="Regulars without a browser.")
    parser.add_argument("--database", metavar="URL", help="where the records lie (else DATABASE_URL)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    everywhere = ArgumentParser(add_help=False)
    # SUPPRESS: a word before the command must not be wiped by the default of the same word after it.
    everywhere.add_argument("--database", metavar="URL", default=_suppress(), help="where the records lie")
    everywhere.add_argument("--json", action="store_true", help="print JSON (as it does anyway)")
    everywhere.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DAY", help="the day that counts as today"
    )

    def command(name: str, text: str) -> ArgumentParser:
        return commands.add_parser(name, parents=[everywhere], help=text, description=text)

    _add_import(command("import", "Bring sheets in."))
    for name, text in (
        ("export", "Take everything out as a workbook."),
        ("template", "Write a blank workbook."),
    ):
        out = command(name, text)
        out.add_argument("out", type=Path, metavar="OUT.xlsx")
        out.add_argument("--entity", nargs="+", metavar="NAME", help="only these records")
    command("undo", "Take back a step.").add_argument("batch", type=int, metavar="BATCH")
    command("history", "List the steps, newest first.").add_argument("--limit", type=int, default=100)
    period = command("figures", "Print the headline figures.")
    period.add_argument("--from", dest="since", type=date.fromisoformat, metavar="DAY")
    period.add_argument("--to", dest="until", type=date.fromisoformat, metavar="DAY")
    file = command("customer", "Print everything known of one customer.")
    file.add_argument("query")
    file.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="write it to a PDF instead")
    told = command("report", "Write the monthly report as a PDF.")
    told.add_argument("out", type=Path, metavar="OUT.pdf")
    told.add_argument(
        "--month", type=_month, metavar="YYYY-MM", help="of which month (else the last finished one)"
    )
    finding = command("search", "Find anything by a few letters.")
    finding.add_argument("text")
    finding.add_argument("--limit", type=int, default=20)
    command("duplicates", "List customers that are likely the same.")
    merging = command("merge", "Make customers one.")
    merging.add_argument("keep", type=int, metavar="ID")
    merging.add_argument("others", type=int, metavar="OTHER", nargs="+")
    command("insight", "Print one analysis.").add_argument("name")
    _add_copies(command)
    _add_rights(command)
    command("let-in", "Print a link by which somebody chooses a new password.").add_argument("name")
    command("check", "Check that all is as it must be.").add_argument(
        "--head",
        metavar="NUMBER:CODE",
        help="an end of the journal that was written down: is it still there?",
    )
    return parser


def _add_rights(command: Callable[[str, str], ArgumentParser]) -> None:
    told = command("person", "Write everything known of one person to a file to give them.")
    told.add_argument("query", help="a customer's ID, or words to find them by")
    told.add_argument("out", type=Path, metavar="OUT.xlsx|OUT.json")
    gone = command("erase", "Erase one person for good; all totals stay.")
    gone.add_argument(
        "id", type=int, metavar="ID", help="the ID of the customer, as in their address or a workbook"
    )
    gone.add_argument("--dry-run", action="store_true", help="only say what would go and what stays")
    old = command("retention", "Let go of what your retention rules name; only those that are switched on.")
    old.add_argument("--dry-run", action="store_true", help="only list what each rule would let go of")


def _add_copies(command: Callable[[str, str], ArgumentParser]) -> None:
    keep = command("backup", "Make a back-up, among the others or in a file of its own.")
    keep.add_argument("out", type=Path, metavar="FILE", nargs="?")
    keep.add_argument("--list", action="store_true", help="list the back-ups, and until when they stay")
    back = command("restore", "Put a back-up in the place of everything; what is there is kept as one too.")
    back.add_argument("file", type=Path, metavar="FILE", help="a file, or the name of a back-up on the list")
    back.add_argument(
        "--damaged", action="store_true", help="the database cannot be opened any more: put it aside first"
    )
    moving = command("move", "Copy a whole business to another, empty database, and prove it.")
    moving.add_argument("source", metavar="FROM_URL")
    moving.add_argument("target", metavar="TO_URL")


def _add_import(bring: ArgumentParser) -> None:
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="only say what would happen")
    bring.add_argument("--mode", choices=("create", "update", "both"), default="both")
    bring.add_argument(
        "--known-by",
        action="append",
        default=[],
        metavar="ENTITY=FIELD[,FIELD]",
        help="by which fields records are the same: customer=email",
    )
    bring.add_argument(
        "--unknown",
        choices=("make", "leave", "hand-back"),
        default="make",
        help="customers, products and campaigns that rows name but nobody knows",
    )
    bring.add_argument(
        "--both-changed",
        choices=("sheet", "program"),
        default="sheet",
        help="which value counts where a cell was changed in a workbook and in the program since",
    )
    bring.add_argument(
        "--deleted",
        choices=("hand-back", "leave", "bring-back"),
        default="hand-back",
        help="rows of a workbook whose record was deleted in the program since",
    )
    bring.add_argument(
        "--delete-missing",
        action="append",
        default=[],
        metavar="ENTITY",
        help="delete records of this sort that were taken out of their workbook",
    )
    bring.add_argument(
        "--without-backup", action="store_true", help="go on though no back-up can be made beforehand"
    )
    bring.add_argument("--rejects", type=Path, metavar="OUT.xlsx", help="write the rows handed back")


def _month(text: str) -> date:
    """Read ``2026-10``; a ValueError becomes argparse's own words."""
    return date.fromisoformat(f"{text}-01")


def _suppress() -> str:
    from argparse import SUPPRESS

    return SUPPRESS


if __name__ == "__main__":
    sys.exit(main())
