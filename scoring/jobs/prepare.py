"""A lead file made ready for scoring: read, our own columns set apart, matched to the model, and checked.

The command line, the app and the add-in start here, so that all of them understand a file in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from scoring.atomic import Stamp
from scoring.domains import asks_domain, disposable_domains, listed_domains, with_disposable
from scoring.errors import LeadFileError, Place
from scoring.fields import FieldKind
from scoring.jobs.carry import Carried, carry
from scoring.jobs.edits import RuleEdit, rule_edits
from scoring.jobs.evidence import evidence_of
from scoring.jobs.formats import column_formats
from scoring.jobs.keys import key_columns
from scoring.jobs.leftovers import leftovers
from scoring.jobs.models import is_workbook, marker_of, model_inside, open_source, stamp_of
from scoring.jobs.ours import OurColumns, lead_rows, split_found, split_ours, typed_texts
from scoring.jobs.rulesheets import day_on_sheet
from scoring.jobs.sheetlooks import Told
from scoring.leads import Finding, Matching, Reading, check_quality, match_columns, understand_leads
from scoring.leads.dates import DateOrder
from scoring.leads.matching import How
from scoring.leads.quality import KEY_FINDINGS
from scoring.model import ScoringModel, conditions_of, fields_of
from scoring.modelfile import ModelFile, open_template
from scoring.ooxml.book import Book
from scoring.ooxml.looks import cell_looks
from scoring.table import LeadTable
from scoring.text import clean
from scoring.validate import require_valid
from scoring.workbook.lead_page import ColumnFormat
from scoring.workbook.marker import Marker
from scoring.workbook.names import Our
from scoring.workbook.stripping.found import Found, find_ours

DEFAULT_MODEL = "starter"
_INSIDE = "from the workbook itself"
_ON_SHEETS = "as its sheets say it"
# Columns of ours that people fill in.
_TYPED = (Our.OVERRIDE, Our.REASON)
Progress = Callable[[float], None]
ModelSource = ScoringModel | ModelFile | str | Path


@dataclass(frozen=True)
class Wishes:
    """What a person says about a lead file, beyond its name.

    model: a model, its file or a template's name; None for the one inside the file, else `DEFAULT_MODEL`.
    sheet, header_row: where the leads stand (rows counted from 1). mapping: field to column, "" for none.
    carry_from: an older scored file whose overrides are brought over. date_order: how the dates of a text file are
    written, where they do not show it themselves. from_sheets: `model` is what the workbook's own sheets say
    (`scoring.jobs.rulesback`), so they are not compared with the model inside.
    """

    model: ModelSource | None = None
    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    carry_from: Path | None = None
    date_order: DateOrder | None = None
    from_sheets: bool = False


@dataclass(frozen=True, eq=False)
class Prepared:
    """A lead file understood. `table` holds the leads' own columns only.

    model_from: where the model came from, in words. model_file: the text that it was read from, if any, without the
    domains that joined. disposable: domains of these leads that joined the model.
    edits: rules changed on the workbook's sheets. left_out: what a new workbook would leave out and
    somebody may miss, in words; looks_lost: the same of plain looks. formats: number formats that it keeps, by header.
    found: where an earlier scoring of this workbook stands. carried: what `carry_from` gave.
    compared: whether changes on the sheets of a scored workbook could be looked for. stamp: of the file as it was read.
    day_zero: the day that the workbook's serials count from, as a serial of the 1900 system.
    day: the as-of date that a scored workbook shows. whole: the table with our columns in it. evidence: what each
    column of the leads plainly holds. listed: the disposable domains by the full public list, of each column of
    addresses that rules have asked about.
    """

    path: Path
    reading: Reading
    table: LeadTable
    ours: OurColumns
    marker: Marker | None
    model: ScoringModel
    model_from: str
    matching: Matching
    findings: tuple[Finding, ...]
    disposable: tuple[str, ...] = ()
    edits: tuple[RuleEdit, ...] = ()
    left_out: tuple[str, ...] = ()
    looks_lost: tuple[str, ...] = ()
    formats: Mapping[str, ColumnFormat] = field(default_factory=dict)
    carried: Carried | None = None
    compared: bool = True
    day: date | None = None
    found: Found | None = None
    stamp: Stamp | None = None
    model_file: ModelFile | None = None
    day_zero: int = 0
    whole: LeadTable | None = None
    evidence: Mapping[str, FieldKind] = field(default_factory=dict)
    listed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, str]:
        """The column of each field of the model that has one."""
        return self.matching.columns

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that tell leads apart, the preferred one first."""
        return key_columns(self.model, self.columns)

    @property
    def model_inside(self) -> bool:
        """Whether the model is the one that the workbook carries."""
        return self.model_from == _INSIDE

    @property
    def overrides(self) -> tuple[str, ...]:
        """The Tier Override of each lead, or none at all."""
        return self.carried.overrides if self.carried else self.ours.overrides

    @property
    def reasons(self) -> tuple[str, ...]:
        """The Override Reason of each lead, or none at all."""
        return self.carried.reasons if self.carried else self.ours.reasons

    @property
    def source_name(self) -> str:
        """The name of the lead file; of one that was scored before, that of the first one."""
        return self.marker.source if self.marker and self.marker.source else self.path.name


