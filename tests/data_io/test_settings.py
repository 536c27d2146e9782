"""Settings come from the environment, and what cannot be understood is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url

from data_io.settings import (
    DEFAULT_DATABASE,
    FLEETING,
    FleetingPlace,
    Provider,
    Settings,
    SignIn,
    UnknownSetting,
)


def test_nothing_set_is_a_shop_on_its_own_machine() -> None:
    assert Settings.from_environment({}) == Settings(DEFAULT_DATABASE, SignIn.AUTO, ())


def test_a_blank_is_as_good_as_nothing() -> None:
    blank = {"DATABASE_URL": " ", "REGULARS_SIGN_IN": "", "REGULARS_HOSTS": " , "}
    assert Settings.from_environment(blank) == Settings()


def test_what_is_set_is_read() -> None:
    environment = {
        "DATABASE_URL": "postgresql://shop",
        "REGULARS_SIGN_IN": "OFF",
        "REGULARS_HOSTS": "Shop.example, crm.example",
    }
    assert Settings.from_environment(environment) == Settings(
        "postgresql://shop", SignIn.OFF, ("shop.example", "crm.example")
    )


def test_an_unknown_word_is_said_in_a_sentence() -> None:
    with pytest.raises(UnknownSetting, match="auto, on, off"):
        Settings.from_environment({"REGULARS_SIGN_IN": "yes"})


@pytest.mark.parametrize(
    ("database", "key"),
    [
        ("sqlite:////srv/shop/books.db", "/srv/shop/books.key"),
        ("sqlite+pysqlite:////srv/shop/books.db?timeout=5", "/srv/shop/books.key"),
        ("sqlite:///data/shop.db", "data/shop.key"),
        ("sqlite:///~/shop.db", "~/shop.key"),
        ("sqlite:///:memory:", "data/regulars.key"),
        ("sqlite://", "data/regulars.key"),
        ("postgresql://owner:secret@server/shop", "data/regulars.key"),
    ],
)
def test_the_key_lies_beside_the_database(database: str, key: str) -> None:
    assert Settings(database).key_file == Path(key).expanduser().resolve()


GOOGLE = {"REGULARS_OIDC_GOOGLE_CLIENT_ID": "id", "REGULARS_OIDC_GOOGLE_CLIENT_SECRET": "hush"}


def test_who_proves_who_somebody_is_has_three_parts_and_a_known_one_two() -> None:
    parts = {"ISSUER": "https://issuer.example/", "CLIENT_ID": "b", "CLIENT_SECRET": " s "}
    own = {f"REGULARS_OIDC_HOUSE_{part}": value for part, value in parts.items()}

    google, house = Settings.from_environment(GOOGLE | own).providers

    assert google == Provider("google", "https://accounts.google.com", "id", "hush")
    assert house == Provider("house", "https://issuer.example/", "b", "s")
    assert house.label == "House"
    assert "hush" not in repr(google), "a log may show the settings"


@pytest.mark.parametrize("missing", sorted(GOOGLE))
def test_a_missing_part_is_named(missing: str) -> None:
    with pytest.raises(UnknownSetting, match=missing):
        Settings.from_environment({name: value for name, value in GOOGLE.items() if name != missing})


@pytest.mark.parametrize(
    "issuer",
    [
        "http://login.example",
        "login.example",
        "https://",
        "ftp://x",
        "https://a@b",
        "https://a?b=c",
        "https://a b",
    ],
)
def test_who_proves_it_answers_by_https_alone(issuer: str) -> None:
    with pytest.raises(UnknownSetting, match="REGULARS_OIDC_GOOGLE_ISSUER"):
        Settings.from_environment(GOOGLE | {"REGULARS_OIDC_GOOGLE_ISSUER": issuer})


def test_of_this_machine_http_will_do() -> None:
    settings = Settings.from_environment(GOOGLE | {"REGULARS_OIDC_GOOGLE_ISSUER": "http://127.0.0.1:9400/x"})
    assert settings.providers[0].issuer == "http://127.0.0.1:9400/x"


def test_the_address_is_also_a_name_under_which_the_program_answers() -> None:
    settings = Settings.from_environment(
        {"REGULARS_ADDRESS": "https://Crm.example:8443/", "REGULARS_HOSTS": "a.example"}
    )
    assert settings.address == "https://Crm.example:8443"
    assert settings.hosts == ("a.example", "crm.example")


@pytest.mark.parametrize(
    "address", ["crm.example", "http://crm.example", "https://crm.example/app", "https://"]
)
def test_an_address_that_cannot_be_is_said(address: str) -> None:
    with pytest.raises(UnknownSetting, match="REGULARS_ADDRESS"):
        Settings.from_environment({"REGULARS_ADDRESS": address})


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("postgresql://shop@db/books", "postgresql://shop:p%40ss%2Fw%3Ard@db/books"),
        (
            "postgresql://shop@db:5433/books?sslmode=require",
            "postgresql://shop:p%40ss%2Fw%3Ard@db:5433/books?sslmode=require",
        ),
        ("postgresql://shop@/books?host=/run/pg", "postgresql://shop:p%40ss%2Fw%3Ard@/books?host=/run/pg"),
    ],
)
def test_the_password_may_lie_in_a_file(tmp_path: Path, url: str, whole: str) -> None:
    file = tmp_path / "password"
    file.write_text("p@ss/w:rd\n")
    environment = {"DATABASE_URL": url, "DATABASE_PASSWORD_FILE": str(file)}
    assert Settings.from_environment(environment).database == whole
    assert str(make_url(whole).password) == "p@ss/w:rd"


@pytest.mark.parametrize("url", ["", "postgresql://db/books", "postgresql://shop:known@db/books"])
def test_a_file_with_a_password_for_nobody_is_told(tmp_path: Path, url: str) -> None:
    file = tmp_path / "password"
    file.write_text("word")
    with pytest.raises(UnknownSetting, match="DATABASE_PASSWORD_FILE"):
        Settings.from_environment({"DATABASE_URL": url, "DATABASE_PASSWORD_FILE": str(file)})


def test_a_password_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    missing = {"DATABASE_URL": "postgresql://a@b/c", "DATABASE_PASSWORD_FILE": str(tmp_path / "none")}
    with pytest.raises(UnknownSetting, match="cannot be read"):
        Settings.from_environment(missing)


def test_records_are_not_kept_where_files_do_not_stay() -> None:
    with pytest.raises(FleetingPlace, match="DATABASE_URL"):
        Settings().require_lasting(FLEETING / "regulars")
    Settings("postgresql://shop@db/books").require_lasting(FLEETING / "regulars")
    Settings().require_lasting(Path("/srv/regulars"))


def test_where_back_ups_lie_and_what_encrypts_them(tmp_path: Path) -> None:
    (tmp_path / "word").write_text("from the file\nno more\n")
    given = {"REGULARS_BACKUPS": "/mnt/safe", "REGULARS_BACKUPS_TOO": "/mnt/too"}
    here = Settings.from_environment({**given, "REGULARS_BACKUP_PASSWORD": " as typed "})
    there = Settings.from_environment({"REGULARS_BACKUP_PASSWORD_FILE": str(tmp_path / "word")})
    assert (here.backups, here.backups_too) == (Path("/mnt/safe"), Path("/mnt/too"))
    assert (here.backup_password, there.backup_password) == (" as typed ", "from the file")
    assert "as typed" not in repr(here)
    (tmp_path / "word").write_text("\n")
    for file in (tmp_path / "word", tmp_path / "none"):
        with pytest.raises(UnknownSetting, match="REGULARS_BACKUP_PASSWORD_FILE"):
            Settings.from_environment({"REGULARS_BACKUP_PASSWORD_FILE": str(file)})
