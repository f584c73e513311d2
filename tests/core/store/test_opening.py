"""How a workspace is opened, and what is said where it cannot be as usual."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.store import (
    Access,
    Reason,
    Run,
    Section,
    Spot,
    Status,
    Storage,
    StoredOverride,
    Workspace,
    WorkspaceError,
    schema,
)
from scoring.store.database import Database
from scoring.views import View
from tests.core.store.holder import REPOSITORY, held

NETWORK, CLOUD = Spot(Storage.NETWORK, "nfs4"), Spot(Storage.CLOUD, "OneDrive")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "workspace.sqlite"


def fill(path: Path, name: str = "Mine") -> None:
    with Workspace.open(path) as workspace:
        workspace.models.save("m", f"name: {name}\n", 0, name=name)


def names(workspace: Workspace) -> list[str]:
    return [model.name for model in workspace.models.all()]


def pragma(workspace: Workspace, name: str) -> object:
    (row,) = workspace._database.read(f"PRAGMA {name}")
    return row[0]


def test_a_new_one_is_shared_and_flushes_each_commit(path: Path) -> None:
    with Workspace.open(path) as workspace:
        assert workspace.status == Status(Access.SHARED, Reason.LOCAL, workspace.status.words)
        assert workspace.status.writable
        assert "on this computer" in workspace.status.words
        assert pragma(workspace, "journal_mode") == "wal"
        # 2 is FULL: the log is on the disk when a commit returns.
        assert pragma(workspace, "synchronous") == 2
        assert workspace.path == path
    assert [each.name for each in path.parent.iterdir()] == ["workspace.sqlite"]
    assert path.read_bytes()[68:72] == b"HSHT"


def test_what_was_saved_is_there_when_it_is_opened_again(path: Path) -> None:
    fill(path)
    with Workspace.open(path) as workspace:
        assert names(workspace) == ["Mine"]


def test_two_windows_share_one(path: Path) -> None:
    fill(path)
    with Workspace.open(path) as one, Workspace.open(path) as other, held(path, "shared"):
        assert one.status.access is other.status.access is Access.SHARED
        assert one.settings.get("held") == "shared"


@pytest.mark.parametrize(("spot", "reason", "word"), [(NETWORK, "network", "nfs4"), (CLOUD, "cloud", "OneDrive")])
def test_on_a_network_or_in_a_cloud_one_window_alone_may_use_it(path: Path, spot: Spot, reason: str, word: str) -> None:
    fill(path)
    with Workspace.open(path, spot=spot) as workspace:
        assert (workspace.status.access, workspace.status.reason) == (Access.ALONE, reason)
        assert word in workspace.status.words
        assert pragma(workspace, "journal_mode") == "delete"
        assert pragma(workspace, "locking_mode") == "exclusive"
        workspace.models.save("n", "", 0, name="Second")
        assert names(workspace) == ["Mine", "Second"]
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(path, timeout=0).execute("SELECT 1 FROM models")
    # And back on a disk of this machine it is shared again.
    with Workspace.open(path) as workspace:
        assert workspace.status.access is Access.SHARED
        assert names(workspace) == ["Mine", "Second"]


@pytest.mark.parametrize("spot", [NETWORK, Spot()])
def test_where_another_has_it_alone_it_is_shown_as_it_stood(path: Path, spot: Spot) -> None:
    fill(path)
    with held(path, "alone"):
        with Workspace.open(path, wait=0.05, spot=spot) as workspace:
            assert (workspace.status.access, workspace.status.reason) == (Access.READ_ONLY, Reason.LOCKED)
            assert not workspace.status.writable
            assert names(workspace) == ["Mine"]
            assert workspace.settings.get("held") == "alone"
            with pytest.raises(WorkspaceError, match="Another window or program"):
                workspace.models.save("m", "x", 1)
            assert not workspace.changed_elsewhere()
        # The other one has its lock still: nothing here let go of it.
        with Workspace.open(path, wait=0.05, spot=spot) as workspace:
            assert not workspace.status.writable
    with Workspace.open(path, spot=spot) as workspace:
        assert workspace.status.writable


def test_a_second_window_of_this_program_is_told_so(path: Path) -> None:
    with Workspace.open(path, spot=NETWORK) as first:
        with pytest.raises(WorkspaceError, match="open in this program already"):
            Workspace.open(path, wait=0.05, spot=NETWORK)
        first.settings.set("still", "locked")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(path, timeout=0).execute("SELECT 1 FROM models")
    with Workspace.open(path, spot=NETWORK) as again:
        assert again.status.writable


def test_one_of_a_newer_hotsheet_is_shown_and_not_written(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
        connection.execute("ALTER TABLE models ADD COLUMN colour TEXT")
    connection.close()
    before = path.read_bytes()
    with Workspace.open(path) as workspace:
        assert (workspace.status.access, workspace.status.reason) == (Access.READ_ONLY, Reason.NEWER)
        assert names(workspace) == ["Mine"]
        for change in (lambda: workspace.settings.set("a", 1), lambda: workspace.models.save("m", "x", 1)):
            with pytest.raises(WorkspaceError, match="newer Hotsheet"):
                change()
    assert path.read_bytes() == before


def test_an_older_one_is_brought_up_to_date_or_left_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path)
    steps = schema.STEPS
    broken = (*steps, "CREATE TABLE more (a TEXT); CREATE TABLE more (a TEXT);")
    monkeypatch.setattr(schema, "STEPS", broken)
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        schema.migrate(connection, broken)
    assert schema.version_of(connection) == len(steps)
    schema.migrate(connection, (*steps, "ALTER TABLE models ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';"))
    assert schema.version_of(connection) == len(steps) + 1
    assert connection.execute("SELECT name, colour FROM models").fetchall() == [("Mine", "red")]
    # Done once is done.
    schema.migrate(connection, (*steps, "ALTER TABLE models ADD COLUMN colour TEXT;"))
    connection.close()


# -- damage -----------------------------------------------------------------------------------------------


def broken_pages(data: bytes) -> bytes:
    return data[:5000] + b"\xa5" * 20_000 + data[25_000:]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + b"\0" * (len(data) - 100),
        lambda data: b"\0" * len(data),
        lambda data: b"no database at all",
        lambda data: data[:16] + b"\xff" * 84 + data[100:],
    ],
    ids=["cut off", "emptied", "zeros", "overwritten", "broken head"],
)
def test_a_damaged_one_is_set_aside_and_a_new_one_made(path: Path, damage: object) -> None:
    fill(path)
    assert callable(damage)
    data = damage(path.read_bytes())
    path.write_bytes(data)
    with Workspace.open(path) as workspace:
        aside = workspace.status.set_aside
        assert aside is not None
        assert aside.read_bytes() == data
        assert aside.name.startswith("workspace (damaged 2")
        assert aside.name in workspace.status.words
        assert workspace.status.writable
        assert names(workspace) == []
        workspace.models.save("m", "", 0, name="New")
    with Workspace.open(path) as workspace:
        assert workspace.status.set_aside is None
        assert names(workspace) == ["New"]
    # Damaged again in the same second, it takes nobody's name.
    path.write_bytes(data)
    with Workspace.open(path) as workspace:
        assert workspace.status.set_aside not in (None, aside)
        assert aside.read_bytes() == data


def test_damage_behind_a_crash_is_looked_for(path: Path) -> None:
    fill(path)
    with Workspace.open(path) as workspace:
        for number in range(200):
            workspace.settings.set(f"key {number}", "x" * 400)
    data = broken_pages(path.read_bytes())
    path.write_bytes(data)
    # As a window leaves it that was killed.
    path.with_name(path.name + "-wal").write_bytes(b"")
    with Workspace.open(path) as workspace:
        assert workspace.status.set_aside is not None


def test_damage_found_later_is_said_in_words(path: Path) -> None:
    with Workspace.open(path) as workspace:
        for number in range(200):
            workspace.settings.set(f"key {number}", "x" * 400)
    data = path.read_bytes()
    root = len(data) - 40_000
    path.write_bytes(data[:root] + b"\xa5" * 40_000)
    with Workspace.open(path) as workspace, pytest.raises(WorkspaceError, match="damaged"):
        for number in range(200):
            workspace.settings.get(f"key {number}")


@pytest.mark.parametrize("content", [b"name: A model\n", b"PK\x03\x04" + b"x" * 300])
def test_somebodys_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leads.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match="not a workspace"):
        Workspace.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("application", [0, 252006674])
def test_a_database_of_another_program_is_refused(tmp_path: Path, application: int) -> None:
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.execute(f"PRAGMA application_id = {application}")
    connection.commit()
    connection.close()
    content = path.read_bytes()
    with pytest.raises(WorkspaceError, match="not a workspace"):
        Workspace.open(path)
    assert path.read_bytes() == content


def test_folders_and_places_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="folder"):
        Workspace.open(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be made"):
        Workspace.open(tmp_path / "file" / "workspace.sqlite")
    (tmp_path / "empty.sqlite").write_bytes(b"")
    with Workspace.open(tmp_path / "empty.sqlite") as workspace:
        assert workspace.status.writable


# -- refusals of the machine ------------------------------------------------------------------------------


def everything(workspace: Workspace, list_id: str) -> tuple[object, ...]:
    return (
        workspace.models.all(), workspace.models.versions("m"), workspace.views.all(), workspace.lists.all(),
        workspace.lists.mappings(list_id), workspace.overrides.all(list_id), workspace.runs.all(),
        workspace.recent.all(), workspace.settings.get("a"),
    )  # fmt: skip


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.models.save("m", "name: M\n", 0, name="M")
        leads = workspace.lists.open(Path("/a.csv"))
        workspace.settings.set("a", "before")
        before = everything(workspace, leads.id)
        pages = pragma(workspace, "page_count")
        workspace._database.read(f"PRAGMA max_page_count = {pages}")
        long = "x" * 100_000
        writes = (
            lambda: workspace.models.save("m", long, 1),
            lambda: workspace.views.save((View("a", key="a"), View(long, key="b"))),
            lambda: workspace.overrides.save(leads.id, {"a": StoredOverride("Hot"), "b": StoredOverride(long)}),
            lambda: workspace.runs.add(Run(leads.id, "m", long, "1", "", 1)),
            lambda: workspace.settings.set("a", long),
        )
        for write in writes:
            with pytest.raises(WorkspaceError, match="disk is full"):
                write()
            assert everything(workspace, leads.id) == before
        workspace._database.read("PRAGMA max_page_count = 100000")
        assert workspace.models.save("m", long, 1) == 2


def test_another_program_that_writes_is_waited_for_and_then_said(path: Path) -> None:
    fill(path)
    with Workspace.open(path, wait=0.05) as workspace:
        with held(path, "writing"):
            # Reading goes on meanwhile.
            assert names(workspace) == ["Mine"]
            with pytest.raises(WorkspaceError, match="Another program is using the workspace"):
                workspace.settings.set("a", 1)
        workspace.settings.set("a", 1)
        assert workspace.settings.get("a") == 1


def test_what_is_raised_in_between_undoes_all_of_it(path: Path) -> None:
    class StopError(Exception):
        pass

    with Workspace.open(path) as workspace:
        database: Database = workspace._database
        with pytest.raises(StopError), database.write(Section.SETTINGS) as writer:
            writer.run("INSERT INTO settings VALUES ('a', '1')")
            raise StopError
        assert workspace.settings.get("a") is None
        workspace.settings.set("a", 2)
        assert workspace.settings.get("a") == 2


def test_a_closed_one_says_so_and_closes_twice(path: Path) -> None:
    workspace = Workspace.open(path)
    workspace.close()
    workspace.close()
    with pytest.raises(WorkspaceError, match="could not be used"):
        workspace.models.all()


# Root may write anywhere, so it becomes somebody else first.
READ = """
import os, sys
from pathlib import Path
from scoring.store import Workspace, WorkspaceError
if os.geteuid() == 0:
    os.setuid(65534)
