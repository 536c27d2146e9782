"""What is known of a customer as a person: how to reach them, what they like, and the owner's own columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import streamlit as st

from crm import wording
from crm.access import Action
from crm.entities import CUSTOMER
from crm.schema import OWN_PREFIX, Field, Kind
from crm.values import MONEY_SCALE
from ui import cards, forms, tables
from ui.outlook import Outlook
from ui.session import Session
from ui.words import Tone, badge, bold, plain

FOREMOST: Final = (
    "phone", "mobile", "email", "preferred_channel", "street", "birthday", "anniversary", "family", "hobbies",
    "likes", "dislikes", "tags", "notes",
)  # fmt: skip
"""What is shown at once, in this order; the rest on demand."""
MENDED: Final = (
    "name", "phone", "mobile", "email", "preferred_channel", "street", "postcode", "city", "country",
    "birthday", "family", "hobbies", "likes", "dislikes", "tags", "stage", "notes",
)  # fmt: skip
"""What is mended where it stands; everything else under “Edit”."""
_MENDED: Final = "facts-mended"
"""Where the session keeps the record whose facts are being mended, as it was then."""
_ELSEWHERE: Final = {"name", "stage", "first_name", "last_name", "postcode", "city", "region", "country"} | {
    f"{way}_consent{end}" for way in ("email", "phone", "text", "post") for end in ("", "_on", "_source")
}
"""Said elsewhere on the page, or beside another fact."""
CONSENT_OF: Final = {"phone": "phone", "email": "email", "text": "text", "letter": "post"}
"""The consent that belongs to a way of being contacted."""


def show(reader: Session, record: Mapping[str, Any], customer: int, outlook: Outlook) -> None:
    """Draw the card of facts, to be read or, where somebody asked, mended; ``record`` in stored form."""
    mended = st.session_state.get(_MENDED)
    with cards.card("facts", fill=False):
        if mended is not None and int(mended.index[0]) == customer and reader.access.may(Action.UPDATE):
            st.markdown(bold("Facts"))
            if forms.mend_here(CUSTOMER, mended, MENDED, f"facts-{customer}"):
                _leave()
            return
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(bold("Facts"), width="content")
            if reader.access.may(Action.UPDATE):
                st.button(
                    "Mend", type="tertiary", icon=":material/edit:", key="mend-facts",
                    on_click=_begin, args=(reader, customer),
                )  # fmt: skip
        _show_told(record, outlook)


def _begin(reader: Session, customer: int) -> None:
    """Let the facts be mended from now on, based on what they are now."""
    found = reader.store.records("customer", reader.access, ids=[customer])
    if len(found):
        st.session_state[_MENDED] = found


def _leave() -> None:
    st.session_state.pop(_MENDED, None)
    st.rerun()


def _show_told(record: Mapping[str, Any], outlook: Outlook) -> None:
    first = told(record, FOREMOST, outlook)
    if first:
        tables.show_facts(first, "How to reach them, and what is known of them")
    else:
        st.markdown(":gray[Nothing is known yet. “Mend” is the place to begin.]")
    rest = [
        each.name for each in CUSTOMER.fields if each.name not in FOREMOST and each.name not in _ELSEWHERE
    ]
    more = told(record, [*rest, *(name for name in record if name.startswith(OWN_PREFIX))], outlook)
    more |= consents(record, outlook)
    if more:
        with st.expander("More facts", type="compact"):
            tables.show_facts(more, "What else is known of them")


def told(record: Mapping[str, Any], names: Any, outlook: Outlook) -> dict[str, str]:  # noqa: ANN401 - any order of names
    """Give facts as label and Markdown, blank ones left out."""
    facts = {}
    for name in names:
        value = record.get(name)
        if name == "street":
            facts["Address"] = _address(record)
        elif name.startswith(OWN_PREFIX):
            facts[name.removeprefix(OWN_PREFIX)] = "" if value is None else plain(value)
        elif value not in (None, ""):
            facts[CUSTOMER[name].label] = _written(CUSTOMER[name], value, outlook) + _agreed(record, name)
    return {label: value for label, value in facts.items() if value}


def _address(record: Mapping[str, Any]) -> str:
    town = " ".join(str(record[name]) for name in ("postcode", "city") if record.get(name))
    parts = [record.get("street"), town, record.get("region"), record.get("country")]
    return plain(", ".join(str(part) for part in parts if part))


def _written(field: Field, value: Any, outlook: Outlook) -> str:  # noqa: ANN401 - a stored value
    """Write one value as a person would, in Markdown."""
    if field.kind is Kind.DATE:
        day = date.fromisoformat(value)
        return plain(f"{day.day} {wording.MONTHS[day.month - 1]} {day.year}")
    if field.kind is Kind.LIST:
        return plain(", ".join(json.loads(value)))
    if field.kind is Kind.MONEY:
        return plain(outlook.money(value / MONEY_SCALE))
    if field.kind is Kind.PHONE:
        return plain(phone(value))
    if field.kind is Kind.CHOICE:
        return plain({choice.code: choice.label for choice in field.choices}[value])
    return plain(value)


def phone(number: str) -> str:
    """Write a phone number in groups, as on a business card; as it stands where it cannot be read."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _agreed(record: Mapping[str, Any], name: str) -> str:
    """Say beside the preferred way whether they agreed to it."""
    if name != "preferred_channel":
        return ""
    consent = record.get(f"{CONSENT_OF.get(record[name], 'no')}_consent")
    if consent is None:
        return ""
    return f" {badge('agreed', Tone.GOOD) if consent else badge('not agreed', Tone.BAD)}"


def consents(record: Mapping[str, Any], outlook: Outlook) -> dict[str, str]:
    """Say to what they agreed, and since when, as label and Markdown."""
    said = {}
    for way in ("email", "phone", "text", "post"):
        consent, on = record.get(f"{way}_consent"), record.get(f"{way}_consent_on")
        if consent is not None:
            since = f" since {wording.day(date.fromisoformat(on), today=outlook.today)}" if on else ""
            source = record.get(f"{way}_consent_source")
            how = f", {str(source)[0].lower()}{str(source)[1:]}" if source else ""
            said[CUSTOMER[f"{way}_consent"].label] = plain(f"{'yes' if consent else 'no'}{since}{how}")
    return said
