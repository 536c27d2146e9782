"""One question side by side: what each record says, which word counts, and the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from crm.duplicates.survivor import Fact, differs, facts_of, merged_record, proposed, says, told
from crm.entities import CUSTOMER
from crm.errors import CrmError
from crm.schema import Kind
from crm.wording import count
from crm.written import written
from data_io.changes import ChangeSet
from data_io.merging import Merge, NothingToMerge, merge_all, merge_customers, title_of
from data_io.store.errors import Conflict
from ui import cards, duplicates, menu, messages, references, tables
from ui.dialogs import dialog
from ui.duplicates import Question
from ui.facts import phone
from ui.outlook import Outlook
from ui.session import Session
from ui.words import Tone, badge, bold, plain, soft

Records = Mapping[int, Mapping[str, Any]]
_BESIDE: Final = [1.0, 3.4]
_CARRIED: Final = "Orders, complaints and all else are carried along. You can take it back at any time."
_NOBODY: Final = "Somebody changed one of these customers at the same moment. Nothing was merged; look again."


def show(reader: Session, question: Question, outlook: Outlook, place: str) -> None:
    """Draw a question and the buttons that answer it; ``place`` says which of how many it is."""
    records, recent = duplicates.records_of(reader, question)
    if len(records) < len(question.ids):
        raise NothingToMerge
    may = duplicates.may_merge(reader)
    with cards.card(f"question-{question.key}", fill=False):
        _show_head(question, place)
        _show_people(reader, records, question, outlook)
        ours = _taking_part(records, question) if may else list(records)
        taken = {each: records[each] for each in ours}
        facts = _spoken_of(taken)
        chosen = _choose(taken, question, facts, recent, may=may)
        _show_calm(taken, [fact for fact in facts if fact.joined or not differs(taken, fact)])
        if may:
            _answer(reader, question, ours, chosen)


def _show_head(question: Question, place: str) -> None:
    if not question.score:
        sure = badge("your choice", Tone.NOTE)
    elif question.is_sure:
        sure = badge("almost certain", Tone.GOOD)
    else:
        sure = badge("perhaps", Tone.CARE)
    why = plain(_sentence(question.reasons)) if question.reasons else "Nothing was found that they share."
    st.markdown(f"{sure} {soft(place)}  \n{why}")


def _sentence(reasons: str) -> str:
    return f"{reasons[:1].upper()}{reasons[1:]}."


def _show_people(reader: Session, records: Records, question: Question, outlook: Outlook) -> None:
    """Draw who they are, side by side, and what hangs on each."""
    hangs = duplicates.buys(reader, question.ids, outlook.money, outlook.today)
    _, right = st.columns(_BESIDE)
    with right:
        for column, (each, record) in zip(st.columns(len(records)), records.items(), strict=True):
            with column, st.container(gap=None):
                if st.button(bold(title_of(record)), type="tertiary", key=f"open-{question.key}-{each}"):
                    menu.go("customer", {"id": each})
                st.markdown(f":small[{soft(hangs[each])}]")


def _taking_part(records: Records, question: Question) -> list[int]:
    """Let the reader leave some out of more than two; give those who are meant."""
    ids = list(records)
    if len(ids) == 2:  # noqa: PLR2004 - two are a pair
        return ids
    names = {each: f"{title_of(record)} · {each}" for each, record in records.items()}
    chosen = st.pills(
        "Who of these is the same?", ids, selection_mode="multi", default=ids, key=f"who-{question.key}",
        format_func=lambda each: plain(names[each]),
    )  # fmt: skip
    return [each for each in ids if each in chosen]


def _spoken_of(records: Records) -> list[Fact]:
    """Give the facts of which any of the records says something."""
    columns = list(dict.fromkeys(name for record in records.values() for name in record))
    return [fact for fact in facts_of(columns) if any(says(record, fact) for record in records.values())]


def _choose(
    records: Records, question: Question, facts: Sequence[Fact], recent: Sequence[int], *, may: bool
) -> dict[str, int]:
    """Draw the facts in which they differ; give whose word counts, by name of the fact."""
    apart = [fact for fact in facts if not fact.joined and differs(records, fact)]
    if not apart or len(records) < 2:  # noqa: PLR2004 - one differs from nobody
        return {}
    best = proposed(records, next(iter(records)), [each for each in recent if each in records])
    if may:
        st.markdown(f":small[{soft('They differ in these. Choose what to keep:')}]")
    chosen = {}
    for fact in apart:
        left, right = st.columns(_BESIDE, vertical_alignment="center")
        left.markdown(f":orange[●] {plain(fact.label)}")
        speaking = [each for each in records if says(records[each], fact)]
        with right:
            chosen[fact.name] = st.segmented_control(
                plain(fact.label),
                speaking,
                required=True,
                default=best[fact.name],
                width="stretch",
                wrap=True,
                disabled=not may,
                key=f"keep-{question.key}-{fact.name}-{len(records)}",
                label_visibility="collapsed",
                format_func=_Says(records, fact),
            )
    return chosen


class _Says:
    """Writes what a record says of a fact as the label of a choice."""

    def __init__(self, records: Records, fact: Fact) -> None:
        self._records, self._fact = records, fact

    def __call__(self, each: int) -> str:
        return plain(_words(self._records[each], self._fact))


def _words(record: Mapping[str, Any], fact: Fact) -> str:
    """Write what a record says of a fact; plain text."""
    parts = []
    for name, value in zip(fact.fields, told(record, fact), strict=True):
        field = CUSTOMER.by_name.get(name)
        if value is None:
            continue
        if field is not None and field.kind is Kind.PHONE:
            parts.append(phone(str(value)))
        elif name in ("first_name", "last_name") and str(value) in " ".join(parts):
            continue
        else:
            parts.append(written(field.kind if field else None, value, f"customer.{name}"))
    return ", ".join(parts)


def _show_calm(records: Records, facts: Sequence[Fact]) -> None:
    """Draw what they agree in, what only some of them know, and what is kept of all."""
    shown = {fact.label: _kept(records, fact) for fact in facts}
    if not shown:
        return
    label = f"{count(len(shown), 'fact')} without a choice: all is kept"
    with st.expander(label, type="compact", expanded=True):
        tables.show_facts(shown, "What they agree in, what only one of them knows, and what is joined")


def _kept(records: Records, fact: Fact) -> str:
    """Write what is kept of a fact in which nobody contradicts; where only one knows it, who; Markdown."""
    words = {each: _words(record, fact) for each, record in records.items() if says(record, fact)}
    if len(words) == 1 and len(records) > 1:
        who, said = next(iter(words.items()))
        return f"{plain(said)} {soft(f'· only {title_of(records[who])}')}"
    one = merged_record(records, next(iter(records)), {})
    return f"{plain(_words(one, fact))} {soft('· joined') if len(set(words.values())) > 1 else ''}".strip()


def _answer(reader: Session, question: Question, ours: Sequence[int], chosen: Mapping[str, int]) -> None:
    """Draw the buttons, and do what was pressed."""
    alone = len(ours) < 2  # noqa: PLR2004 - nobody to be one with
    with st.container(horizontal=True):
        label = "Make them one" if len(ours) == len(question.ids) else f"Make these {len(ours)} one"
        one = st.button(
            label, type="primary", icon=":material/merge:", disabled=alone, key=f"merge-{question.key}"
        )
        two = st.button(
            "Not the same", icon=":material/call_split:", disabled=alone, key=f"apart-{question.key}"
        )
        wait = st.button("Later", type="tertiary", key=f"later-{question.key}")
    st.markdown(f":small[{soft(_CARRIED)}]")
    if one and _merge(reader, ours, chosen):
        _go_on()
    if two:
        duplicates.keep_apart(reader, ours)
        _go_on()
    if wait:
        duplicates.later().add(question.key)
        _go_on()


def _go_on() -> None:
    """Go on to the next question: what the address asked for is answered."""
    st.query_params.pop("ids", None)
    st.rerun()


def _merge(reader: Session, ours: Sequence[int], chosen: Mapping[str, int]) -> bool:
    keep, *others = ours
    try:
        return _apply(reader, merge_customers(reader.store, reader.access, keep, others, chosen))
    except CrmError as error:
        messages.explain(error)
        return False


def _apply(reader: Session, step: ChangeSet) -> bool:
    """Store a merge and keep the sentence about it with its undo; say whether that was done."""
    try:
        receipt = reader.store.apply(step, reader.access)
    except Conflict:
        st.error(_NOBODY, icon=":material/error:")
        return False
    except CrmError as error:
        messages.explain(error)
        return False
    messages.keep(f"{step.label}.", undo=receipt.revision or None)
    return True


def offer_all(reader: Session, found: Sequence[Question]) -> None:
    """Offer to answer yes to all that is almost certain, after a look at what that means."""
    sure = [each for each in found if each.is_sure]
    if len(sure) > 1 and duplicates.may_merge(reader):  # noqa: SIM102 - to ask draws a button
        if st.button("Merge the almost certain ones …", icon=":material/done_all:", key="merge-all"):
            _confirm_all(reader, sure)


@dialog("All at once")
def _confirm_all(reader: Session, sure: Sequence[Question]) -> None:
    merges: list[Merge] = duplicates.merges_of(sure)
    records = sum(1 + len(each.others) for each in merges)
    names = references.titles(reader, "customer", [each.keep for each in merges[:3]])
    some = ", ".join(bold(name) for name in names.values())
    more = f" and {count(len(merges) - len(names), 'other')}" if len(merges) > len(names) else ""
    become = f"{count(records, 'record')} become {count(len(merges), 'customer')}"
    st.markdown(
        f"{become}: {some}{more}. Of what differs the better word is kept: "
        "the fuller, the better written, the more recent; of consents the stricter. "
        "It is one step, and one Undo takes it back."
    )
    if st.button("Make them one", type="primary", key="merge-all-now"):
        with st.spinner("Making them one …", show_time=True):
            done = _apply(reader, merge_all(reader.store, reader.access, merges))
        if done:
            st.rerun()


def show_apart(reader: Session) -> None:
    """Draw those who are known not to be the same, each with a way to be asked again."""
    apart = reader.store.kept_apart()
    if apart.empty:
        return
    with st.expander(f"Not the same: {count(len(apart), 'pair')}", type="compact", key="kept-apart"):
        shown = apart.head(_MOST)
        names = references.titles(reader, "customer", [*shown["left"], *shown["right"]])
        rows = [
            cards.Row(
                f"{one}-{other}", f"{names.get(one, one)}  ·  {names.get(other, other)}", f"said by {by}",
                icon="call_split", button="Ask again" if duplicates.may_merge(reader) else "Look",
            )
            for one, other, by in zip(shown["left"], shown["right"], shown["by"], strict=True)
        ]  # fmt: skip
        pressed = cards.show_rows("again", rows)
    if pressed and duplicates.may_merge(reader):
        one, other = (int(each) for each in pressed.split("-"))
        reader.store.ask_again([(one, other)], reader.access)
        st.query_params["ids"] = pressed
        st.rerun()
    elif pressed:
        menu.go("duplicates", {"ids": pressed})


_MOST: Final = 50
"""Pairs that are listed at once."""


def show_queue(reader: Session, found: Sequence[Question], current: Question) -> None:
    """Draw the questions that come after the one that is shown."""
    rest = [each for each in found if each.key != current.key][:_NEXT]
    if not rest:
        return
    names = references.titles(reader, "customer", {record for each in rest for record in each.ids})
    rows = [_row(each, [names.get(record, f"#{record}") for record in each.ids]) for each in rest]
    more = len(found) - 1 - len(rest)
    with cards.card("queue", "Next", f"and {count(more, 'more')}" if more > 0 else "", fill=False):
        pressed = cards.show_rows("queue", rows)
    if pressed:
        st.query_params["ids"] = pressed
        st.rerun()


def _row(question: Question, names: Sequence[str]) -> cards.Row:
    return cards.Row(
        question.key,
        "  ·  ".join(dict.fromkeys(names)),
        question.reasons,
        icon="group",
        badge="almost certain" if question.is_sure else "perhaps",
        tone=Tone.GOOD if question.is_sure else Tone.CARE,
        button="Look",
    )


_NEXT: Final = 8
"""Questions that are listed below the one that is shown."""


@dialog("Make one with …")
def choose_other(reader: Session, customer: int, name: str) -> None:
    """Let the reader find the customer that is the same, and go on to look at both."""
    st.markdown(f"Who is the same as {bold(name)}? Nothing is changed yet: you see both side by side first.")
    text = st.text_input("Name, e-mail, phone or number", key="other-search")
    if not text.strip():
        return
    found = {
        each: title
        for each, title in references.search(reader, "customer", text.strip(), 9).items()
        if each != customer
    }
    if not found:
        st.markdown(soft("Nobody is called that."))
    for each, title in found.items():
        if st.button(plain(title), key=f"other-{each}", type="tertiary", icon=":material/person:"):
            menu.go("duplicates", {"ids": "-".join(map(str, sorted((customer, each))))})