with Workspace.open(Path(sys.argv[1]), wait=0.05) as workspace:
    print(workspace.status.access, workspace.status.reason, [model.name for model in workspace.models.all()])
    try:
        workspace.settings.set("a", 1)
    except WorkspaceError as error:
        print(error.message)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users of the machine can reach, which those of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="hotsheet-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="Permissions are set otherwise on Windows.")
@pytest.mark.parametrize("state", ["closed", "killed"])
def test_where_nothing_may_be_written_it_is_shown(open_folder: Path, state: str) -> None:
    path = open_folder / "workspace.sqlite"
    fill(path)
    if state == "killed":
        writing = Workspace.open(path)
        writing.models.save("n", "", 0, name="In the log")
        shutil.copytree(open_folder, open_folder / "killed")
        path = open_folder / "killed" / "workspace.sqlite"
        writing.close()
    for file in path.parent.iterdir():
        file.chmod(0o444)
    path.parent.chmod(0o555)
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True, timeout=60)
    path.parent.chmod(0o755)
    assert done.returncode == 0, done.stderr
    access, _, rest = done.stdout.partition(" ")
    assert access == "read-only"
    assert "unwritable" in rest
    assert ("In the log" in rest) == (state == "killed")
    assert "may not be written to" in rest


# -- copies -----------------------------------------------------------------------------------------------


