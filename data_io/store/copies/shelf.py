"""The folder in which the back-ups of a database lie: one is put there, they are listed, old ones go.

A second folder, on another disk or share, gets the same; that it cannot be written is told, and stops
nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from crm.clock import utc_now
from crm.errors import CrmError
from data_io.settings import DEFAULT_DATABASE
from data_io.store.copies import names, sealing
from data_io.store.copies.facts import Facts, read_facts, verify
from data_io.store.copies.names import CopyName, Reason
from data_io.store.copies.snapshot import CopyDiffers, copy_database
from data_io.store.engines import Database
from data_io.store.errors import StoreBusy, StoreFull, StoreLost, plain_errors
from data_io.store.lock import FileLock

PART: Final = ".part"
LEFT_BEHIND: Final = timedelta(hours=1)
SPARE: Final = 1.1
"""How much more room than the last copy took the next one may take."""
FULL: Final = (
    "No back-up could be made: the disk with the folder {folder} is full, and the older back-ups that could "
    "go are gone already. Your data is as it was. Free some space."
)
REFUSED: Final = (
    "No back-up could be made: the disk with the folder {folder} did not take it, or the database could not "
    "be read. Your data is as it was. Check whether the disk is full or broken."
)
SECOND: Final = "The second folder for back-ups, {folder}, could not be written: {reason}"
NOT_SAME: Final = "what was written there is not what it should be."


@dataclass(frozen=True, slots=True)
class Copy:
    """A back-up on the shelf.

    ``until``: when it goes at the latest; None for the newest, which stays until there is another.
    """

    name: CopyName
    file: Path
    size: int
    facts: Facts
    until: datetime | None


class Shelf:
    """The folder of the back-ups of one database, and the second one, if any."""

    def __init__(self, folder: Path, second: Path | None = None, password: str | None = None) -> None:
        self.folder = folder
        self.second = second
        self.password = password
        self.trouble = ""
        """What last went wrong, in a sentence; "" where nothing did."""
        self._making = threading.Lock()

    def files(self, folder: Path | None = None) -> dict[CopyName, Path]:
        """Give the files that are back-ups by what their names say, oldest first."""
        place = folder or self.folder
        found = {names.parse(file.name): file for file in place.iterdir()} if place.is_dir() else {}
        return {name: found[name] for name in sorted(name for name in found if name is not None)}

    def copies(self) -> list[Copy]:
        """List the back-ups, newest first."""
        with plain_errors(str(self.folder)):
            files = self.files()
            until = names.expiries(files)
            newest = max(files, default=None)
            return [
                Copy(name, file, file.stat().st_size, _facts(file), None if name == newest else until[name])
                for name, file in reversed(files.items())
            ]

    def newest(self) -> Facts | None:
        """Give what the newest back-up tells of itself."""
        with plain_errors(str(self.folder)):
            files = self.files()
            return _facts(files[max(files)]) if files else None

    def make(self, database: Database, reason: Reason, *, thorough: bool = True) -> Path:
        """Make a back-up, put it into the second folder too, and let those go whose time is over.

        Raises ``StoreError``s where none could be made; older ones go first where the disk is full.
        """
        try:
            with self._alone(), plain_errors(str(self.folder)):
                self.tidy()
                self._make_room(database)
                made = self._made(database, reason, thorough=thorough)
                self.trouble = ""
                self._put_into_second(made)
                return made
        except StoreFull as error:
            raise self._noted(StoreFull(FULL.format(folder=self.folder))) from error
        except CopyDiffers as error:
            raise self._noted(error) from error
        except StoreLost as error:
            raise self._noted(StoreLost(REFUSED.format(folder=self.folder))) from error
        except CrmError as error:
            raise self._noted(error) from error

    def tidy(self) -> None:
        """Delete the back-ups whose time is over, and what a copy that was cut short left behind."""
        for folder in (self.folder, self.second):
            if folder is None or not folder.is_dir():
                continue
            files = self.files(folder)
            for name in files.keys() - names.kept(files, utc_now()):
                files[name].unlink(missing_ok=True)
            long_ago = (utc_now() - LEFT_BEHIND).timestamp()
            for file in folder.glob(f"*{PART}*"):
                with suppress(OSError):
                    if file.stat().st_mtime < long_ago:
                        file.unlink()

    @contextmanager
    def opened(self, file: Path, password: str | None = None) -> Iterator[Path]:
        """Give a back-up as a plain file that was found whole, for as long as the block lasts."""
        read_facts(file)
        if not sealing.is_sealed(file):
            verify(file)
            yield file
            return
        with self.passing_file() as plain, plain_errors(str(self.folder)):
            sealing.unseal(file, plain, password or self.password)
            verify(plain)
            yield plain

    @contextmanager
    def passing_file(self) -> Iterator[Path]:
        """Give the path of a file that only we may read, and that is gone afterwards."""
        with plain_errors(str(self.folder)):
            self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / f"{secrets.token_hex(6)}{PART}"
        try:
            yield file
        finally:
            for each in (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm"))):
                each.unlink(missing_ok=True)

    def write(self, database: Database, target: Path, reason: Reason) -> Facts:
        """Copy a database to any file; sealed where there is a password."""
        with self.passing_file() as part, plain_errors(str(target)):
            facts = copy_database(database, part, reason, utc_now())
            target.parent.mkdir(parents=True, exist_ok=True)
            self._finished(part, target, facts)
        return facts

    def _made(self, database: Database, reason: Reason, *, thorough: bool) -> Path:
        now = utc_now()
        with self.passing_file() as part:
            facts = copy_database(database, part, reason, now, thorough=thorough)
            name = names.free_name(self.folder, now, reason, sealed=bool(self.password))
            return self._finished(part, self.folder / str(name), facts)

    def _finished(self, part: Path, target: Path, facts: Facts) -> Path:
        """Put a copy in its place at once, sealed where there is a password."""
        if not self.password:
            _on_the_disk(part)
            _put(part, target)
            return target
        with self.passing_file() as sealed:
            sealing.seal(part, sealed, self.password, facts.told)
            _put(sealed, target)
        return target

    def _make_room(self, database: Database) -> None:
        """Let the oldest go where the disk has less room than a copy is likely to take."""
        files = self.files()
        sizes = {name: file.stat().st_size for name, file in files.items()}
        likely = max(sizes[max(sizes)] if sizes else 0, _size(database))
        twice = 2 if self.password else 1
        self.folder.mkdir(parents=True, exist_ok=True)
        missing = int(likely * SPARE * twice) - shutil.disk_usage(self.folder).free
        for name in names.to_make_room(sizes, missing):
            files[name].unlink(missing_ok=True)

    def _put_into_second(self, made: Path) -> None:
        if self.second is None:
            return
        part = self.second / f"{secrets.token_hex(6)}{PART}"
        try:
            self.second.mkdir(parents=True, exist_ok=True)
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            shutil.copyfile(made, part)
            _on_the_disk(part)
            if _digest(part) != _digest(made):
                self.trouble = SECOND.format(folder=self.second, reason=NOT_SAME)
                return
            part.replace(self.second / made.name)
        except OSError as error:
            reason = f"{(error.strerror or str(error)).lower()}. The back-up lies in {self.folder} only."
            self.trouble = SECOND.format(folder=self.second, reason=reason)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _noted(self, error: CrmError) -> CrmError:
        self.trouble = error.message
        return error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One copy at a time, also of several processes that share the folder."""
        with self._making, plain_errors(str(self.folder)):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "making")
            try:
                lock.take()
            except StoreBusy as error:
                raise StoreBusy(
                    "Another program is making a back-up in the same folder just now. Try again in a moment."
                ) from error
            try:
                yield
            finally:
                lock.release()


