"""What an entry of the journal tells, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from crm.access import WORDS, Action
from crm.entities import STORED
from crm.rights import RULES, Rule
from crm.wording import count, listed, number
from data_io.store.journal import What
from data_io.store.journal.steps import ERASED
from ui import history, menu
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Names:
    """What people and links are called, by their number, for whoever may know."""

    people: Mapping[int, str] = field(default_factory=dict)
    links: Mapping[int, str] = field(default_factory=dict)

    def person(self, about: Mapping[str, Any]) -> str:
        """Name the person that an entry is about."""
        return self.people.get(about.get("person") or 0, f"person {about.get('person')}")

    def link(self, about: Mapping[str, Any]) -> str:
        """Name the link that an entry is about."""
        title = self.links.get(about.get("link") or 0)
        return f"“{title}”" if title else f"link {about.get('link', '')}".strip()


def names_known_to(reader: Session) -> Names:
    """Give the names of all people and links to whoever may let people in, to others none."""
    if not reader.access.may(Action.PEOPLE):
        return Names()
    return Names(
        {each.id: each.shown for each in reader.store.accounts.people(reader.access)},
        {each.id: each.title for each in reader.store.links.links(reader.access)},
    )


NOBODY: Final = Names()
WAYS: Final = {"link": "the link of an invitation"}
"""How somebody came in, where the entry's own word would not be understood."""
DONE: Final = {
    "founded": "{name} became the first owner",
    "invited": "{name} was invited",
    "changed": "{name} was changed",
    "ended": "the access of {name} was ended",
    "reset": "{name} was given a link for a new password",
    "linked": "{name} joined",
}


def tell(what: str, about: Mapping[str, Any] | None, names: Names = NOBODY) -> str:
    """Say what an entry tells, in plain text; blank where its kind says all."""
    if about is None:
        return ERASED
    if what in _NAMING:
        return _NAMING[what](about, names)
    return _WORDS.get(what, _anything)(about)


def _came_in(about: Mapping[str, Any], _names: Names) -> str:
    return f"by {WAYS.get(about.get('way', ''), about.get('way', ''))}"


def _went(about: Mapping[str, Any], names: Names) -> str:
    how_many = about.get("visits")
    return f"{names.person(about)}, {count(how_many, 'browser')}" if how_many else ""


def _refused(about: Mapping[str, Any], names: Names) -> str:
    if "way" in about:  # a provider's word
        return f"by {about['way']}: {about.get('wrong', '')}"
    wrong = f"wrong {about.get('wrong', 'password')}"
    if "link" in about:
        return f"{names.link(about)}: {wrong}"
    return f"as {names.person(about)}: {wrong}" if about.get("person") else wrong


def _password(about: Mapping[str, Any], _names: Names) -> str:
    return str(about.get("done", ""))


def _code(about: Mapping[str, Any], names: Names) -> str:
    return f"switched {about.get('done', '')}, for {names.person(about)}"


def _person(about: Mapping[str, Any], names: Names) -> str:
    name, role = names.person(about), about.get("role")
    told = DONE.get(about.get("done", ""), "{name}: " + str(about.get("done", ""))).format(name=name)
    only = {1: "sees their own customers only", 0: "sees all customers"}.get(about.get("own_only", -1))
    by = f"by {about['way']}" if "way" in about else None
    return ", ".join(each for each in (told, f"as {role}" if role else None, only, by) if each)


def _shared(about: Mapping[str, Any], names: Names) -> str:
    titles = {each.path: each.title for each in menu.SCREENS}
    pages = listed(titles.get(each, each) for each in about.get("pages", []))
    return ", ".join(
        [
            f"{names.link(about)}: {pages}",
            f"for {count(int(about.get('days', 0)), 'day')}",
            f"{'with' if about.get('personal') else 'without'} personal data",
            *(["a part of the business"] if about.get("filters") else []),
            *(["with a password"] if about.get("password") else []),
        ]
    )


def _link(about: Mapping[str, Any], names: Names) -> str:
    return names.link(about)