def test_a_copy_is_whole_and_stands_alone(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    target.write_text("an older copy", encoding="utf-8")
    with Workspace.open(path) as workspace:
        workspace.models.save("m", "", 0, name="Mine")
        workspace.copy_to(target)
        workspace.models.save("n", "", 0, name="Later")
        with pytest.raises(WorkspaceError, match="workspace itself"):
            workspace.copy_to(path)
        with pytest.raises(WorkspaceError):
            workspace.copy_to(tmp_path / "nowhere" / "copy.sqlite")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.sqlite", "deep"]
    with Workspace.open(target) as copy:
        assert names(copy) == ["Mine"]


def test_a_workspace_that_is_looked_into_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "workspace.sqlite"
    with Workspace.open(path) as made:
        made.models.save("m1", "name: One", 0, name="One")
    before = path.read_bytes()
    with Workspace.look_into(path) as seen:
        assert [model.name for model in seen.models.all()] == ["One"]
        assert (seen.status.access, seen.status.reason) == (Access.READ_ONLY, Reason.LOOKED_INTO)
        with Workspace.open(path) as other:
            other.models.save("m2", "name: Two", 0, name="Two")
        assert len(seen.models.all()) == 1
    with Workspace.look_into(path) as again:
        assert len(again.models.all()) == 2
    assert path.read_bytes() != before
    missing = tmp_path / "missing.sqlite"
    with pytest.raises(WorkspaceError, match="cannot be read"):
        Workspace.look_into(missing)
    assert not missing.exists()
