"""The sections of a model file: nodes to a `ScoringModel`.

What stands in a section and how it is spelled is read here; whether the model makes sense (names that exist,
limits, scales) is `scoring.validate`'s to say, which gets its lines from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from scoring.checks.names import MAX_RULES
from scoring.fields import Field, FieldKind
from scoring.ids import unused_id
from scoring.model import (
    LETTERS,
    Axis,
    BandPoints,
    Category,
    Change,
    DailyCount,
    FixedPoints,
    Grades,
    HalfLife,
    NamedList,
    PointBand,
    PointsRule,
    Rule,
    ScoringModel,
    SummaryOptions,
    Tier,
    UnitPoints,
    When,
)
from scoring.modelfile.conditions import read_when
from scoring.modelfile.nodereader import NodeReader
from scoring.modelfile.writing import REST
from scoring.nodes import Scaling
from scoring.wording import default_label

SECTIONS = (
    "hotsheet", "name", "version", "description", "key", "scale", "decimals", "fields", "categories",
    "rules", "tiers", "grades", "lists", "summary", "changes",
)  # fmt: skip
RULE_KEYS = (
    "id", "label", "category", "when", "points", "decay", "best of", "disqualify", "force tier", "enabled",
    "note",
)  # fmt: skip
FIELD_KEYS = ("kind", "aliases", "note")
CATEGORY_KEYS = ("axis", "weight", "floor", "cap", "note")
BAND_KEYS = ("from", "to", "below", "points", "label")
TIER_KEYS = ("from", "note", "color")
CHANGE_KEYS = ("version", "date", "author", "text")
DAILY_KEYS = ("date", "tier", "above")
KINDS = tuple(str(kind) for kind in FieldKind)
AXES = ("fit", "engagement")
SCALES = tuple(str(scale) for scale in Scaling)
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")


def read_model(root: MappingNode, reader: NodeReader, name: str) -> ScoringModel:
    """The model of a file's root block; `name` where the file gives none. Problems go to the reader."""
    return _ModelReader(root, reader).model(name)