def _step(about: Mapping[str, Any]) -> str:
    by_kind = about.get("counts", {})
    counts = [
        history.at_most([(entity, counted[place]) for entity, counted in by_kind.items()], word)
        for place, word in enumerate(("new", "changed", "deleted"))
    ]
    counts = [each for each in counts if each] or (["the business changed"] if by_kind else [])
    taken_over = " (from before there was a journal)" if "taken_over" in about else ""
    return (
        f"{about.get('label', '')}: {listed(counts)}{taken_over}" if counts else str(about.get("label", ""))
    )


def _denied(about: Mapping[str, Any]) -> str:
    action = about.get("action", "")
    wanted = WORDS[Action(action)] if action in set(Action) else action
    entity = STORED.get(str(about.get("entity")))
    return f"wanted to {wanted}" + (f" ({entity.plural.lower()})" if entity else "")


def _export(about: Mapping[str, Any]) -> str:
    records = [history.count_of(*each) for each in about.get("records", {}).items() if each[1]]
    if about.get("file") == "customer file":
        return f"everything of customer {about.get('record')}"
    rows = (
        f": {listed(records)}" if records else f": {count(about['rows'], 'row')}" if "rows" in about else ""
    )
    table = f" “{about['table']}”" if "table" in about else ""
    return f"{about.get('file', 'file')}{table}{rows}"


def _erasure(about: Mapping[str, Any]) -> str:
    cells = count(int(about.get("cells", 0)), "value")
    entries = count(len(about.get("entries", [])), "entry", "entries")
    rest = _anything({key: about[key] for key in about if key not in ("cells", "entries", "steps")})
    return f"{cells} of the history and {entries} of the journal" + (f"; {rest}" if rest else "")


def _restore(about: Mapping[str, Any]) -> str:
    return f"{about.get('back_up', 'a back-up')}, back to step {about.get('went_back_to', '?')}"


def _setting(about: Mapping[str, Any]) -> str:
    if "personal hidden from" in about:
        roles = about["personal hidden from"]
        return f"personal data hidden from {listed(roles) if roles else 'nobody'}"
    if about.get("rule") in set(Rule):
        sentence = RULES[Rule(about["rule"])].sentence.format(years=about.get("years"))
        return f"{sentence}: {'in use' if about.get('active') else 'not in use'}"
    return _anything(about)


def _let_go(about: Mapping[str, Any]) -> str:
    if about.get("rule") not in set(Rule):
        return _anything(about)
    sentence = RULES[Rule(about["rule"])].sentence.format(years=about.get("years"))
    return f"{sentence}: {count(int(about.get('records', 0)), 'record')}"


def _backup(about: Mapping[str, Any]) -> str:
    return str(about.get("back_up", ""))


def _itself(about: Mapping[str, Any]) -> str:
    return f"it begins; {count(int(about.get('steps', 0)), 'earlier step')} taken over"


def _anything(about: Mapping[str, Any]) -> str:
    """Tell what nobody has found better words for."""
    return " · ".join(
        f"{key.replace('_', ' ')}: {_said(value)}"
        for key, value in about.items()
        if value not in (None, "", [])
    )


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Mapping):
        return listed(f"{key} {_said(each)}" for key, each in value.items())
    return listed(map(str, value)) if isinstance(value, list) else str(value)


_WORDS: Final[dict[str, Callable[[Mapping[str, Any]], str]]] = {
    What.STEP: _step,
    What.DENIED: _denied,
    What.EXPORT: _export,
    What.ERASURE: _erasure,
    What.RESTORE: _restore,
    What.SETTING: _setting,
    What.RETENTION: _let_go,
    What.BACKUP: _backup,
    What.JOURNAL: _itself,
}
"""How kinds of entries are told; the others as they are."""
_NAMING: Final[dict[str, Callable[[Mapping[str, Any], Names], str]]] = {
    What.SIGN_IN: _came_in,
    What.SIGN_OUT: _went,
    What.SIGN_IN_FAILED: _refused,
    What.PASSWORD: _password,
    What.SECOND_FACTOR: _code,
    What.PERSON: _person,
    What.SHARE: _shared,
    What.LINK_USED: _link,
    What.LINK_REVOKED: _link,
}
"""Likewise those about somebody, or a link, who has a name."""
