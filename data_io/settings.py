"""Settings from the environment, read once at the start and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from crm.errors import CrmError

DEFAULT_DATABASE: Final = "sqlite:///data/regulars.db"
FLEETING: Final = Path("/mount/src")
"""Where Streamlit Community Cloud lays a program; what is written there goes when the host starts anew."""
_SQLITE: Final = re.compile(r"sqlite(\+\w+)?:///(?!:memory:|file:)(?=.)")
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine for itself."""
KNOWN_ISSUERS: Final[Mapping[str, str]] = {
    "google": "https://accounts.google.com",
    "microsoft": "https://login.microsoftonline.com/common/v2.0",
}
"""Of whom nobody needs to say where they answer."""
_PROVIDER: Final = re.compile(r"REGULARS_OIDC_([A-Z0-9]{1,30})_(ISSUER|CLIENT_ID|CLIENT_SECRET)")


class SignIn(StrEnum):
    """Who may come in.

    ``auto`` the key of the local start until there is an owner with an account, ``on`` accounts (the first by
    the code on the console), ``off`` everybody: for tests, and behind a door of one's own.
    """

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class UnknownSetting(CrmError):
    """A setting holds a word that means nothing here."""


class FleetingPlace(CrmError):
    """Files do not stay where the program runs, and a file is where the records were to lie."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who proves to us who somebody is, by OpenID Connect (REGULARS_OIDC_<NAME>_...).

    ``name``: as in the settings, in small letters; it stands in addresses. ``issuer``: where it answers, as
    it writes that itself. ``client_id``, ``client_secret``: what it gave this program.
    """

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)

    @property
    def label(self) -> str:
        """Its name as people read it."""
        return self.name.capitalize()

    @property
    def of_microsoft(self) -> bool:
        """Whether its e-mail addresses are as Microsoft's: anybody with a tenant can write any into one."""
        return (urlsplit(self.issuer).hostname or "").endswith(
            (".microsoftonline.com", ".microsoftonline.us")
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside.

    ``database``: SQLAlchemy URL of the store (DATABASE_URL; its password may lie in a file of its own, which
    DATABASE_PASSWORD_FILE names). ``sign_in``: REGULARS_SIGN_IN. ``hosts``: names,
    besides this machine's own, under which a browser may call the program (REGULARS_HOSTS, with commas
    between). ``address``: where people reach the program, as ``https://crm.example`` (REGULARS_ADDRESS); ""
    where that is as the browser writes it. ``providers``: who else proves who somebody is
    (REGULARS_OIDC_<NAME>_ISSUER, _CLIENT_ID, _CLIENT_SECRET). ``backups``, ``backups_too``: the folders of
    the back-ups (REGULARS_BACKUPS, else beside the database; REGULARS_BACKUPS_TOO, else none).
    ``backup_password``: what encrypts them (REGULARS_BACKUP_PASSWORD, or the first line of the file that
    REGULARS_BACKUP_PASSWORD_FILE names); "" where nothing does.
    """

    database: str = DEFAULT_DATABASE
    sign_in: SignIn = SignIn.AUTO
    hosts: tuple[str, ...] = ()
    address: str = ""
    providers: tuple[Provider, ...] = ()
    backups: Path | None = None
    backups_too: Path | None = None
    backup_password: str = field(default="", repr=False)

    @property
    def key_file(self) -> Path:
        """Where the key of the local start lies: beside the database, or where a local one would be."""
        url = self.database if _SQLITE.match(self.database) else DEFAULT_DATABASE
        return Path(_SQLITE.sub("", url).partition("?")[0]).expanduser().with_suffix(".key").resolve()

    def require_lasting(self, program: Path) -> None:
        """Raise ``FleetingPlace`` where the records would lie in a file that a host soon throws away.

        ``program`` is the folder of the program.
        """
        if self.database.startswith("sqlite") and program.is_relative_to(FLEETING):
            raise FleetingPlace(
                "On Streamlit Community Cloud files do not stay, so all records would soon be lost. Nothing "
                "was started; put the address of a PostgreSQL database into the secrets as DATABASE_URL."
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; UnknownSetting where one cannot be understood."""
        word = environment.get("REGULARS_SIGN_IN", "").strip().lower() or SignIn.AUTO
        try:
            sign_in = SignIn(word)
        except ValueError:
            allowed = ", ".join(SignIn)
            raise UnknownSetting(
                f"REGULARS_SIGN_IN is “{word}”, but it can only be one of: {allowed}. Nothing was started."
            ) from None
        hosts = [host.strip().lower() for host in environment.get("REGULARS_HOSTS", "").split(",")]
        address = environment.get("REGULARS_ADDRESS", "").strip().rstrip("/")
        if address:
            hosts.append(_checked("REGULARS_ADDRESS", address, path=False))
        return cls(
            database=_database(environment),
            sign_in=sign_in,
            hosts=tuple(dict.fromkeys(host for host in hosts if host)),
            address=address,
            providers=_providers(environment),
            backups=_folder(environment, "REGULARS_BACKUPS"),
            backups_too=_folder(environment, "REGULARS_BACKUPS_TOO"),
            backup_password=_backup_password(environment),
        )


