"""The settings of the business: what there is to choose from, and how a change of them is saved."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import available_timezones

import streamlit as st

from crm.access import Action
from crm.entities import BUSINESS
from crm.wording import MONTHS, count
from data_io.store.errors import Conflict
from ui import messages, pending, saving
from ui.session import Session
from ui.words import plain

# ISO 4217. A table of our own, not a package: forty names serve nearly everybody, and any other code can
# be typed.
CURRENCIES: Final = {
    "EUR": "Euro", "USD": "US dollar", "GBP": "Pound sterling", "CHF": "Swiss franc",
    "AUD": "Australian dollar",
    "BRL": "Brazilian real", "CAD": "Canadian dollar", "CNY": "Chinese yuan", "CZK": "Czech koruna",
    "DKK": "Danish krone", "EGP": "Egyptian pound", "HKD": "Hong Kong dollar", "HUF": "Hungarian forint",
    "IDR": "Indonesian rupiah", "ILS": "Israeli shekel", "INR": "Indian rupee", "ISK": "Icelandic króna",
    "JPY": "Japanese yen", "KES": "Kenyan shilling", "KRW": "South Korean won", "MAD": "Moroccan dirham",
    "MXN": "Mexican peso", "MYR": "Malaysian ringgit", "NGN": "Nigerian naira", "NOK": "Norwegian krone",
    "NZD": "New Zealand dollar", "PHP": "Philippine peso", "PLN": "Polish złoty", "RON": "Romanian leu",
    "RSD": "Serbian dinar", "SAR": "Saudi riyal", "SEK": "Swedish krona", "SGD": "Singapore dollar",
    "THB": "Thai baht", "TRY": "Turkish lira", "TWD": "New Taiwan dollar", "UAH": "Ukrainian hryvnia",
    "AED": "UAE dirham", "VND": "Vietnamese đồng", "ZAR": "South African rand",
}  # fmt: skip
LANGUAGES: Final = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
    "nl": "Dutch", "pt": "Portuguese",
}  # fmt: skip
"""Those whose headings the program knows (``crm.headings``)."""
LARGEST_LOGO: Final = 300_000
"""Bytes: it is shown small, and kept whole in the history."""
PICTURES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
CODE_LENGTH: Final = 3


def show_form(reader: Session) -> None:
    """Draw the settings and save what was changed as one step."""
    present = reader.store.business()
    may = reader.access.may(Action.SETTINGS)
    key = f"business-{reader.revision}"  # a step of anybody's shows in the form
    with st.form(key, border=False):
        values = _ask(present, key)
        upload = st.file_uploader(
            "Logo (PNG or JPEG, up to 300 KB)",
            type=["png", "jpg", "jpeg"],
            max_upload_size=1,
            key=f"{key}-logo",
        )
        if str(present["logo"] or "").startswith("data:image/"):  # nothing is fetched from an address
            st.image(present["logo"], width=120)
        drop = bool(present["logo"]) and st.checkbox("Take the logo away", key=f"{key}-no-logo")
        saved = st.form_submit_button("Save", type="primary", icon=":material/check:", disabled=not may)
    if not saved:
        return
    fault = fault_of(values)
    if upload is not None:
        values["logo"], fault = logo_of(upload.getvalue()) if not fault else (None, fault)
    elif drop:
        values["logo"] = None
    if fault:
        st.error(plain(fault), icon=":material/error:")
    else:
        save(reader, present, values)


def save(reader: Session, present: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Save changed settings, based on those that were shown.

    Somebody else's change meanwhile is never overwritten.
    """
    changes = {
        (1, name): pending.Change(present[name], value)
        for name, value in values.items()
        if not pending.same(present[name], value)
    }
    if not changes:
        st.info("Nothing was changed.")
        return
    step = pending.change_set(BUSINESS.name, changes, "Settings of the business")
    try:
        receipt = saving.apply(reader, step, f"{count(len(changes), 'setting')} saved.")
    except Conflict as conflict:
        messages.explain(conflict)
        return
    if receipt is not None:
        st.rerun()


def fault_of(values: Mapping[str, Any]) -> str:
    """Say what of the settings may not be; nothing where all may."""
    currency, zone = values.get("currency"), values.get("zone")
    if currency and not (len(currency) == CODE_LENGTH and currency.isascii() and currency.isalpha()):
        return f"“{currency}” is not a currency. Give its three letters, such as EUR."
    if zone and zone not in available_timezones():
        return f"“{zone}” is not a time zone. Choose one from the list."
    if values.get("language") and values["language"] not in LANGUAGES:
        return f"“{values['language']}” is not a language that the program knows headings in."
    return ""


def logo_of(content: bytes) -> tuple[str | None, str]:
    """Turn a picture into a data link; or say why it cannot be the logo.

    What it is, its first bytes say, not its name.
    """
    if len(content) > LARGEST_LOGO:
        return None, "This picture is larger than 300 KB. Make it smaller and try again; nothing was changed."
    kind = next((kind for start, kind in PICTURES.items() if content.startswith(start)), None)
    if kind is None:
        return None, "This is neither a PNG nor a JPEG picture. Nothing was changed; choose another file."
    return f"data:{kind};base64,{base64.b64encode(content).decode()}", ""


def _ask(present: Mapping[str, Any], key: str) -> dict[str, Any]:
    left, right = st.columns(2)
    values: dict[str, Any] = {}
    with left:
        values["name"] = _text("name", present, key)
        values["currency"] = _one_of("currency", present, CURRENCIES, key, new=True, code=True)
        values["language"] = _one_of("language", present, LANGUAGES, key)
        values["working_hours"] = _text("working_hours", present, key)
    with right:
        values["address"] = st.text_area(
            BUSINESS["address"].label, value=present["address"], key=f"{key}-address", height=108
        )
        zones = {zone: zone.replace("_", " ") for zone in sorted(available_timezones())}
        values["zone"] = _one_of("zone", present, zones, key)
        months = dict(enumerate(MONTHS, start=1))
        values["fiscal_year_start"] = st.selectbox(
            BUSINESS["fiscal_year_start"].label,
            list(months),
            format_func=lambda each: months[each],
            index=int(present["fiscal_year_start"] or 1) - 1,
            key=f"{key}-fiscal",
        )
    typed = {
        name: value.strip() or None if isinstance(value, str) else value for name, value in values.items()
    }
    if typed["currency"]:
        typed["currency"] = str(typed["currency"]).upper()
    return typed


def _text(name: str, present: Mapping[str, Any], key: str) -> str | None:
    field = BUSINESS[name]
    present_text = None if present[name] is None else str(present[name])
    return st.text_input(field.label, value=present_text, key=f"{key}-{name}", help=field.help or None)


def _one_of(
    name: str,
    present: Mapping[str, Any],
    options: Mapping[str, str],
    key: str,
    *,
    new: bool = False,
    code: bool = False,
) -> str | None:
    field, value = BUSINESS[name], present[name]
    known = dict(options) | ({value: value} if value and value not in options else {})
    names = list(known)
    chosen = st.selectbox(
        field.label,
        names,
        index=names.index(value) if value else None,
        key=f"{key}-{name}",
        help=field.help or None,
        format_func=lambda each: f"{each} · {known.get(each, each)}" if code else known.get(each, each),
        accept_new_options=new,
        placeholder="Choose",
    )
    return None if chosen is None else str(chosen)
