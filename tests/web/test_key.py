"""The key: random, for its owner's eyes only, and the same after a restart."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from web.key import PLACE, Key, cookies_named, kept_secret, write_private

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights on files")


def asking(query: str = "", *cookies: str) -> dict[str, Any]:
    """A request with this query and these ``Cookie`` headers."""
    headers = [(b"cookie", cookie.encode("latin-1")) for cookie in cookies]
    return {"type": "http", "query_string": query.encode(), "headers": headers}


def cookie_of(key: Key) -> str:
    return key.cookie(secure=False).decode().partition(";")[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "regulars.key"


def test_a_browser_that_came_in_stays_in_after_a_restart_but_the_link_does_not_last(file: Path) -> None:
    before, after = Key(file), Key(file)

    assert before.admits(asking("", cookie_of(before)))
    assert after.admits(asking("", cookie_of(before)))
    assert before.takes(asking(before.link.partition("?")[2]))
    assert not after.takes(asking(before.link.partition("?")[2]))


def test_a_deleted_file_shuts_everybody_out(file: Path) -> None:
    cookie = cookie_of(Key(file))
    file.unlink()

    assert not Key(file).admits(asking("", cookie))


def test_nothing_but_the_exact_cookie_lets_in(file: Path) -> None:
    key = Key(file)
    name, _, value = cookie_of(key).partition("=")

    assert key.admits(asking("", f"a=b; {name}={value}; c=d"))
    assert key.admits(asking("", "a=b", f"{name}=wrong; {name}={value}"))
    wrong = ["", name, f"{name}=", f"{name}={value[:-1]}", f"{name}={value}A", f"{name}=é", f"other={value}"]
    assert [cookie for cookie in wrong if key.admits(asking("", cookie))] == []


def test_nothing_but_the_exact_link_is_taken(file: Path) -> None:
    key = Key(file)
    ticket = key.link.removeprefix(f"{PLACE}?key=")

    assert len(ticket) == 43, "32 random bytes"
    assert key.takes(asking(f"key={ticket}"))
    wrong = [
        "",
        "key",
        "key=",
        f"key={ticket[:-1]}",
        f"key={ticket}&key={ticket}",
        f"Key={ticket}",
        "key=%ff",
    ]
    wrong += ["&".join(["key=a"] * 50), f"key={file.read_text() if file.exists() else 'x'}"]
    assert [query for query in wrong if key.takes(asking(query))] == []


def test_what_lets_in_is_not_what_stands_in_the_link(file: Path) -> None:
    key = Key(file)
    assert file.exists() is False, "nothing is written before it is asked for"
    assert cookie_of(key).partition("=")[2] not in key.link
    assert file.exists()


def test_the_cookie_is_kept_from_scripts_and_other_sites(file: Path) -> None:
    parts = Key(file).cookie(secure=False).decode().split("; ")[1:]
    assert set(parts) == {"Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax"}
    assert Key(file).cookie(secure=True).endswith(b"; Secure")


def test_two_programs_on_one_machine_do_not_take_each_others_cookie(tmp_path: Path) -> None:
    names = {cookie_of(Key(tmp_path / name)).partition("=")[0] for name in ("a.key", "b.key")}
    assert len(names) == 2


@posix_only
def test_only_its_owner_can_read_the_file(file: Path) -> None:
    before = os.umask(0)
    try:
        kept_secret(file)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in file.parent.iterdir()] == [file.name]


@posix_only
def test_a_key_that_others_could_read_is_made_anew(file: Path) -> None:
    seen = kept_secret(file)
    file.chmod(0o640)

    assert kept_secret(file) != seen
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("cut_off", ["", "short", "é" * 43, "A" * 42, "A" * 44, "A" * 42 + "\n"])
def test_a_file_that_was_cut_off_is_made_anew(file: Path, cut_off: str) -> None:
    file.parent.mkdir()
    file.write_text(cut_off, "utf-8")
    file.chmod(0o600)

    assert len(kept_secret(file)) == 43
    assert kept_secret(file) == file.read_text("ascii")


def test_where_it_cannot_be_written_there_is_a_key_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    key = Key(tmp_path / "data" / "regulars.key")

    assert not key.is_kept
    assert key.admits(asking("", cookie_of(key)))
    assert not key.admits(asking("", ""))


def test_a_link_that_lies_in_the_place_is_replaced_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("theirs")
    (tmp_path / "place").symlink_to(elsewhere)

    write_private(tmp_path / "place", "ours")

    assert (elsewhere.read_text(), (tmp_path / "place").read_text()) == ("theirs", "ours")


def test_cookies_are_found_in_every_header() -> None:
    assert cookies_named(asking("", "a=1;b=2", "a=3; c"), b"a") == [b"1", b"3"]


def test_a_screen_tells_the_key_among_cookies(tmp_path: Path) -> None:
    key = Key(tmp_path / "regulars.key")
    name, _, value = key.cookie(secure=False).decode().partition(";")[0].partition("=")
    assert key.is_among({name: value})
    assert not key.is_among({name: value[:-1]})
    assert not key.is_among({"other": value})
    assert not key.is_among({name: "ä"})
