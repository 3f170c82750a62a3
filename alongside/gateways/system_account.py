"""The account PostgreSQL runs under when we are root, because it refuses to run as root.

The account owns the data folder and nothing else. Folders above it, or above the binaries, that others may not enter
are not opened up: an access-control entry lets this one account pass through, without reading their names.
"""

import os
import pwd
import struct
import subprocess
from pathlib import Path
from typing import TypedDict

NAME = "alongside"

_ACL = "system.posix_acl_access"
_VERSION, _OWNER, _USER, _GROUP, _MASK, _OTHERS = 2, 0x01, 0x02, 0x04, 0x10, 0x20
_PASS = 0o1
_NOBODY_NAMED = 0xFFFFFFFF


class NoAccount(Exception):
    """PostgreSQL has no account to run under; the message says the mend."""


class Dropped(TypedDict, total=False):
    """What `subprocess` is told to change the account of a child."""

    user: int
    group: int
    extra_groups: list[int]


def needed() -> bool:
    """Whether this process is root."""
    return os.geteuid() == 0


def dropped() -> Dropped:
    """The account for a child, or nothing when we are an ordinary user already."""
    if not needed():
        return {}
    account = _account()
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def give(path: Path) -> None:
    """Make the account the owner of `path`."""
    if needed():
        os.chown(path, _account().pw_uid, _account().pw_gid)


def let_pass(*paths: Path) -> None:
    """Let the account reach `paths`, through parents that are closed to others."""
    account = _account()
    for path in paths:
        for parent in (path.resolve(), *path.resolve().parents):
            if not _may_pass(parent, account):
                _add_entry(parent, account)


def _account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    try:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--user-group", "--shell", "/bin/false", NAME],  # noqa: S607  wherever this system keeps it
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as refused:
        raise NoAccount(
            f"PostgreSQL will not run as root and the account '{NAME}' cannot be made: run as an ordinary user"
        ) from refused
    return pwd.getpwnam(NAME)


def _may_pass(folder: Path, account: pwd.struct_passwd) -> bool:
    seen = folder.stat()
    if seen.st_uid == account.pw_uid:
        return bool(seen.st_mode & 0o100)
    return bool(seen.st_mode & 0o001) or (_USER, _PASS, account.pw_uid) in _entries(folder)


def _entries(folder: Path) -> list[tuple[int, int, int]]:
    """The access-control entries of a folder: (tag, permissions, account)."""
    try:
        packed = os.getxattr(folder, _ACL)
    except OSError:
        mode = folder.stat().st_mode
        return [
            (_OWNER, mode >> 6 & 7, _NOBODY_NAMED),
            (_GROUP, mode >> 3 & 7, _NOBODY_NAMED),
            (_OTHERS, mode & 7, _NOBODY_NAMED),
        ]
    return [(tag, permissions, who) for tag, permissions, who in struct.iter_unpack("<HHI", packed[4:])]


def _add_entry(folder: Path, account: pwd.struct_passwd) -> None:
    entries = _entries(folder)
    kept = [entry for entry in entries if entry[0] != _MASK and entry[::2] != (_USER, account.pw_uid)]
    named = [*kept, (_USER, _PASS, account.pw_uid)]
    widest = 0
    for tag, permissions, _ in named:
        if tag not in (_OWNER, _OTHERS):
            widest |= permissions
    # The kernel wants them in this order.
    whole = sorted([*named, (_MASK, widest, _NOBODY_NAMED)], key=lambda entry: (entry[0], entry[2]))
    try:
        os.setxattr(
            folder, _ACL, struct.pack("<I", _VERSION) + b"".join(struct.pack("<HHI", *entry) for entry in whole)
        )
    except OSError as refused:
        raise NoAccount(
            f"The database account may not pass through {folder}: run as an ordinary user, or set ALONGSIDE_HOME "
            "and the checkout to folders that others may enter"
        ) from refused
