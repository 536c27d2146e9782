"""Links let in who holds them, for as long as they last, to what was shared, and to nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crm.access import LOCAL_OWNER, Access, Action, Denied, Role
from data_io.store.accounts.errors import Wait
from data_io.store.links import LinkShut, LinkWantsPassword, NothingToShare
from tests.data_io.store.conftest import Shop

CHEESE = (("category", "Cheese"), ("since", "2026-01-01"))


def made(shop: Shop, **how: object) -> str:
    return shop.store.links.make(LOCAL_OWNER, "Board", ["revenue", "worth"], CHEESE, **how)  # type: ignore[arg-type]


def without_journal(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in shop.everything().items() if not name.startswith("journal")}


def end(shop: Shop) -> None:
    gone = (datetime.now(UTC) - timedelta(seconds=1)).isoformat(timespec="microseconds")
    shop.run(f"UPDATE link SET ends_at='{gone}'")  # noqa: S608 - a moment


def test_a_link_gives_what_was_shared_and_nothing_more(shop: Shop) -> None:
    visit = shop.store.links.open(made(shop), agent="A browser")
    guest = shop.store.links.guest(visit)
    assert guest == Access(
        "Guest: Board", None, personal=False, pages=frozenset({"revenue", "worth"}), filters=CHEESE
    )
    assert guest.opens("worth")
    assert not guest.opens("orders")
    assert [action for action in Action if guest.may(action)] == [Action.READ]


def test_personal_data_is_shown_where_that_was_said(shop: Shop) -> None:
    guest = shop.store.links.guest(shop.store.links.open(made(shop, personal=True)))
    assert guest is not None
    assert guest.personal


def test_nothing_that_opens_anything_lies_in_the_database(shop: Shop) -> None:
    token = made(shop, password="open sesame")
    visit = shop.store.links.open(token, "open sesame")
    held = repr(shop.everything())
    assert [word for word in (token, visit, "sesame") if word in held] == []


def test_whoever_has_no_link_stays_outside(shop: Shop) -> None:
    made(shop)
    for token in ("", "x" * 43, "%00", "' OR 1=1 --"):
        with pytest.raises(LinkShut):
            shop.store.links.open(token)
        assert shop.store.links.guest(token) is None


def test_a_link_ends_by_itself_after_thirty_days_and_so_does_who_came_by_it(shop: Shop) -> None:
    token = made(shop)
    visit = shop.store.links.open(token)
    [link] = shop.store.links.links(LOCAL_OWNER)
    assert link.ends_at - link.made_at == timedelta(days=30)
    end(shop)
    assert shop.store.links.guest(visit) is None
    with pytest.raises(LinkShut):
        shop.store.links.open(token)


def test_a_link_that_is_taken_back_is_dead_at_once(shop: Shop) -> None:
    token, other = made(shop), made(shop)
    visit, kept = shop.store.links.open(token), shop.store.links.open(other)
    shop.store.links.revoke(LOCAL_OWNER, 1)
    assert shop.store.links.guest(visit) is None
    assert shop.store.links.guest(kept) is not None
    with pytest.raises(LinkShut):
        shop.store.links.open(token)
    assert shop.run("SELECT link FROM link_visit") == [(2,)]


def test_uses_are_counted_and_the_last_one_is_known(shop: Shop) -> None:
    token = made(shop)
    [before] = shop.store.links.links(LOCAL_OWNER)
    visit = [shop.store.links.open(token) for _ in range(3)][-1]
    [after] = shop.store.links.links(LOCAL_OWNER)
    assert (before.uses, before.used_at, after.uses) == (0, None, 3)
    assert after.used_at is not None
    shop.run("UPDATE link SET used_at='2026-01-01T00:00:00.000000+00:00'")
    shop.store.links.guest(visit)
    [now] = shop.store.links.links(LOCAL_OWNER)
    assert (now.uses, now.used_at is not None and now.used_at >= after.used_at) == (3, True)


def test_a_password_is_asked_for_and_wrong_ones_are_slowed_down(shop: Shop) -> None:
    token = made(shop, password="open sesame")
    with pytest.raises(LinkWantsPassword):
        shop.store.links.open(token)
    for _ in range(5):
        with pytest.raises(LinkShut):
            shop.store.links.open(token, "open barley")
    with pytest.raises(Wait):
        shop.store.links.open(token, "open sesame")
    assert shop.store.links.links(LOCAL_OWNER)[0].uses == 0
    shop.run("UPDATE failure SET last_at='2026-01-01T00:00:00.000000+00:00'")
    assert shop.store.links.guest(shop.store.links.open(token, "open sesame")) is not None
    assert shop.run("SELECT count(*) FROM failure") == [(0,)]


def test_all_that_does_not_open_is_told_in_the_same_words(shop: Shop) -> None:
    tokens = [made(shop), made(shop), made(shop, password="open sesame")]
    shop.store.links.revoke(LOCAL_OWNER, 1)
    shop.run("UPDATE link SET ends_at=made_at WHERE id=2")
    said = set()
    for token in (*tokens, "unknown"):
        with pytest.raises(LinkShut) as refused:
            shop.store.links.open(token, "a guess")
        said.add(refused.value.message)
    assert len(said) == 1


@pytest.mark.parametrize(
    "how",
    [
        {"pages": []},
        {"filters": [("colour", "red")]},
        {"filters": [("since", "2026-02-01"), ("until", "2026-01-01")]},
        {"filters": [("since", "2026-02-01"), ("since", "2026-01-01")]},
        {"filters": [("since", "soon")]},
        {"days": 0},
        {"days": 10_000},
        {"password": "x" * 5_000},
    ],
)
def test_a_link_that_could_not_work_is_not_made(shop: Shop, how: dict[str, object]) -> None:
    asked: dict[str, object] = {"pages": ["revenue"], **how}
    with pytest.raises(NothingToShare):
        shop.store.links.make(LOCAL_OWNER, "Board", **asked)  # type: ignore[arg-type]
    assert shop.store.links.links(LOCAL_OWNER) == []


@pytest.mark.parametrize("role", [Role.MANAGER, Role.STAFF, Role.VIEWER, None])
def test_only_who_may_let_people_in_shares(shop: Shop, role: Role | None) -> None:
    made(shop)
    before, by = without_journal(shop), Access("Somebody", role)
    for asked in (
        lambda: shop.store.links.make(by, "Mine", ["revenue"]),
        lambda: shop.store.links.links(by),
        lambda: shop.store.links.revoke(by, 1),
    ):
        with pytest.raises(Denied):
            asked()
    assert without_journal(shop) == before


def test_the_journal_tells_what_was_shared_used_and_taken_back_but_names_nobody(shop: Shop) -> None:
    token = shop.store.links.make(LOCAL_OWNER, "For Ann Ames", ["revenue"], [("group", "Ann's friends")])
    shop.store.links.open(token)
    shop.store.links.revoke(LOCAL_OWNER, 1)
    told = shop.run("SELECT what, value FROM journal JOIN journal_value USING (seq) ORDER BY seq")
    assert [what for what, _ in told] == ["share", "link used", "link revoked"]
    assert "Ann" not in repr(told)
    assert '"filters":["group"]' in told[0][1]
