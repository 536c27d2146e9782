"""People on screen: the first account, inviting, changing, ending; what each role sees of persons."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER, Access, Role
from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, said

PASSWORD = "a horse that eats staples"  # noqa: S105 - it opens nothing
OWNER = Access("Olga", Role.OWNER, person=1)


def press(page: AppTest, label: str, key: str = "") -> AppTest:
    return next(each for each in page.button if each.label == label and key in str(each.key)).click().run()


def found(store: Store) -> None:
    store.accounts.found("olga@shop.example", "Olga", PASSWORD)


def open_person(page: AppTest, number: int) -> AppTest:
    page.session_state[f"person-{number}"] = True
    return page.run()


def link_of(page: AppTest) -> str:
    [shown] = [each.value for each in page.code]
    return str(shown).partition("/join?token=")[2]


def test_the_first_account_is_made_and_what_it_changes_is_told(store: Store, open_page: OpenPage) -> None:
    page = open_page("people")
    assert "everybody signs in" in said(page)
    for key, value in {"shown": "Olga", "name": "olga", "password": PASSWORD, "again": PASSWORD}.items():
        page.text_input(key=f"founding-{key}").input(value)
    page = press(page, "Make my account")

    assert [each.value for each in page.success]
    assert [each.shown for each in store.accounts.people(OWNER)] == ["Olga"]
    assert store.accounts.sign_in("olga", PASSWORD)


def test_two_different_passwords_make_nothing(store: Store, open_page: OpenPage) -> None:
    page = open_page("people")
    for key, value in {"shown": "Olga", "name": "olga", "password": PASSWORD, "again": "other"}.items():
        page.text_input(key=f"founding-{key}").input(value)
    page = press(page, "Make my account")

    assert "not the same" in page.error[0].value
    assert not store.accounts.exist()


def test_somebody_is_invited_by_a_link_that_is_shown_once(store: Store, open_page: OpenPage) -> None:
    found(store)
    page = open_page("people")
    page.text_input(key="invite-shown").input("Sam")
    page.text_input(key="invite-name").input("sam@shop.example")
    page.checkbox(key="invite-own").check()
    page = press(page, "Make the link")

    sam = store.accounts.expected(link_of(page))
    assert (sam.shown, sam.role, sam.own_only) == ("Sam", Role.STAFF, True)
    assert "invited and not here yet" in said(page)
    page = press(page, "I have copied it")
    assert not page.code


def test_a_name_that_is_taken_is_told_and_nobody_is_made(store: Store, open_page: OpenPage) -> None:
    found(store)
    page = open_page("people")
    page.text_input(key="invite-shown").input("Other")
    page.text_input(key="invite-name").input("OLGA@shop.example")
    page = press(page, "Make the link")

    assert "already" in page.error[0].value
    assert len(store.accounts.people(OWNER)) == 1


def test_somebody_is_changed_reset_and_ended(store: Store, open_page: OpenPage) -> None:
    found(store)
    number = store.accounts.join(store.accounts.invite(OWNER, "sam", "Sam", Role.STAFF), PASSWORD)
    token = store.accounts.sign_in("sam", PASSWORD)
    page = open_person(open_page("people"), number)
    page.selectbox[0].set_value(Role.VIEWER)
    page = press(page, "Save", f"person-{number}-form")
    access = store.accounts.visit(token)
    assert access is not None
    assert access.role is Role.VIEWER

    page = press(open_person(page, number), "Make the link", f"person-{number}")
    assert store.accounts.expected(link_of(page)).id == number
    assert store.accounts.visit(token) is None

    page = press(open_person(page, number), "End access now", f"person-{number}")
    assert "can come in no more" in said(page)
    assert store.accounts.people(OWNER)[1].ended_at is not None


def test_the_last_owner_cannot_be_ended(store: Store, open_page: OpenPage) -> None:
    found(store)
    page = press(open_person(open_page("people"), 1), "End access now", "person-1")

    assert "only owner" in page.error[0].value
    assert store.accounts.exist()


def test_the_owner_says_who_sees_personal_data(store: Store, open_page: OpenPage) -> None:
    found(store)
    page = open_page("people")
    pills = page.button_group[0]
    pills.set_value([Role.MANAGER])
    page = press(page, "Save", "personal")

    assert store.accounts.personal_hidden_from(OWNER) == {Role.STAFF, Role.VIEWER}


def test_names_of_people_are_text(store: Store, open_page: OpenPage) -> None:
    found(store)
    store.accounts.invite(LOCAL_OWNER, HOSTILE, HOSTILE, Role.STAFF)
    page = open_person(open_page("people"), 2)

    assert "**Bo**" not in " ".join(each.label for each in page.expander)
    assert "<b>hi</b>" not in said(page).replace("\\<b\\>", "")


def test_without_an_account_there_is_none_to_look_after(open_page: OpenPage) -> None:
    assert "You have no account yet" in said(open_page("account"))
