"""Names of columns and fields in a form that ignores what people vary: case, accents, signs, spacing."""

from __future__ import annotations

import re
import unicodedata

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER = re.compile(r"[^\w#%]+|_+")


def normal_name(name: str) -> str:
    """The words of a name: "CompanySize", "company_size" and "Company  size:" are all "company size"."""
    split = _CAMEL.sub(" ", name)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", split) if not unicodedata.combining(sign)).casefold()
    return _OTHER.sub(" ", bare).strip()


def joined_name(name: str) -> str:
    """The letters of a name alone: "E-mail", "e mail" and "Email" are all "email"."""
    return normal_name(name).replace(" ", "")
