"""Where a file lies: on this machine, on a network drive, or in a folder that a cloud service copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.store import Spot, Storage, default_path, spot_of
from scoring.store.places import machine_mounts, read_mounts

MOUNTS = """/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/all /export nfs4 rw,vers=4.2 0 0
/dev/sdb1 /export/local ext4 rw 0 0
//nas/team /mnt/team\\040files cifs rw 0 0
host /mnt/host fuse.sshfs rw 0 0
//nas/old /media cifs rw 0 0
/dev/sdc1 /media ext4 rw 0 0
broken line
"""
LOCAL = Spot()


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        ("/export/ana/.local/share/Hotsheet/workspace.sqlite", Spot(Storage.NETWORK, "nfs4")),
        ("/export/local/w.sqlite", LOCAL),
        ("/export2/w.sqlite", LOCAL),
        ("/mnt/team files/w.sqlite", Spot(Storage.NETWORK, "cifs")),
        ("/mnt/team/w.sqlite", LOCAL),
        ("/mnt/host/a/b/w.sqlite", Spot(Storage.NETWORK, "fuse.sshfs")),
        # What was mounted later lies on top.
        ("/media/w.sqlite", LOCAL),
        ("/var/w.sqlite", LOCAL),
        ("/people/ana/OneDrive/w.sqlite", Spot(Storage.CLOUD, "OneDrive")),
        ("/people/ana/OneDrive - Acme S.A./Sales/w.sqlite", Spot(Storage.CLOUD, "OneDrive")),
        ("/people/ana/Library/CloudStorage/OneDrive-Acme/w.sqlite", Spot(Storage.CLOUD, "OneDrive")),
        ("/people/ana/Library/CloudStorage/Other/w.sqlite", Spot(Storage.CLOUD, "a cloud service")),
        ("/people/ana/Library/Mobile Documents/com~apple~CloudDocs/w.sqlite", Spot(Storage.CLOUD, "iCloud")),
        ("/export/ana/Dropbox (Personal)/w.sqlite", Spot(Storage.CLOUD, "Dropbox")),
        ("/export/ana/Google Drive/My Drive/w.sqlite", Spot(Storage.CLOUD, "Google Drive")),
        ("/export/ana/Nextcloud/w.sqlite", Spot(Storage.CLOUD, "Nextcloud")),
        ("/var/Box/w.sqlite", Spot(Storage.CLOUD, "Box")),
        ("/var/box/w.sqlite", LOCAL),
        ("/var/dropboxes/w.sqlite", LOCAL),
        ("//server/share/w.sqlite", Spot(Storage.NETWORK, "network folder")),
    ],
)
def test_spots(path: str, spot: Spot) -> None:
    assert spot_of(Path(path), read_mounts(MOUNTS)) == spot


def test_a_windows_share_by_its_name() -> None:
    assert spot_of(Path("\\\\server\\share\\w.sqlite"), []).storage is Storage.NETWORK


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert spot_of(tmp_path / "plain" / "w.sqlite", []).storage is Storage.CLOUD


def test_the_mounts_of_this_machine() -> None:
    assert all(point.startswith("/") for point, _ in machine_mounts())


def test_the_usual_place_is_the_users_own() -> None:
    assert default_path().name == "workspace.sqlite"
    assert "Hotsheet" in str(default_path())
