"""The Welsh catalogue: `locale/cy/LC_MESSAGES/django.po` is written by hand and compiled where the program runs.

`python -m alongside.web.translations` lists what is not translated, and writes new English into the catalogue.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).parent
CATALOGUE = WEB / "locale" / "cy" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
# CLDR's six Welsh forms: none, one, two, three, six, and the rest. Babel would write five.
PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"

Message = str | tuple[str, ...]


def compile_stale() -> None:
    """Compile the catalogue if it is newer than what was compiled; safe when several processes start at once."""
    if COMPILED.exists() and COMPILED.stat().st_mtime_ns >= CATALOGUE.stat().st_mtime_ns:
        return
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as written:
        catalogue = read_po(written, locale="cy")
    draft = COMPILED.with_suffix(f".{os.getpid()}")
    try:
        with draft.open("wb") as compiled:
            write_mo(compiled, catalogue)
        os.replace(draft, COMPILED)
    except PermissionError:  # an installation that may not write into its code was compiled when it was built
        draft.unlink(missing_ok=True)


def used() -> Iterator[tuple[str, int, Message, str | None]]:
    """Every message in the Python and the templates of the web: file, line, message (a pair with plural), context."""
    from babel.messages.extract import extract_from_dir

    for name, line, message, _comments, context in extract_from_dir(
        WEB,
        method_map=[("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")],
        options_map={"**.html": {"trimmed": "true", "silent": "false"}},
        keywords={
            "_": None,
            "gettext": None,
            "gettext_lazy": None,
            "ngettext": (1, 2),
            "ngettext_lazy": (1, 2),
            "pgettext": ((1, "c"), 2),
        },
        strip_comment_tags=True,
    ):
        yield name, line, message, context


def missing() -> list[str]:
    """What stands in the web and has no Welsh, or only a guess at it, with its place."""
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as written:
        catalogue = read_po(written, locale="cy")
    gaps = []
    for name, line, message, context in used():
        found = catalogue.get(message if isinstance(message, str) else message[0], context)
        words = (found.string if isinstance(found.string, tuple) else (found.string,)) if found else ()
        if found is None or found.fuzzy or not words or not all(words):
            gaps.append(f"{name}:{line}: {message!r}")
    return gaps


if __name__ == "__main__":
    for gap in missing():
        print(gap)
    sys.exit(1 if missing() else 0)