class _ModelReader:
    """One file on its way to a model."""

    def __init__(self, root: MappingNode, reader: NodeReader) -> None:
        self.read = reader
        self.root = root
        self.sections = reader.known(root, "", "A model", SECTIONS)

    def model(self, name: str) -> ScoringModel:
        section = self.sections.get
        read = self.read
        defaults = ScoringModel("")
        return ScoringModel(
            name=read.text(section("name"), "name") or name,
            version=read.text(section("version"), "version") or defaults.version,
            description=read.text(section("description"), "description", lines=True) or "",
            key=self._key(),
            fields=tuple(self._fields()),
            categories=tuple(self._categories()),
            rules=self._rules(),
            tiers=tuple(self._tiers()) if "tiers" in self.sections else defaults.tiers,
            grades=self._grades(),
            scale=Scaling(read.choice(section("scale"), "scale", "scale", SCALES) or defaults.scale),
            decimals=read.whole(section("decimals"), "decimals") or 0,
            lists=tuple(self._lists()),
            changes=tuple(self._changes()),
            summary=self._summary(),
        )

    def _named(self, section: str, what: str) -> Iterator[tuple[str, Node, str]]:
        """Name, value and path of each entry of a section whose keys are names."""
        if section in self.sections:
            for name, key_node, value in self.read.entries(self.sections[section], section, what):
                path = f"{section}.{name}"
                self.read.mark(key_node, path)
                yield name, value, path

    def _key(self) -> tuple[str, ...]:
        node = self.sections.get("key")
        if node is None:
            return ()
        if isinstance(node, ScalarNode):
            return tuple(filter(None, (self.read.text(node, "key"),)))
        found = (self.read.text(part, "key") for part in self.read.sequence(node, "key", "The key"))
        return tuple(name for name in found if name)

    def _fields(self) -> Iterator[Field]:
        for name, node, path in self._named("fields", "The fields"):
            if isinstance(node, ScalarNode):
                kind = self.read.choice(node, path, "kind of field", KINDS) if node.value else None
                yield Field(name, FieldKind(kind or FieldKind.TEXT))
                continue
            parts = self.read.known(node, path, "A field", FIELD_KEYS)
            kind = self.read.choice(parts.get("kind"), path, "kind of field", KINDS)
            aliases = parts.get("aliases")
            yield Field(
                name,
                FieldKind(kind or FieldKind.TEXT),
                () if aliases is None else self.read.texts(aliases, f"{path}.aliases", "The aliases"),
                self.read.text(parts.get("note"), path) or "",
            )

    def _categories(self) -> Iterator[Category]:
        for name, node, path in self._named("categories", "The categories"):
            parts = self.read.known(node, path, "A category", CATEGORY_KEYS)
            axis = self.read.choice(parts.get("axis"), path, "axis", AXES)
            weight = self.read.number(parts.get("weight"), path)
            yield Category(
                name,
                Axis(axis or ""),
                1.0 if weight is None else weight,
                self.read.number(parts.get("floor"), path),
                self.read.number(parts.get("cap"), path),
                self.read.text(parts.get("note"), path) or "",
            )

    def _rules(self) -> tuple[Rule, ...]:
        node = self.sections.get("rules")
        nodes = [] if node is None else self.read.sequence(node, "rules", "The rules")
        # One more than may be: the checks then say so, and the rest costs no time.
        nodes = nodes[: MAX_RULES + 1]
        paths = [f"rules[{place}]" for place in range(1, len(nodes) + 1)]
        parts = []
        for rule, path in zip(nodes, paths, strict=True):
            parts.append(self.read.known(rule, path, "A rule", RULE_KEYS))
        given = [self.read.text(part.get("id"), path) for part, path in zip(parts, paths, strict=True)]
        taken = {rule_id for rule_id in given if rule_id}
        rules = []
        for rule, part, path, rule_id in zip(nodes, parts, paths, given, strict=True):
            made = self._rule(rule, part, path, rule_id or "", taken)
            taken.add(made.id)
            rules.append(made)
        return tuple(rules)

    def _rule(self, node: Node, part: dict[str, Node], path: str, rule_id: str, taken: set[str]) -> Rule:
        read = self.read
        when: When | None = None
        if "when" in part:
            when = read_when(read, part["when"], f"{path}.when")
        disqualify = read.yes_no(part.get("disqualify"), f"{path}.disqualify") or False
        force_tier = read.text(part.get("force tier"), f"{path}.force tier") or ""
        if "points" not in part and isinstance(node, MappingNode) and not (disqualify or force_tier):
            read.complain(node, path, "The rule gives no points.", "Add a line “points:”.")
        if "category" not in part and isinstance(node, MappingNode):
            read.complain(node, path, "The rule has no category.", "Add a line “category:”.")
        points = self._points(part["points"], f"{path}.points") if "points" in part else FixedPoints(0)
        label = read.text(part.get("label"), f"{path}.label") or default_label(when, points)
        enabled = read.yes_no(part.get("enabled"), f"{path}.enabled")
        return Rule(
            id=rule_id or unused_id(label, taken),
            label=label,
            category=read.text(part.get("category"), f"{path}.category") or "",
            when=when,
            points=points,
            decay=self._decay(part.get("decay"), f"{path}.decay"),
            best_of=read.text(part.get("best of"), f"{path}.best of") or "",
            disqualify=disqualify,
            force_tier=force_tier,
            enabled=True if enabled is None else enabled,
            note=read.text(part.get("note"), f"{path}.note", lines=True) or "",
        )

    def _points(self, node: Node, path: str) -> PointsRule:
        if not isinstance(node, MappingNode):
            return FixedPoints(self._needed(node, path))
        keys = [str(key.value) for key, _ in node.value]
        if "per unit of" in keys:
            parts = self.read.known(node, path, "Points per unit", ("per unit of", "points", "cap"))
            field = self.read.text(parts.get("per unit of"), path) or ""
            points = self._needed(parts.get("points", node), path)
            return UnitPoints(field, points, self.read.number(parts.get("cap"), path))
        parts = self.read.known(node, path, "Points by band", ("by band of", "bands"))
        if "by band of" not in parts or "bands" not in parts:
            self.read.complain(
                node, path, "These points are incomplete.",
                "Write a number, {per unit of: field, points: …}, or {by band of: field, bands: […]}.",
            )  # fmt: skip
            return FixedPoints(0)
        field = self.read.text(parts["by band of"], path) or ""
        nodes = self.read.sequence(parts["bands"], f"{path}.bands", "The bands")
        bands = (self._band(band, f"{path}.bands[{place}]") for place, band in enumerate(nodes, 1))
        return BandPoints(field, tuple(bands))

    def _needed(self, node: Node, path: str) -> float:
        before = len(self.read.problems)
        number = self.read.number(node, path)
        if number is None and len(self.read.problems) == before:
            self.read.complain(node, path, "A number of points is missing here.")
        return number or 0.0

    def _band(self, node: Node, path: str) -> PointBand:
        parts = self.read.known(node, path, "A band", BAND_KEYS)
        if "to" in parts and "below" in parts:
            mend = "“to” includes the number, “below” leaves it out: keep one."
            self.read.complain(node, path, "A band ends once.", mend)
        return PointBand(
            self.read.number(parts.get("from"), path),
            self.read.number(parts.get("below", parts.get("to")), path),
            self._needed(parts.get("points", node), path),
            "below" in parts,
            self.read.text(parts.get("label"), path) or "",
        )

    def _decay(self, node: Node | None, path: str) -> HalfLife | None:
        if node is None:
            return None
        parts = self.read.known(node, path, "The decay", ("half-life", "date"))
        if len(parts) < 2:
            self.read.complain(node, path, "The decay is incomplete.", "Write {half-life: days, date: field}.")
            return None
        days = self._needed(parts["half-life"], path)
        return HalfLife(self.read.text(parts["date"], path) or "", days)

    def _tiers(self) -> Iterator[Tier]:
        for name, node, path in self._named("tiers", "The tiers"):
            if isinstance(node, ScalarNode):
                yield Tier(name, self._limit(node, path))
                continue
            parts = self.read.known(node, path, "A tier", TIER_KEYS)
            color = self.read.text(parts.get("color"), path) or ""
            if color and not _COLOR.fullmatch(color.removeprefix("#")):
                self.read.complain(parts["color"], path, f"“{color}” is no colour.", "Write RRGGBB.")
            limit = self._limit(parts["from"], path) if "from" in parts else None
            note = self.read.text(parts.get("note"), path) or ""
            yield Tier(name, limit, note, color.removeprefix("#").upper())

    def _limit(self, node: Node, path: str) -> float | None:
        if isinstance(node, ScalarNode) and str(node.value).lower() == REST:
            return None
        return self.read.number(node, path)

    def _grades(self) -> Grades:
        node = self.sections.get("grades")
        if node is None:
            return Grades()
        parts = self.read.known(node, "grades", "The grades", ("fit", "engagement", "tiers"))
        table: list[str] = []
        if "tiers" in parts:
            rows = self.read.known(parts["tiers"], "grades.tiers", "The table of grades", LETTERS)
            for letter in LETTERS:
                path = f"grades.tiers.{letter}"
                row = rows.get(letter)
                names = () if row is None else self.read.texts(row, path, "The row")
                if len(names) != 4:
                    here = parts["tiers"] if row is None else row
                    self.read.complain(here, path, "A row of the table names four tiers, for the digits 1 to 4.")
                table += names
        default = Grades()
        return Grades(
            self._cuts(parts.get("fit"), "grades.fit") or default.fit,
            self._cuts(parts.get("engagement"), "grades.engagement") or default.engagement,
            tuple(table) if len(table) == 16 else (),
        )

    def _cuts(self, node: Node | None, path: str) -> tuple[float, float, float] | None:
        if node is None:
            return None
        found = [self.read.number(cut, path) for cut in self.read.sequence(node, path, "The cut-offs")]
        match found:
            case [float(first), float(second), float(third)]:
                return (first, second, third)
        self.read.complain(node, path, "Three cut-offs are wanted here.", "For example [75, 50, 25].")
        return None

    def _lists(self) -> Iterator[NamedList]:
        for name, node, path in self._named("lists", "The lists"):
            if not isinstance(node, MappingNode):
                yield NamedList(name, self.read.texts(node, path, "A list"))
                continue
            parts = self.read.known(node, path, "A list", ("items", "note"))
            items = parts.get("items")
            texts = () if items is None else self.read.texts(items, path, "A list")
            yield NamedList(name, texts, self.read.text(parts.get("note"), path) or "")

    def _changes(self) -> Iterator[Change]:
        node = self.sections.get("changes")
        nodes = [] if node is None else self.read.sequence(node, "changes", "The change log")
        for place, change in enumerate(nodes, 1):
            path = f"changes[{place}]"
            parts = self.read.known(change, path, "A change", CHANGE_KEYS)
            said = {key: self.read.text(parts.get(key), path, lines=key == "text") or "" for key in CHANGE_KEYS}
            yield Change(said["version"], said["date"], said["text"], said["author"])

    def _summary(self) -> SummaryOptions:
        node = self.sections.get("summary")
        if node is None:
            return SummaryOptions()
        parts = self.read.known(node, "summary", "The summary", ("by", "daily"))
        daily: DailyCount | None = None
        if "daily" in parts:
            path = "summary.daily"
            asked = self.read.known(parts["daily"], path, "The daily count", DAILY_KEYS)
            if "date" not in asked or "tier" not in asked:
                mend = "Write {date: field, tier: tier, above: 100}."
                self.read.complain(parts["daily"], path, "The daily count is incomplete.", mend)
            above = self.read.whole(asked.get("above"), path)
            field, tier = (self.read.text(asked.get(key), path) or "" for key in ("date", "tier"))
            daily = DailyCount(field, tier, 100 if above is None else above)
        return SummaryOptions(self.read.text(parts.get("by"), "summary.by") or "", daily)
