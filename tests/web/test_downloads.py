"""A file is handed to the browser that asked for it, and to nobody else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_io.outgoing.file_names import file_name
from web.downloads import COOKIE, KEPT_EACH, PLACE, ROUTES, SHELF, Shelf, holder_of

OURS = {COOKIE: "2|01010101|41424344|1700000000"}
OURS_UNDER_ANOTHER_MASK = {COOKIE: "2|02020202|42414047|1700000000"}
THEIRS = {COOKIE: "2|01010101|51525354|1700000000"}


def write(path: Path) -> None:
    path.write_bytes(b"rows")


def test_the_same_browser_finds_its_file_although_the_cookie_is_masked_anew() -> None:
    shelf = Shelf()
    token = shelf.put(OURS, "all.xlsx", write).removeprefix(PLACE)

    found = shelf.find(token, OURS_UNDER_ANOTHER_MASK)

    assert found is not None
    assert (found.name, found.path.read_bytes()) == ("all.xlsx", b"rows")


@pytest.mark.parametrize("cookies", [THEIRS, {}, {COOKIE: "2|zz|00|1"}, {COOKIE: "2||41|1"}])
def test_nobody_else_finds_it(cookies: dict[str, str]) -> None:
    shelf = Shelf()
    token = shelf.put(OURS, "all.xlsx", write).removeprefix(PLACE)

    assert shelf.find(token, cookies) is None


def test_a_file_of_a_browser_without_a_cookie_is_not_handed_out() -> None:
    shelf = Shelf()
    token = shelf.put({}, "all.xlsx", write).removeprefix(PLACE)

    assert shelf.find(token, {}) is None


def test_its_time_ends_and_the_file_goes() -> None:
    shelf = Shelf(seconds=-1)
    paths: list[Path] = []

    def note(path: Path) -> None:
        write(path)
        paths.append(path)

    token = shelf.put(OURS, "all.xlsx", note).removeprefix(PLACE)

    assert shelf.find(token, OURS) is None
    assert not paths[0].exists()


def test_the_oldest_goes_first() -> None:
    shelf = Shelf()
    tokens = [shelf.put(OURS, "all.xlsx", write).removeprefix(PLACE) for _ in range(KEPT_EACH + 1)]

    assert shelf.find(tokens[0], OURS) is None
    assert shelf.find(tokens[1], OURS) is not None


def test_a_file_that_could_not_be_written_is_not_kept() -> None:
    shelf = Shelf()
    paths: list[Path] = []

    def fail(path: Path) -> None:
        write(path)
        paths.append(path)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - whatever the disk says passes through
        shelf.put(OURS, "all.xlsx", fail)

    assert not paths[0].exists()


def test_browsers_are_told_apart() -> None:
    assert holder_of(OURS) == holder_of(OURS_UNDER_ANOTHER_MASK) != holder_of(THEIRS)


@pytest.mark.parametrize(
    "words", ['a"; filename=b.exe', "x\r\nSet-Cookie: a=1", "../../b", "\u202efdp.exe", "Käse\x00", "CON"]
)
def test_a_name_of_any_words_is_one_harmless_name_in_the_header(words: str) -> None:
    token = SHELF.put(OURS, f"{words}.xlsx", write)
    client = TestClient(Starlette(routes=ROUTES), cookies=OURS)

    told = client.get(token).headers["content-disposition"]

    found = re.fullmatch(r"""attachment; filename(?:="|\*=utf-8'')([^";]*)"?""", told)
    assert found
    name = unquote(found[1])
    assert name == file_name(f"{words}.xlsx")
    assert not re.search(r'[\x00-\x1f\u202e/\\"]', name)
