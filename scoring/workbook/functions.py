"""The model as functions of the workbook (`HS_SCORE` and others): names that stand for LAMBDAs, for Microsoft 365.

They read the Scoring Rules and Lists sheets as the lead formulas do, so that what is typed there counts for them too.
Every rule and category is a function of its own, which keeps each text below Excel's limits. Parameters are the
model's fields that a function needs, in the model's order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scoring import lower as steps
from scoring import nodes as n
from scoring.backends.excel import ExcelBackend
from scoring.backends.formulas import cleaned, lead_form
from scoring.errors import OutputError
from scoring.lower import Program
from scoring.text import TextForm
from scoring.workbook.defined import referred
from scoring.workbook.grid import address, sheet_reference
from scoring.workbook.linting.names import name_fault
from scoring.workbook.plan import DefinedName
from scoring.workbook.rules_map import MapLayout, RulesMap
from scoring.workbook.spill import Spill, split_lists

SCORE, FIT, ENGAGEMENT = "HS_SCORE", "HS_FIT", "HS_ENGAGEMENT"
TIER, GRADE, MODEL_TIER = "HS_TIER", "HS_GRADE", "HS_MODEL_TIER"
_RULE, _CATEGORY, _BEST, _PART = "HS_POINTS_", "HS_CATEGORY_", "HS_BEST_", "HS_PART_"

MOST_PARAMETERS = 253
# Excel takes formulas of 8,192 characters, and names of a little less.
LONGEST = 7_900
_MOST_CALLS = 5_000
_MOST_VARIABLES = 100
_LONGEST_COMMENT = 255
_PARAMETER = "_xlpm."
_LAMBDA, _LET = "_xlfn.LAMBDA", "_xlfn.LET"
# Lists shorter than this are asked item by item.
_SHORT = 4
_LOWEST = "-1E+15"
# No parameter is called like a function that the texts use: for an open workbook nothing tells the two apart. Nor like
# words that Excel was seen to refuse as parameters.
_USED = """
abs and char code count exact find if index int isblank iserror islogical isnumber istext lambda left len let lower
max mid min n na not or right round search substitute sum sumproduct text trim
"""
_REFUSED = "call error group result return value true false"
KEPT_WORDS = frozenset(f"{_USED} {_REFUSED}".split())
_PREFIX = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|_xlfn\.(?:_xlws\.)?|_xlpm\.")


def is_function(name: DefinedName) -> bool:
    """Whether a name stands for a function."""
    return name.refers.startswith(_LAMBDA)


def typed_text(refers: str) -> str:
    """What a name refers to as a person types it, with "=": without the prefixes that only files have."""
    return "=" + _PREFIX.sub(lambda found: found[0] if found[0][0] in "\"'" else "", refers)


def live_functions(names: Iterable[DefinedName]) -> tuple[tuple[str, str, str], ...]:
    """The functions among a plan's names for a workbook that is open: name, text as typed, and description.

    Excel for Windows reads the text in its own language where a name is added with it, and in English where it is
    set as the `refers_to` of a name that is there already (added as "=0", say).
    """
    return tuple((each.name, typed_text(each.refers), each.comment) for each in names if is_function(each))


def function_names(program: Program, rules: RulesMap) -> tuple[DefinedName, ...]:
    """The names of a model's functions. `rules`: where its settings stand.

    Raises OutputError where a function would be longer, or have more parameters, than Excel allows.
    """
    return _Functions(program, rules).build()


class _Names:
    """Names without case, each given once, that look like no cell and are no words of Excel's."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, wanted: str) -> str:
        """The name itself, or one like it."""
        plain = re.sub(r"\W", "_", wanted) or "_"
        if plain[0].isdigit():
            plain = f"_{plain}"
        if name_fault(plain) or plain.casefold() in KEPT_WORDS:
            plain = f"{plain}_"
        made, number = plain[:200], 2
        while made.casefold() in self._taken:
            made, number = f"{plain[:200]}_{number}", number + 1
        self._taken.add(made.casefold())
        return made


