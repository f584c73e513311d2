"""The scenes of the leads page: details with their chart, filters and views, an override, a lead tried out."""

from __future__ import annotations

from collections.abc import Callable

from desktop.pages.leads import LeadsPage
from desktop.shots.stage import Stage
from scoring.model import Condition


def _page(stage: Stage) -> LeadsPage:
    stage.open_sample()
    page = stage.show_page("leads")
    assert isinstance(page, LeadsPage)
    return page


def _leads(stage: Stage) -> LeadsPage:
    page = _page(stage)
    page.table.go_to(2)
    stage.settle()
    return page


def _reasons(stage: Stage) -> None:
    page = _leads(stage)
    page.details.why.show_as(chart=False)


def _filtered(stage: Stage) -> None:
    page = _page(stage)
    views = page.list.views
    hot = stage.session.model.tiers[0].name
    views.toggle_tier(hot, True)
    views.add_condition(Condition("Employees", "between", (50.0, 499.0)))
    views.save_as(f"{hot}, 50–499")
    views.search("gmail")
    stage.settle()
    page.table.go_to(0)


def _nothing_found(stage: Stage) -> None:
    page = _page(stage)
    page.list.views.search("zzz")


def _filter(stage: Stage) -> None:
    page = _page(stage)
    page.list.views.add_condition(Condition("Employees", "≥", (50.0,)))
    stage.settle()
    page.filter(add=True)


def _columns(stage: Stage) -> None:
    _leads(stage).choose_columns()


def _views(stage: Stage) -> None:
    page = _page(stage)
    page.list.views.search("gmail")
    page.list.views.save_as("Gmail")
    page.list.views.clear_filters()
    page.panel.viewWanted.emit("manage", "")


def _save_view(stage: Stage) -> None:
    page = _page(stage)
    page.list.views.search("gmail")
    page.panel.viewWanted.emit("save", "")


def _override(stage: Stage) -> None:
    _leads(stage).override()


def _test(stage: Stage) -> None:
    page = _leads(stage)
    page.test(page.table.current_lead)


LEAD_SCENES: dict[str, Callable[[Stage], object]] = {
    "leads": _leads,
    "leads-reasons": _reasons,
    "leads-view": _filtered,
    "leads-nothing-found": _nothing_found,
    "leads-filter": _filter,
    "leads-columns": _columns,
    "leads-views": _views,
    "leads-save-view": _save_view,
    "override": _override,
    "test-lead": _test,
}
