"""The workspace: models with their versions, views, lists, overrides and runs, in one SQLite file. No SQL outside."""

from __future__ import annotations

from scoring.store.database import ConflictError, Section, WorkspaceError
from scoring.store.lists import LeadList
from scoring.store.models import StoredModel, StoredVersion
from scoring.store.opening import Access, Reason, Status
from scoring.store.overrides import StoredOverride
from scoring.store.places import Spot, Storage, default_path, spot_of
from scoring.store.runs import Run
from scoring.store.workspace import Workspace

__all__ = [
    "Access",
    "ConflictError",
    "LeadList",
    "Reason",
    "Run",
    "Section",
    "Spot",
    "Status",
    "Storage",
    "StoredModel",
    "StoredOverride",
    "StoredVersion",
    "Workspace",
    "WorkspaceError",
    "default_path",
    "spot_of",
]