class _Layout(MapLayout):
    """References of one function: parameters for cells, variables for normal forms, calls for other steps.

    parameters: of each field. variables: of each field's normal forms. functions: the name and fields of each step
    that is a function. known: what stands for some steps here.
    """

    def __init__(self, owner: _Functions, known: Mapping[str, str]) -> None:
        super().__init__(owner.rules)
        self._owner, self._known = owner, known
        self.fields: set[str] = set()
        self.forms: dict[tuple[str, TextForm], None] = {}

    def cell(self, field: str) -> str:
        """The parameter of a field."""
        self.fields.add(field)
        return _PARAMETER + self._owner.parameters[field]

    def text(self, field: str, form: TextForm) -> str:
        """The variable that holds a normal form."""
        self.fields.add(field)
        self.forms[field, TextForm.CLEAN] = None
        self.forms[field, form] = None
        return _PARAMETER + self._owner.variables[field, form]

    def step(self, name: str) -> str:
        """A call of the step's function, or what is known of it."""
        if name in self._known:
            return self._known[name]
        if name in self._owner.functions:
            called, fields = self._owner.functions[name]
            self.fields.update(fields)
            return f"{called}({','.join(_PARAMETER + self._owner.parameters[each] for each in fields)})"
        step = self._owner.program.steps.get(name)
        if isinstance(step, n.Sum | n.Scaled) and name not in self.rules.steps:
            return _Backend(self).formula(step)
        return super().step(name)

    def span(self, names: Sequence[str]) -> Sequence[str]:
        """Results as numbers: N makes 0 of the text that stands for a miss, which SUM would not take by itself."""
        return [f"N({self.step(name)})" for name in names]

    def function(self, body: str, own: Sequence[str] = ()) -> str:
        """The whole LAMBDA. own: parameters that are no fields."""
        pairs = []
        for field, form in sorted(self.forms, key=lambda key: list(TextForm).index(key[1])):
            clean = _PARAMETER + self._owner.variables[field, TextForm.CLEAN]
            value = cleaned(self.cell(field)) if form is TextForm.CLEAN else lead_form(clean, form)
            pairs.append(f"{_PARAMETER}{self._owner.variables[field, form]},{value}")
        starts = range(0, len(pairs), _MOST_VARIABLES)
        for start in reversed(starts):
            body = f"{_LET}({','.join(pairs[start : start + _MOST_VARIABLES])},{body})"
        parameters = [*own, *(self._owner.parameters[each] for each in self._owner.ordered(self.fields))]
        return f"{_LAMBDA}({''.join(f'{_PARAMETER}{each},' for each in parameters)}{body})"


class _Backend(ExcelBackend):
    """Formula texts for Microsoft 365: lists are asked as ranges, and misses passed over where they are no cells."""

    def on_match_any(self, node: n.MatchAny) -> str:
        """A text against a list: each run of its cells in one question."""
        if node.test == n.Test.IS:
            return super().on_match_any(node)
        text = self.formula(node.text)
        found = []
        for items, many in _runs(self.layout.items(node.wanted)):
            test = self._test(node.test, text, items)
            found.append(f"SUMPRODUCT(--{test})>0" if many else test)
        return self._or(found)

    def _test(self, test: n.Test, text: str, wanted: str) -> str:
        if test is n.Test.LIKE:
            # Without IF, so that it can be asked of a range; an empty text is never like anything.
            return f'(ISNUMBER(SEARCH("  "&{wanted}&"  ","  "&{text}&"  "))*({text}<>"")>0)'
        return super()._test(test, text, wanted)

    def on_best(self, node: n.Best) -> str:
        """The largest result of those that there are, else 0."""
        return self.largest(node.rules, "0")

    def largest(self, rules: Sequence[n.Ref], otherwise: str) -> str:
        """The largest of the results that are numbers."""
        results = [self.layout.step(rule.step) for rule in rules]
        largest = ",".join(f"IF(ISNUMBER({each}),{each},{_LOWEST})" for each in results)
        return f"IF(COUNT({','.join(results)})=0,{otherwise},MAX({largest}))"