def prepare(path: str | Path, wishes: Wishes | None = None, progress: Progress | None = None) -> Prepared:
    """Read a lead file and make it ready. Open questions about columns stay in `matching`: settle them before scoring.

    progress: told the share of the reading that is done, 0 to 1. Raises a `HotsheetError` in words.
    """
    wishes = wishes or Wishes()
    path = Path(path)
    stamp = stamp_of(path)
    named = None if wishes.model is None else _named_model(wishes.model)
    marker = marker_of(path)
    chosen, model_from = named or _model_inside(path, marker) or _usual_model()
    model = chosen.model if isinstance(chosen, ModelFile) else chosen
    model_from = _ON_SHEETS if wishes.from_sheets else model_from
    found = found_in(path, marker)
    reading = _read(path, wishes, found, model, progress)
    whole, table, ours = _split(path, reading.table, marker, found)
    evidence = evidence_of(table)
    matching = match_columns(model.fields, table.names, _given(model, wishes.mapping, marker, table), evidence)
    listed = _listed(table, _asked(model, matching.columns), {})
    joining = _joining(model, matching.columns, listed)
    edits, day = _on_sheets(path, marker, compare=not wishes.from_sheets)
    told, formats, day_zero = _beyond_the_values(path, whole, table, ours)
    model = with_disposable(model, joining)
    prepared = Prepared(
        path,
        reading,
        table,
        ours,
        marker,
        model,
        model_from,
        matching,
        # Of the whole table: its addresses count our columns too.
        check_quality(whole, model.fields, matching.columns, _key_field(model, matching)),
        joining,
        edits or (),
        told.losses,
        told.looks,
        formats,
        compared=edits is not None,
        day=day,
        found=found,
        stamp=stamp,
        model_file=chosen if isinstance(chosen, ModelFile) else None,
        day_zero=day_zero,
        whole=whole,
        evidence=evidence,
        listed=listed,
    )
    if wishes.carry_from is None:
        return prepared
    return replace(prepared, carried=_carried(prepared, wishes.carry_from))


def with_model(
    prepared: Prepared, model: ScoringModel | ModelFile, mapping: Mapping[str, str] | None = None
) -> Prepared:
    """The same leads under another model, or an edited one, without reading their file again.

    mapping: field to column, "" for none, in place of what was said before; None keeps that. As `prepare` would give
    it, with the header row found as it was. Only what differs is worked out: nothing per lead where fields, key and
    mapping are the same and no rule asks about the domains of another column. Raises `ModelError` and `MappingError`.
    """
    plain = model if isinstance(model, ScoringModel) else model.model
    if isinstance(model, ScoringModel):
        require_valid(model)
    matching = _matched_again(prepared, plain, mapping)
    listed = _listed(prepared.table, _asked(plain, matching.columns), prepared.listed)
    joining = _joining(plain, matching.columns, listed)
    joined = with_disposable(plain, joining)
    return replace(
        prepared,
        model=joined,
        model_from=prepared.model_from if joined == prepared.model else "as given",
        model_file=model if isinstance(model, ModelFile) else None,
        matching=matching,
        findings=_findings_again(prepared, plain, matching),
        disposable=joining,
        listed=listed,
    )


