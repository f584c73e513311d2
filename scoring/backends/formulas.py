"""Small pieces of formula text: literals, and the formula twins of the normal forms in `scoring.text`.

Only functions that Excel 2016, LibreOffice and IronCalc agree on, and only scalar ones.
"""

from __future__ import annotations

from scoring.text import ITEM_SEPARATORS, NEVER, WORD_SEPARATORS, TextForm

_BY_CODE = {"\t": 9, "\n": 10, "\r": 13}


def quoted(text: str) -> str:
    """A text as a literal of a formula (at most 255 characters, as Excel allows)."""
    return '"' + text.replace('"', '""') + '"'


def number(value: float) -> str:
    """A number as a literal of a formula."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def _letter(letter: str) -> str:
    return f"CHAR({_BY_CODE[letter]})" if letter in _BY_CODE else quoted(letter)


def substituted(text: str, letters: str, by: str) -> str:
    """A text with each of these letters replaced."""
    for letter in letters:
        text = f"SUBSTITUTE({text},{_letter(letter)},{by})"
    return text


def cleaned(cell: str) -> str:
    """The cleaned text of a cell: see `scoring.text.clean` and `number_text`."""
    text = f'IF({cell}<0,"-","")&TEXT(ABS({cell}),"0")'
    digits = f'IF(AND({cell}=INT({cell}),ABS({cell})<1E15),{text},"")'
    return f'IF(ISTEXT({cell}),{lowered(f"TRIM({cell})")},IF({is_number(cell)},{digits},""))'


def lowered(text: str) -> str:
    """The formula twin of `scoring.text.lowered`."""
    return f'SUBSTITUTE(LOWER(SUBSTITUTE({text},"İ","i")),"ς","σ")'


def is_number(cell: str) -> str:
    """Whether a cell holds a number. LibreOffice counts TRUE and FALSE as numbers, Excel does not."""
    return f"AND(ISNUMBER({cell}),NOT(ISLOGICAL({cell})))"


def _words(clean: str) -> str:
    return f"TRIM({substituted(clean, WORD_SEPARATORS.replace(' ', ''), quoted(' '))})"


def _items(clean: str) -> str:
    tidy = substituted(clean, ITEM_SEPARATORS, quoted(";"))
    return f'SUBSTITUTE(SUBSTITUTE({tidy},"; ",";")," ;",";")'


def _domain(clean: str) -> str:
    """What follows the last @: it is made a double space, which stands nowhere else once single ones are gone."""
    count = f'LEN({clean})-LEN(SUBSTITUTE({clean},"@",""))'
    marked = f'SUBSTITUTE(SUBSTITUTE({clean}," ","_"),"@","  ",{count})'
    return f'IF({count}=0,"",MID({clean},FIND("  ",{marked})+1,32767))'


def lead_form(clean: str, form: TextForm) -> str:
    """A normal form of a lead's text, from the reference of its cleaned text."""
    match form:
        case TextForm.CLEAN:
            return clean
        case TextForm.WORDS:
            return f'" "&{_words(clean)}&" "'
        case TextForm.ITEMS:
            return f'";"&{_items(clean)}&";"'
        case TextForm.DOMAIN:
            return _domain(clean)


def wanted_form(cell: str, form: TextForm) -> str:
    """What an input cell on the Scoring Rules or Lists sheet asks for, in a normal form; `NEVER` for nothing."""
    clean = cleaned(cell)
    match form:
        case TextForm.CLEAN:
            text, empty = clean, f'{clean}=""'
        case TextForm.WORDS:
            text, empty = f'" "&{_words(clean)}&" "', f'{_words(clean)}=""'
        case TextForm.ITEMS:
            text, empty = f'";"&{_items(clean)}&";"', f'SUBSTITUTE({_items(clean)},";","")=""'
        case TextForm.DOMAIN:
            text = f'IF(LEFT({clean},1)="@",MID({clean},2,32767),{clean})'
            empty = f'OR({clean}="",{clean}="@")'
    return f"IF({empty},{quoted(NEVER)},{text})"