class _Functions:
    """One model's functions, made in the order of the program's steps."""

    def __init__(self, program: Program, rules: RulesMap) -> None:
        self.program, self.rules = program, rules
        names = _Names()
        for ours in ("score", "fit", "engagement", "grade"):
            names.free(ours)
        used = _fields_in(program)
        self._order = [each.name for each in program.model.fields if each.name in used]
        # What begins like the functions themselves begins with another letter.
        self.parameters = {field: names.free(re.sub(r"^(?=HS\W|HS_)", "_", field, flags=re.I)) for field in self._order}
        self.variables = {
            (field, form): names.free(f"{self.parameters[field]}_{form}") for field in self._order for form in TextForm
        }
        self.functions: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._names = _Names()
        for fixed in (SCORE, FIT, ENGAGEMENT, TIER, GRADE, MODEL_TIER):
            self._names.free(fixed)
        self._made: list[DefinedName] = []
        self._spill = Spill(rules, self._length, self._condition)

    def ordered(self, fields: Iterable[str]) -> tuple[str, ...]:
        """Fields in the model's order."""
        found = set(fields)
        return tuple(each for each in self._order if each in found)

    def build(self) -> tuple[DefinedName, ...]:
        """All names, what people use first."""
        for name, step in self.program.steps.items():
            match step:
                case n.Result():
                    when = step.when and self._spill.shorten(split_lists(step.when, self.rules))
                    rule = next(each for each in self.program.model.rules if steps.rule_step(each.id) == name)
                    said = f"Points of the rule “{rule.label}”"
                    self._step(name, replace(step, when=when), self._names.free(_RULE + rule.id), said)
                case n.Best():
                    group = name.partition(":")[2]
                    best = n.Best(self._rivals(step.rules))
                    self._step(name, best, self._names.free(_BEST + group), f"The best of the group “{group}”")
                case n.Total():
                    category = name.partition(":")[2]
                    called = self._names.free(_CATEGORY + category)
                    self._step(name, replace(step, parts=self._parts(step.parts)), called, f"Points of “{category}”")
        helpers = tuple(self._made)
        self._made.clear()
        self._whole()
        return (*self._made, *helpers)

    def _whole(self) -> None:
        program, model = self.program, self.program.model
        self._step(steps.SCORE, program.steps[steps.SCORE], SCORE, f"Lead score by “{model.name}”")
        base = program.steps[steps.BASE_TIER]
        if steps.FIT in program.steps:
            self._step(steps.FIT, program.steps[steps.FIT], FIT, "Points for fit")
            self._step(steps.ENGAGEMENT, program.steps[steps.ENGAGEMENT], ENGAGEMENT, "Points for engagement")
            self._grade()
        if isinstance(base, n.GradeLevel):
            known = {base.letter.step: "LEFT(_xlpm.grade,1)", base.digit.step: "MID(_xlpm.grade,2,1)"}
            self._add(TIER, self._function(base, known, ("grade",))[0], "Lead tier of a grade (such as A1)", ("grade",))
        else:
            level = self._function(base, {steps.SCORE: "_xlpm.score"}, ("score",), guard=("score",))[0]
            self._add(TIER, level, "Lead tier of a score, by the thresholds alone", ("score",))
        whole = self._decide(program.steps[steps.TIER])
        layout = self._layout({})
        inner = self._base_call(layout, base)
        layout = self._layout({steps.BASE_TIER: inner})
        self._base_call(layout, base)
        body = _Backend(layout).formula(whole)
        self._add(MODEL_TIER, layout.function(body), "Lead tier with rules that disqualify or force a tier, overrides "
                  "aside", self.ordered(layout.fields))  # fmt: skip

    def _base_call(self, layout: _Layout, base: object) -> str:
        if isinstance(base, n.GradeLevel):
            return f"{TIER}({GRADE}({layout.step(steps.FIT)},{layout.step(steps.ENGAGEMENT)}))"
        return f"{TIER}({layout.step(steps.SCORE)})"

    def _grade(self) -> None:
        known = {steps.FIT: "_xlpm.fit", steps.ENGAGEMENT: "_xlpm.engagement"}
        layout = self._layout(known)
        letter, digit = (_Backend(layout).formula(self.program.steps[each]) for each in (steps.LETTER, steps.DIGIT))
        own = ("fit", "engagement")
        body = f"IF(AND(ISNUMBER(_xlpm.fit),ISNUMBER(_xlpm.engagement)),({letter})&({digit}),NA())"
        self._add(GRADE, layout.function(body, own), "Lead grade of points for fit and for engagement", own)

    def _layout(self, known: Mapping[str, str]) -> _Layout:
        return _Layout(self, known)

    def _function(
        self, node: object, known: Mapping[str, str], own: Sequence[str] = (), guard: Sequence[str] = ()
    ) -> tuple[str, tuple[str, ...]]:
        """The LAMBDA of a node and its fields. guard: parameters that must be numbers."""
        layout = self._layout(known)
        body = _Backend(layout).formula(node)
        for each in guard:
            body = f"IF(ISNUMBER({_PARAMETER}{each}),{body},NA())"
        return layout.function(body, own), self.ordered(layout.fields)

    def _step(self, step: str, node: object, name: str, said: str) -> None:
        text, fields = self._function(node, {})
        self._add(name, text, said, fields)
        self.functions[step] = name, fields

    def _add(self, name: str, text: str, said: str, arguments: Sequence[str]) -> None:
        """Note a function. Arguments are called by their fields in the description."""
        if len(text) > LONGEST or len(arguments) > MOST_PARAMETERS:
            raise OutputError(
                f"The function {name} would have {len(text):,} characters and {len(arguments)} arguments; Excel takes "
                f"{LONGEST:,} and {MOST_PARAMETERS}.",
                mend="Split the rule into several, or score without --functions.",
            )
        comment = f"{said}: {name}({', '.join(arguments)})"
        if len(comment) > _LONGEST_COMMENT:
            comment = f"{comment[: _LONGEST_COMMENT - 1]}…"
        self._made.append(DefinedName(name, text, comment=comment))

    # -- what would be too long for one text ----------------------------------------------------------------

    def _length(self, condition: n.Condition) -> int:
        return len(self._function(condition, {})[0])

    def _condition(self, condition: n.Condition) -> str:
        """A function that gives 1 where a part of a long condition holds, and the name of its step."""
        name = self._names.free(f"{_PART}{len(self._made) + 1}")
        layout = self._layout({})
        body = f'IF({_Backend(layout).formula(condition)},1,"")'
        fields = self.ordered(layout.fields)
        self._add(name, layout.function(body), "Whether a part of a long condition holds", fields)
        self.functions[name] = name, fields
        return name

    def _rivals(self, rules: tuple[n.Ref, ...]) -> tuple[n.Ref, ...]:
        """Rules of which the best counts, in groups that are functions of their own where all would be too long."""
        made = []
        groups = self._groups(rules, 3)
        if len(groups) == 1:
            return rules
        for group in groups:
            name = self._names.free(f"{_PART}{len(self._made) + 1}")
            layout = self._layout({})
            body = _Backend(layout).largest(group, '""')
            fields = self.ordered(layout.fields)
            self._add(name, layout.function(body), "The best of some rules of a group", fields)
            self.functions[name] = name, fields
            made.append(n.Ref(name))
        return self._rivals(tuple(made))

    def _groups(self, parts: Sequence[n.Ref], times: int) -> list[list[n.Ref]]:
        """Steps in groups whose calls are not too long; each is called so many times."""
        layout = self._layout({})
        groups: list[list[n.Ref]] = [[]]
        length = 0
        for part in parts:
            size = times * (len(layout.step(part.step)) + 12)
            # A function takes 255 arguments.
            if groups[-1] and (length + size > _MOST_CALLS or len(groups[-1]) >= _MOST_VARIABLES):
                groups.append([])
                length = 0
            groups[-1].append(part)
            length += size
        return groups

    def _parts(self, parts: tuple[n.Ref, ...]) -> tuple[n.Ref, ...]:
        """Parts of a sum, in groups that are functions of their own where all would be too long."""
        groups = self._groups(parts, 1)
        if len(groups) == 1:
            return parts
        made = []
        for group in groups:
            name = self._names.free(f"{_PART}{len(self._made) + 1}")
            self._step(name, n.Sum(tuple(group)), name, "A part of a long sum")
            made.append(n.Ref(name))
        return self._parts(tuple(made))

    def _decide(self, node: object) -> n.Decide:
        """The model's tier, with long lists of rules in functions of their own."""
        assert isinstance(node, n.Decide)
        forced: list[tuple[n.Fired, int]] = []
        for place in sorted({place for _, place in node.forced}):
            rules = self._fired([rule for rule, tier in node.forced if tier == place])
            forced += [(rule, place) for rule in rules]
        return replace(node, disqualified=tuple(self._fired(node.disqualified)), forced=tuple(forced))

    def _fired(self, rules: Sequence[n.Fired]) -> Sequence[n.Fired]:
        if sum(len(self._layout({}).step(rule.rule.step)) + 12 for rule in rules) <= _MOST_CALLS // 4:
            return rules
        size = 10
        return [
            n.Fired(n.Ref(self._condition(n.Any(tuple(rules[start : start + size])))))
            for start in range(0, len(rules), size)
        ]


def _fields_in(program: Program) -> set[str]:
    """The fields that any rule looks at, those that are switched off too: people may switch them on."""
    found: set[str] = set()
    for node in n.walk(tuple(program.steps.values())):
        match node:
            case n.Text() | n.Number() | n.Day() | n.Age() | n.IsBlank() | n.YesNo() | n.HasText():
                found.add(node.field)
    return found


def _runs(cells: Sequence[str]) -> Iterable[tuple[str, bool]]:
    """Cells of a list, those below each other as one range (True) where there are some."""
    runs: list[list[tuple[str, int, int]]] = []
    for cell in cells:
        place = referred(cell)
        assert place is not None
        sheet, (row, column, _, _) = place
        if runs and runs[-1][-1] == (sheet, row - 1, column):
            runs[-1].append((sheet, row, column))
        else:
            runs.append([(sheet, row, column)])
    for run in runs:
        first = sheet_reference(*run[0])
        if len(run) < _SHORT:
            yield from ((sheet_reference(*cell), False) for cell in run)
        else:
            yield f"{first}:{address(run[-1][1], run[-1][2], absolute=True)}", True