def _matched_again(prepared: Prepared, model: ScoringModel, mapping: Mapping[str, str] | None) -> Matching:
    table, marker = prepared.table, prepared.marker
    said = {match.field: match.column for match in prepared.matching.matches if match.how is How.GIVEN}
    if mapping is None:
        mapping = {name: column for name, column in said.items() if model.field(name) is not None}
    given = _given(model, mapping, marker, table)
    if model.fields == prepared.model.fields and given == said:
        return prepared.matching
    return match_columns(model.fields, table.names, given, prepared.evidence)


def _findings_again(prepared: Prepared, model: ScoringModel, matching: Matching) -> tuple[Finding, ...]:
    """What is odd about the columns; those that the same field has still are not looked at again."""
    before, after = prepared.columns, matching.columns
    key, old_key = _key_field(model, matching), _key_field(prepared.model, prepared.matching)
    same_key = key == old_key and after.get(key) == before.get(old_key)
    if matching is prepared.matching and same_key:
        return prepared.findings
    whole = prepared.whole or prepared.table
    known = {each.name: each for each in prepared.model.fields}
    findings: list[Finding] = []
    for each in model.fields:
        old = known.get(each.name)
        if old is not None and old.kind == each.kind and before.get(each.name) == after.get(each.name):
            findings += [f for f in prepared.findings if f.field == each.name and f.code not in KEY_FINDINGS]
        else:
            findings += check_quality(whole, (each,), after)
    if same_key:
        return (*findings, *(f for f in prepared.findings if f.code in KEY_FINDINGS))
    return (*findings, *check_quality(whole, (), after, key))


def used_fields(model: ScoringModel) -> frozenset[str]:
    """The fields that live rules read."""
    return frozenset(name for rule in model.rules if rule.enabled for name in fields_of(rule))


def _named_model(source: ModelSource) -> tuple[ScoringModel | ModelFile, str]:
    if isinstance(source, ScoringModel | ModelFile):
        require_valid(source if isinstance(source, ScoringModel) else source.model)
        return source, "as given"
    is_file = Path(source).is_file()
    return open_source(source), f"from {source}" if is_file else f"the template “{source}”"


def _usual_model() -> tuple[ModelFile, str]:
    return open_template(DEFAULT_MODEL), f"the template “{DEFAULT_MODEL}”"


def _model_inside(path: Path, marker: Marker | None) -> tuple[ModelFile, str] | None:
    if marker is None or not marker.model_text:
        return None
    return model_inside(marker, path), _INSIDE


def found_in(path: Path, marker: Marker | None) -> Found | None:
    """Where everything of an earlier scoring of a workbook stands; None for one that carries no model."""
    if marker is None:
        return None
    with Book(path) as book:
        return find_ours(book, marker)


def _split(
    path: Path, read: LeadTable, marker: Marker | None, found: Found | None
) -> tuple[LeadTable, LeadTable, OurColumns]:
    """All columns of the leads, their own, and what an earlier scoring left."""
    if found is None and is_workbook(path):
        # One that was scored has hidden names at least: without them headers such as "Why" are somebody's own.
        return read, read, OurColumns()
    if found is None or found.leads is None or found.leads.sheet.name != read.source.sheet:
        return read, *split_ours(read, marker)
    whole = lead_rows(read, found)
    beyond = whole.source.first_column + len(whole.columns)
    apart = {our: column for our, column in found.columns.items() if column >= beyond and our in _TYPED}
    if not apart:
        return whole, *split_found(whole, found, {})
    with Book(path) as book:
        return whole, *split_found(whole, found, typed_texts(book, found.leads.sheet, apart, whole.rows))