def shelf_of(
    database: Database, folder: Path | None = None, second: Path | None = None, password: str | None = None
) -> Shelf:
    """Give the shelf of a database: a folder of its name in the folders for back-ups.

    Without such a folder it is ``backups`` beside the database; of one on a server, where a file would be.
    """
    if database.path is not None:
        name, beside = database.path.stem, database.path.parent
    else:
        name = re.sub(r"[^\w.-]", "_", database.url.database or "database")
        beside = Path(make_url(DEFAULT_DATABASE).database or "").parent
    return Shelf((folder or beside / "backups") / name, second / name if second else None, password or None)


def _facts(file: Path) -> Facts:
    """Give what a back-up tells; blank where it cannot be read."""
    try:
        return read_facts(file)
    except CrmError:
        return Facts()


def _size(database: Database) -> int:
    """Give the bytes of a database in a file."""
    return database.path.stat().st_size if database.path and database.path.exists() else 0


def _put(part: Path, target: Path) -> None:
    """Move a finished file to its place, also on another disk; there it appears at once too."""
    try:
        part.replace(target)
    except OSError:
        near = target.with_name(target.name + PART)
        shutil.copyfile(part, near)
        near.chmod(0o600)
        _on_the_disk(near)
        near.replace(target)


def _on_the_disk(file: Path) -> None:
    """Wait until a file is on the disk, not only on its way."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
