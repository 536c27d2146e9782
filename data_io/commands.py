"""What the command line can do: one function a command, each takes the parsed words and an open store."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from crm.access import LOCAL_OWNER
from crm.clock import today
from crm.entities import ENTITIES
from crm.errors import CrmError
from data_io.answers import progress, records_of, rows_of, say, show
from data_io.letting_in import let_in
from data_io.store import Store
from data_io.store.journal import What

if TYPE_CHECKING:
    from crm.insights.report import Report
    from data_io.incoming.records.plans import Choices
    from data_io.store.copies.shelf import Copy

CUT_OFF: Final = (
    "Journal: {head} is not in it (any more): its end was cut off or written anew, or this is another "
    "database or an older copy of it."
)


def bring_in_files(words: Namespace, store: Store) -> None:
    """``import``: bring files in, or only say what would happen."""
    from data_io.incoming.files.reading import read_book
    from data_io.incoming.importing import require_headings, store_plan
    from data_io.incoming.planning import plan_books
    from data_io.incoming.rejected import write_rejected
    from data_io.incoming.report import report

    books = [
        require_headings(read_book(path, path.name, progress=progress(f"Reading {path.name}")))
        for path in words.files
    ]
    compare = progress("Comparing with what is stored")
    plan = plan_books(books, store, LOCAL_OWNER, _choices(words), compare)
    revision = None
    if words.without_backup:
        store.copies.go_on_without(LOCAL_OWNER)
    if not words.dry_run:
        revision = store_plan(plan, store, LOCAL_OWNER).revision or None
    if words.rejects and write_rejected(plan, words.rejects):
        say(f"The rows handed back are in {words.rejects}.")
    show(report(plan, revision))


def _choices(words: Namespace) -> Choices:
    """Give what the words after ``import`` decide."""
    from data_io.incoming.planning import Choices
    from data_io.incoming.records.plans import Gone, Unknown

    _known_entities(words.delete_missing)
    unknown = Unknown(words.unknown.replace("-", " "))
    return Choices(
        create=words.mode != "update",
        update=words.mode != "create",
        known_by=dict(_known_by(each) for each in words.known_by),
        unknown=dict.fromkeys(ENTITIES, unknown),
        program_wins=words.both_changed == "program",
        gone={"": Gone(words.deleted.replace("-", " "))},
        delete=frozenset(words.delete_missing),
    )


def _known_by(text: str) -> tuple[str, tuple[str, ...]]:
    """Read ``customer=email,name``."""
    entity, _, names = text.partition("=")
    fields = tuple(name for name in names.split(",") if name)
    _known_entities([entity])
    strange = [name for name in fields if name not in ENTITIES[entity].by_name]
    if strange or not fields:
        known = ", ".join(ENTITIES[entity].by_name)
        raise CrmError(f"--known-by {text}: say ENTITY=FIELD. The fields of “{entity}” are: {known}.")
    return entity, fields


def take_out(words: Namespace, store: Store) -> None:
    """``export``: write the workbook."""
    from data_io.outgoing.workbook import write_workbook

    _known_entities(words.entity)
    write_workbook(store, LOCAL_OWNER, words.out, entities=words.entity)
    say(f"Written: {words.out}")


def write_blank(words: Namespace, _store: Store) -> None:
    """``template``: write a blank workbook to fill in."""
    from data_io.outgoing.template import write_template

    _known_entities(words.entity)
    write_template(words.out, words.entity)
    say(f"Written: {words.out}")


def undo(words: Namespace, store: Store) -> None:
    """``undo``: take back a step."""
    receipt = store.undo(words.batch, LOCAL_OWNER)
    stayed = [] if receipt.stayed is None else rows_of(receipt.stayed)
    counts = {entity: dataclasses.asdict(each) for entity, each in receipt.counts.items()}
    show({"undone": words.batch, "batch": receipt.revision or None, "counts": counts, "stayed": stayed})


def history(words: Namespace, store: Store) -> None:
    """``history``: list the steps, newest first."""
    show(rows_of(store.history(LOCAL_OWNER, limit=words.limit)))


def figures(words: Namespace, store: Store) -> None:
    """``figures``: the headline figures."""
    from crm.insights.figures import headline_figures

    names = ("sale", "return", "complaint", "customer", "product")
    sales, returns, complaints, customers, products = (store.load(name, LOCAL_OWNER) for name in names)
    show(
        headline_figures(
            sales, returns, complaints, customers, products=products,
            since=words.since, until=words.until, as_of=_as_of(words, store),
        )
    )  # fmt: skip


def customer(words: Namespace, store: Store) -> None:
    """``customer``: everything that is known of one customer."""
    from crm.insights.customer import customer_figures, customer_frames
    from data_io.outgoing.reports import report_of_customer

    known = _found(words.query, store)
    about = {"file": "customer file", "entity": "customer", "record": known}
    store.journal.note_or_log(What.EXPORT, LOCAL_OWNER, about)
    if words.pdf:
        _write_pdf(report_of_customer(store, LOCAL_OWNER, known, today=_as_of(words, store)), words.pdf)
        return
    file = store.customer_file(known, LOCAL_OWNER)
    told = customer_figures(
        customer_frames(file), store.load("product", LOCAL_OWNER), today=_as_of(words, store)
    )
    show({"figures": told, **{entity: records_of(entity, records) for entity, records in file.items()}})


def report_month(words: Namespace, store: Store) -> None:
    """``report``: the monthly report as a PDF."""
    from data_io.outgoing.reports import report_of_month

    _write_pdf(report_of_month(store, LOCAL_OWNER, words.month, today=_as_of(words, store)), words.out)
    store.journal.note_or_log(What.EXPORT, LOCAL_OWNER, {"file": "report"})


def _write_pdf(told: Report, target: Path) -> None:
    from data_io.outgoing.paper.reports import write_report

    try:
        write_report(told, target)
    except OSError as error:
        reason = (error.strerror or "it could not be written").lower()
        raise CrmError(f"{target} could not be written ({reason}). Nothing else was changed.") from error
    say(f"Written: {target}")


def search(words: Namespace, store: Store) -> None:
    """``search``: find anything by a few letters."""
    show(rows_of(store.search(words.text, LOCAL_OWNER, words.limit)))


def duplicates(_words: Namespace, store: Store) -> None:
    """``duplicates``: pairs of customers that are likely the same, the surest first; none known to be two."""
    from crm.insights.duplicates import likely_duplicates, without_distinct

    pairs = likely_duplicates(store.records("customer", LOCAL_OWNER))
    pairs = without_distinct(pairs, store.kept_apart())
    show(rows_of(pairs.assign(score=pairs["score"].round(4))))


def merge(words: Namespace, store: Store) -> None:
    """``merge``: make customers one; the first of the ids is kept."""
    from data_io.merging import merge_customers

    step = merge_customers(store, LOCAL_OWNER, words.keep, words.others)
    receipt = store.apply(step, LOCAL_OWNER)
    counts = {entity: dataclasses.asdict(each) for entity, each in receipt.counts.items()}
    show({"merged": step.label, "batch": receipt.revision or None, "counts": counts})


def insight(words: Namespace, store: Store) -> None:
    """``insight``: one analysis by its name."""
    from crm.insights.catalogue import ANALYSES

    if words.name not in ANALYSES:
        raise CrmError(f"There is no analysis called “{words.name}”. There are: {', '.join(ANALYSES)}.")
    frames = {name: store.load(name, LOCAL_OWNER) for name in ENTITIES}
    show(ANALYSES[words.name](frames, _as_of(words, store)))


def backup(words: Namespace, store: Store) -> None:
    """``backup``: make a back-up, or list those that there are."""
    if words.list:
        show([_told(each) for each in store.copies.all(LOCAL_OWNER)])
        return
    if words.out is None:
        show({"backup": str(store.copies.make(LOCAL_OWNER))})
    else:
        store.copies.write(words.out, LOCAL_OWNER)
        show({"backup": str(words.out)})
    if store.copies.shelf.trouble:
        say(store.copies.shelf.trouble)


def _told(copy: Copy) -> dict[str, Any]:
    return {
        "name": str(copy.name),
        "made_at": copy.name.moment,
        "reason": copy.name.reason.replace("-", " "),
        "bytes": copy.size,
        "rows": copy.facts.records,
        "step": copy.facts.revision,
        "verified": copy.facts.verified or None,
        "encrypted": copy.name.sealed,
        "kept_until": copy.until,
    }


def restore(words: Namespace, store: Store) -> None:
    """``restore``: put a back-up in the place of the database."""
    file = store.copies.find(words.file)
    done = store.copies.restore(file, LOCAL_OWNER)
    show({"restored": str(file), "kept": str(done.kept), "batch": done.revision})


def move(words: Namespace) -> int:
    """``move``: copy a business to another database, and prove it."""
    from data_io.store.copies.moving import move as move_business

    show(move_business(words.source, words.target).report())
    return 0


def check(words: Namespace, store: Store) -> int:
    """``check``: say whether all is as it must be, and how the journal ends."""
    faults = store.check()
    if words.head is not None and not store.journal.holds(words.head):
        faults.append(CUT_OFF.format(head=words.head))
    show({"sound": not faults, "faults": faults, "head": store.journal.head() or None})
    return 2 if faults else 0


def person(words: Namespace, store: Store) -> None:
    """``person``: everything known of one person as a file to give them."""
    from data_io.outgoing.person import write_person

    meant = int(words.query) if words.query.isdecimal() else _found(words.query, store)
    known = write_person(store, LOCAL_OWNER, meant, words.out)
    say(f"Everything known of {known.title} is in {words.out}.")


def _found(query: str, store: Store) -> int:
    """Give the number of the customer whom some words fit best."""
    found = store.search(query, LOCAL_OWNER, 5)
    found = found[found["entity"] == "customer"]
    if found.empty:
        raise CrmError(f"No customer fits “{query}”. Try a name, an e-mail address or a customer number.")
    return int(found["id"].iloc[0])


def erase(words: Namespace, store: Store) -> None:
    """``erase``: erase one person for good, or only say what would go."""
    if words.dry_run:
        show(store.rights.preview(words.id, LOCAL_OWNER))
        return
    show(store.rights.erase(words.id, LOCAL_OWNER))


def retention(words: Namespace, store: Store) -> None:
    """``retention``: let go of what the rules name that are switched on, or only list it."""
    told, day = [], _as_of(words, store)
    for rule, kept in store.rights.rules(LOCAL_OWNER).items():
        due = store.rights.due(rule, LOCAL_OWNER, day)
        goes = kept.active and due.count and not words.dry_run
        gone = store.rights.apply_rule(rule, LOCAL_OWNER, day, due.count) if goes else 0
        told.append(
            {"rule": rule.value, "years": kept.years, "active": kept.active, "due": due.rows, "gone": gone}
        )
    show(told)


COMMANDS: Final[dict[str, Callable[[Namespace, Store], int | None]]] = {
    "import": bring_in_files,
    "export": take_out,
    "template": write_blank,
    "undo": undo,
    "history": history,
    "figures": figures,
    "customer": customer,
    "report": report_month,
    "search": search,
    "duplicates": duplicates,
    "merge": merge,
    "insight": insight,
    "backup": backup,
    "restore": restore,
    "check": check,
    "let-in": let_in,
    "person": person,
    "erase": erase,
    "retention": retention,
}
"""The commands by name."""


def _as_of(words: Namespace, store: Store) -> date:
    given: date | None = words.as_of
    return given or today(store.business()["zone"])


def _known_entities(names: Sequence[str] | None) -> None:
    unknown = [name for name in names or () if name not in ENTITIES]
    if unknown:
        raise CrmError(f"There is no “{unknown[0]}” here. There are: {', '.join(ENTITIES)}.")