def _providers(environment: Mapping[str, str]) -> tuple[Provider, ...]:
    """Read who proves who somebody is, by name; UnknownSetting where a part is missing."""
    parts: dict[str, dict[str, str]] = {}
    for variable, value in environment.items():
        known = _PROVIDER.fullmatch(variable)
        if known and value.strip():
            parts.setdefault(known[1].lower(), {})[known[2].lower()] = value.strip()
    for name, given in parts.items():
        given.setdefault("issuer", KNOWN_ISSUERS.get(name, ""))
        missing = [part for part in ("issuer", "client_id", "client_secret") if not given.get(part)]
        if missing:
            needed = " and ".join(f"REGULARS_OIDC_{name}_{part}".upper() for part in missing)
            raise UnknownSetting(
                f"To sign in by {name.capitalize()}, {needed} must be set. Nothing was started."
            )
        _checked(f"REGULARS_OIDC_{name.upper()}_ISSUER", given["issuer"], path=True)
    return tuple(Provider(name, **given) for name, given in sorted(parts.items()))


def _checked(variable: str, address: str, *, path: bool) -> str:
    """Give the host name of an address; UnknownSetting where it is none that can be trusted."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # ValueError where it is no number
    except ValueError:
        parts = urlsplit("")
    host = (parts.hostname or "").lower()
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    extra = parts.query or parts.fragment or "@" in parts.netloc or (parts.path and not path)
    if not host or not safe or extra or not re.fullmatch(r"[!-~]+", address):
        raise UnknownSetting(
            f"{variable} is “{address}”, but it has to be an address like https://crm.example. "
            "Nothing was started."
        )
    return host


def _database(environment: Mapping[str, str]) -> str:
    """Put the address of the database together with the password from its file, if there is one."""
    url = environment.get("DATABASE_URL", "").strip() or DEFAULT_DATABASE
    file = environment.get("DATABASE_PASSWORD_FILE", "").strip()
    if not file:
        return url
    parts = urlsplit(url)
    if not parts.username or parts.password is not None:
        raise UnknownSetting(
            "DATABASE_PASSWORD_FILE needs a DATABASE_URL with a name and no password, such as "
            "postgresql://name@host/database. Nothing was started."
        )
    try:
        password = Path(file).read_text("utf-8").strip("\r\n")
    except (OSError, ValueError):
        raise UnknownSetting(
            f"The file {file} that DATABASE_PASSWORD_FILE names cannot be read. Nothing was started."
        ) from None
    name, _, rest = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{name}:{quote(password, safe='')}@{rest}").geturl()


def _folder(environment: Mapping[str, str], name: str) -> Path | None:
    """Read the setting of a folder; None where it is blank."""
    text = environment.get(name, "").strip()
    return Path(text).expanduser() if text else None


def _backup_password(environment: Mapping[str, str]) -> str:
    """Read what encrypts the back-ups, from the environment or from a file."""
    file = environment.get("REGULARS_BACKUP_PASSWORD_FILE", "").strip()
    if not file:
        return environment.get("REGULARS_BACKUP_PASSWORD", "")
    try:
        password = Path(file).read_text("utf-8").partition("\n")[0].strip("\r")
    except (OSError, ValueError):
        password = ""
    if not password:
        raise UnknownSetting(
            f"The file {file} that REGULARS_BACKUP_PASSWORD_FILE names cannot be read, or its first line is "
            "blank. Nothing was started."
        )
    return password
