"""The manual pages of the rules, in Markdown, made from their index cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Rule

_WORDS = {
    "en": {
        "level": "Level",
        "since": "Since",
        "off": "off by default",
        "options": "Options",
        "option": "option",
        "default": "default",
        "meaning": "meaning",
        "messages": "Messages",
        "examples": "Examples",
        "bad": "Found:",
        "good": "Right:",
        "bibliography": "With the bibliography",
        "fields": "Where the fields hold",
        "with": "With",
        "references": "References",
    },
    "id": {
        "level": "Tingkat",
        "since": "Sejak",
        "off": "mati secara bawaan",
        "options": "Opsi",
        "option": "opsi",
        "default": "bawaan",
        "meaning": "arti",
        "messages": "Pesan",
        "examples": "Contoh",
        "bad": "Ditemukan:",
        "good": "Benar:",
        "bibliography": "Dengan bibliografi",
        "fields": "Dengan isi bidang",
        "with": "Dengan",
        "references": "Rujukan",
    },
}
_LEVELS = {
    "en": {"error": "error", "warning": "warning", "note": "note"},
    "id": {"error": "kesalahan", "warning": "peringatan", "note": "catatan"},
}


def rule_page(rule: Rule[Any], *, language: str = "en") -> str:
    """Return the manual page of a rule in Markdown.

    The explanation is in English; headings, messages and levels are in `language`.
    """
    return "\n".join(_page(rule, language))


def rule_table(rules: Sequence[Rule[Any]], *, language: str = "en") -> str:
    """Return one line per rule: id, level, summary."""
    width = max((len(rule.id) for rule in rules), default=0)
    lines = []
    for rule in rules:
        level = _level(rule, language) if rule.enabled else _WORDS[language]["off"]
        lines.append(f"{rule.id:<{width}}  {level:<10}  {rule.summary}\n")
    return "".join(lines)


def _page(rule: Rule[Any], language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield f"# {rule.id}\n"
    off = "" if rule.enabled else f", {words['off']}"
    yield f"{words['level']}: {_level(rule, language)}{off}. {words['since']}: {rule.since}.\n"
    yield f"{rule.explanation.strip()}\n"
    options = rule.options.declared()
    if options:
        yield f"## {words['options']}\n"
        yield f"| {words['option']} | {words['default']} | {words['meaning']} |"
        yield "| --- | --- | --- |"
        for option in options:
            yield f"| `{option.name}` | `{_shown(option.default)}` | {option.help} |"
        yield ""
    yield f"## {words['messages']}\n"
    for message_id, templates in rule.messages.items():
        yield f"- `{message_id}`: {templates[language]}"
    yield f"\n## {words['examples']}\n"
    for example in rule.examples:
        if example.options:
            told = ", ".join(f"`{name}: {_shown(value)}`" for name, value in example.options)
            yield f"{words['with']} {told}.\n"
        yield f"{words['bad']}\n\n{_fenced(example.bad, 'markdown')}"
        yield from _fields(example.fields, words["fields"])
        yield from _bibliography(example.bibliography, words["bibliography"])
        yield f"{words['good']}\n\n{_fenced(example.good, 'markdown')}"
        if example.good_fields != example.fields:
            yield from _fields(example.good_fields, words["fields"])
        yield from _bibliography(example.good_bibliography or "", words["bibliography"])
    if rule.references:
        yield f"## {words['references']}\n"
        yield from (f"- {reference}" for reference in rule.references)
        yield ""


def _bibliography(text: str, words: str) -> Iterator[str]:
    if text:
        yield f"{words}:\n\n{_fenced(text, 'bibtex')}"


def _fields(fields: Sequence[tuple[str, str]], words: str) -> Iterator[str]:
    if fields:
        lines = "\n".join(f"{shown}: {instruction}" for shown, instruction in fields)
        yield f"{words}:\n\n{_fenced(lines, 'text')}"


def _level(rule: Rule[Any], language: str) -> str:
    return _LEVELS[language][rule.level.label]


def _shown(default: Any) -> str:
    if isinstance(default, tuple):
        return f"[{', '.join(default)}]"
    return str(default).lower() if isinstance(default, bool) else str(default)


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text.strip()}\n```\n"