def _read(path: Path, wishes: Wishes, found: Found | None, model: ScoringModel, progress: Progress | None) -> Reading:
    expected = [name for each in model.fields for name in (each.name, *each.aliases)]
    sheet, header_row = wishes.sheet, wishes.header_row
    leads = found.leads if found is not None else None
    # A part alone is left by programs that cannot take it out: it says nothing of the leads.
    if found is not None and (found.sheets or found.names) and leads is None and sheet is None:
        raise LeadFileError(
            "The leads that were scored in this workbook are not there any more.",
            place=Place(file=path.name),
            mend="Name the sheet to score with --sheet.",
        )
    if leads is not None and sheet in (None, leads.sheet.name):
        sheet, header_row = leads.sheet.name, header_row or leads.header_row or None
    if wishes.date_order is not None and is_workbook(path):
        raise LeadFileError(
            "A workbook itself says which cells are dates, so it needs no order of day and month.",
            place=Place(file=path.name),
            mend="Leave --dates out.",
        )
    return understand_leads(
        path,
        sheet=sheet,
        header_row=header_row,
        progress=progress,
        expected=expected,
        date_order=wishes.date_order,
    )


def _key_field(model: ScoringModel, matching: Matching) -> str:
    return next((name for name in model.key if name in matching.columns), "")


def _given(model: ScoringModel, mapping: Mapping[str, str], marker: Marker | None, table: LeadTable) -> dict[str, str]:
    """What the person says wins; then what an earlier scoring of this workbook settled."""
    earlier = marker.fields if marker else {}
    said = {clean(name) for name in mapping}
    taken = {clean(column) for column in mapping.values() if column}
    kept = {
        name: column
        for name, column in earlier.items()
        if model.field(name) is not None
        and clean(name) not in said
        and (not column or (column in table and clean(column) not in taken))
    }
    return {**kept, **mapping}


def domains_to_join(table: LeadTable, model: ScoringModel, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The disposable domains among the leads' addresses that the model lacks, where it asks about domains at all."""
    return _joining(model, columns, _listed(table, _asked(model, columns), {}))


def _asked(model: ScoringModel, columns: Mapping[str, str]) -> frozenset[str]:
    """The columns of addresses whose domains rules ask about."""
    return frozenset(
        columns[condition.field]
        for rule in model.rules
        for condition in conditions_of(rule.when)
        if asks_domain(condition.operator) and condition.field in columns
    )


def _listed(
    table: LeadTable, asked: Collection[str], known: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """What the full list names in these columns, beside what is known already."""
    new = [name for name in asked if name not in known]
    if not new:
        return known
    return {**known, **{name: listed_domains(table[name]) for name in new}}


def _joining(model: ScoringModel, columns: Mapping[str, str], listed: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = {name for column in _asked(model, columns) for name in listed[column]}
    return tuple(sorted(found.difference(disposable_domains(model)))) if found else ()


def _on_sheets(path: Path, marker: Marker | None, *, compare: bool) -> tuple[tuple[RuleEdit, ...] | None, date | None]:
    """What the sheets of a scored workbook say: rules that were changed (see `rule_edits`), and the as-of date."""
    inside = _model_inside(path, marker)
    if marker is None or inside is None:
        return (), None
    with Book(path) as book:
        return rule_edits(book, inside[0].model, marker) if compare else (), day_on_sheet(book)


def _beyond_the_values(
    path: Path, read: LeadTable, own: LeadTable, ours: OurColumns
) -> tuple[Told, dict[str, ColumnFormat], int]:
    """What a new workbook would leave out, the number formats that it keeps, and the day the old one counts from."""
    if not is_workbook(path):
        return Told(), {}, 0
    with Book(path) as book:
        looks = cell_looks(book)
        return leftovers(book, read, ours, looks), column_formats(own, looks), book.day_zero


def _carried(prepared: Prepared, old_path: Path) -> Carried:
    marker = marker_of(old_path)
    sheet = marker.sheet if marker else None
    model = prepared.model
    expected = [field.name for field in model.fields]
    old = understand_leads(old_path, sheet=sheet or None, expected=expected).table
    old, before = split_ours(old, marker)
    theirs = match_columns(model.fields, old.names, _given(model, {}, marker, old), evidence_of(old)).columns
    names = {column: theirs[name] for name, column in prepared.columns.items() if name in theirs}
    return carry(prepared.table, prepared.ours, prepared.keys, old, before, names)
