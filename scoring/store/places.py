"""Where a workspace lies: on a disk of this machine, on a network drive, or in a folder that a cloud service copies.

SQLite's write-ahead log needs memory that all its users share, so on a network drive it loses data; and a service
that copies files one by one may take the log and the file of two different moments.
"""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from platformdirs import user_data_dir

FILE_NAME = "workspace.sqlite"
_NETWORK_TYPES = frozenset((
    "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.davfs2", "fuse.gcsfuse",
    "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs",
    "fuse.vmhgfs-fuse", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "orangefs", "smb2",
    "smb3", "smbfs", "vboxsf", "virtiofs", "webdav",
))  # fmt: skip
# Folders by the names that their services give them, with what may follow ("OneDrive - Acme", "Dropbox (Personal)").
_CLOUDS = {
    "OneDrive": r"onedrive( [-–] .*|-.*)?",
    "Dropbox": r"dropbox( \(.*\)|-.*)?",
    "Google Drive": r"(google ?drive|my drive)( \(.*\)|-.*)?",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud",
    "Box": r"(?-i:Box)|box sync|box-box",
    "pCloud": r"pcloud ?drive|pcloud ?sync",
    "MEGA": r"mega ?sync|(?-i:MEGA)",
    "Syncthing": r"syncthing|(?-i:Sync)",
    "a cloud service": r"cloudstorage",
}
_ESCAPED = re.compile(r"\\(\d{3})")
_MAC_MOUNT = re.compile(r"^.+ on (?P<point>/.*) \((?P<type>[^,)]+)", re.MULTILINE)
# What Windows answers of a drive that is another machine's.
_DRIVE_REMOTE = 4


class Storage(StrEnum):
    """What kind of place a file lies in."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a file. name: of the cloud service, or of the network drive's kind; "" for a local one."""

    storage: Storage = Storage.LOCAL
    name: str = ""


def default_path() -> Path:
    """Where the workspace lies unless somebody says otherwise: in the user's own data folder on this machine."""
    return Path(user_data_dir("Hotsheet", appauthor=False)) / FILE_NAME


def spot_of(path: Path, mounts: Iterable[tuple[str, str]] | None = None) -> Spot:
    """What kind of place a file lies in, whether it exists or not.

    mounts: mount points with the type of their file system, by default those of this machine. What cannot be told
    is taken as local.
    """
    where = path.resolve()
    for part in reversed(where.parts):
        for name, pattern in _CLOUDS.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return Spot(Storage.CLOUD, name)
    if str(path).startswith(("\\\\", "//")) or _is_remote_drive(where):
        return Spot(Storage.NETWORK, "network folder")
    kind = _type_at(where, machine_mounts() if mounts is None else mounts)
    return Spot(Storage.NETWORK, kind) if kind in _NETWORK_TYPES else Spot()


def machine_mounts() -> list[tuple[str, str]]:
    """The mount points of this machine with the type of their file system; none where it does not say."""
    try:
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False).stdout
            return [(found["point"], found["type"]) for found in _MAC_MOUNT.finditer(told)]
        return read_mounts(Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"))
    except (OSError, subprocess.SubprocessError):
        return []


def read_mounts(text: str) -> list[tuple[str, str]]:
    """Mount points and types in a table as Linux writes it; later lines lie over earlier ones."""
    rows = (line.split(" ") for line in text.splitlines())
    return [(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), row[1]), row[2]) for row in rows if len(row) >= 3]


def _type_at(path: Path, mounts: Iterable[tuple[str, str]]) -> str:
    best, kind = -1, ""
    for point, type_ in mounts:
        parts = len(Path(point).parts)
        if parts >= best and path.is_relative_to(point):
            best, kind = parts, type_
    return kind


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor)) == _DRIVE_REMOTE
    return False
