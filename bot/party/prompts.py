"""Screens: a view as a message with buttons. Pure, and safe to show again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from bot.lines import label, shown
from bot.paging import pages
from bot.party.told import recognition, standing, time_left
from bot.voice import Voice
from bot.words import Words, one_line
from core.cases.case import Case
from core.desks.view import View
from core.intake.known import Known
from core.intake.steps import Ask, Check, Each, End, OneOf, Pieces, Proof, Text

AMOUNTS: Final = ("amount_missing", "amount_goods", "amount_any", "fee_amount")
WIDE: Final = 22
"""Labels up to this length may stand two in a row."""

BETWEEN_US: Final = frozenset({"proceedings", "settled"})
"""What the claimant tells okyoo about acceptance; it is no part of his claim."""


@dataclass(frozen=True)
class Button:
    """A label, and the action that a press asks for."""

    label: str
    action: str
    style: str | None = None


@dataclass(frozen=True)
class Screen:
    """One message. `kept` says that it carries something that must not be dropped.

    `before` is what does not fit into it, as messages that stand above.
    """

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    kept: bool = False
    before: tuple[str, ...] = ()

    @property
    def actions(self) -> list[str]:
        """What the buttons ask for, in order."""
        return [button.action for row in self.rows for button in row]


def screen(view: View, words: Words) -> Screen:
    """What a view looks like in its person's language."""
    locale = view.person.locale
    voice = Voice(words)
    said = [voice.sentence(locale, one.text_id, one.words) for one in view.said]
    body, buttons = _body(view, words, locale)
    extra = [Button(words(locale, text_id), action) for text_id, action in view.actions]
    extra += [_into(words, locale, view.case, case) for case in view.cases if view.case]
    *before, text = _pages([*said, *([body] if body else [])])
    rows = _rows([*buttons, *extra])
    return Screen(text=text, rows=rows, kept=bool(view.said), before=tuple(before))


def _pages(parts: Sequence[str]) -> list[str]:
    """One message if everything fits; else each part on pages of its own, the question last."""
    whole = pages("\n\n".join(parts)) or [""]
    return whole if len(whole) == 1 else [page for part in parts for page in pages(part)]


def _body(view: View, words: Words, locale: str) -> tuple[str, list[Button]]:
    if view.position is None:
        return standing(view, words, locale), []
    step = view.position.step
    if isinstance(step, End):
        back = Button(words(locale, "opt-end-back"), f"change:{view.position.way[-1]}")
        return words(locale, f"end-{step.key}"), [back]
    if isinstance(step, Check):
        return _check(view, step, words, locale)
    if isinstance(step, Each):
        buttons = _choices(words, locale, step.key, step.choices)
        return (recognition(view.about, words, locale) if view.about else "–"), buttons
    text, buttons = _question(view, step, words, locale), _answers(step, words, locale)
    if view.position.opened and not isinstance(step.input, Proof):
        buttons.append(Button(words(locale, "opt-keep"), "keep"))
    if view.gathers and view.known and not isinstance(step.input, Proof):
        # A file that came before it was asked for: he must see where it went.
        order = str(view.application.order_record.get("order_id", "–")) if view.application else "–"
        early = words(locale, "received-early", count=view.known.files.together, order=order)
        text = f"{early}\n\n{text}"
    return text, buttons


def _into(words: Words, locale: str, busy_with: Case, case: Case) -> Button:
    named = words(locale, "opt-which-case", case=case.case_id, order=case.order_id)
    return Button(named, f"into:{busy_with.case_id}:{case.case_id}")


def _question(view: View, step: Ask, words: Words, locale: str) -> str:
    known = view.known or Known(role="buyer")
    if step.key in AMOUNTS:
        example = "25" if known.decimals == 0 else "25.50"
        return words(locale, "ask-amount", currency=known.currency, example=example)
    given = _given(view, step, known, words, locale)
    text_id = (
        "ask-order-seller" if step.key == "order" and known.role == "seller" else f"ask-{step.key}"
    )
    text = words(locale, text_id, **given)
    return (
        text if not isinstance(step.input, Proof) else _received(text, step, known, words, locale)
    )


def _received(text: str, step: Ask, known: Known, words: Words, locale: str) -> str:
    """The question with what has come for it so far, and the name of the button that goes on."""
    purpose = step.input.purpose if isinstance(step.input, Proof) else ""
    count, outside = known.files.of(purpose), known.files.outside
    if count:
        done = words(locale, _option(words, step.key, "done", "proof"))
        text = f"{text}\n\n{words(locale, 'ask-proof-received', count=count, done=done)}"
    if outside and purpose != "outside":
        text = f"{text}\n\n{words(locale, 'ask-proof-outside', count=outside)}"
    return text


def _given(view: View, step: Ask, known: Known, words: Words, locale: str) -> dict[str, Any]:
    record = view.application.order_record if view.application else {}
    match step.key:
        case "order":
            other = record.get("seller" if known.role == "buyer" else "buyer") or {}
            return {
                "order": str(record.get("order_id", "–")),
                "title": one_line(str(record.get("title", "–"))),
                "amount": amount(record.get("amount_paid")),
                "other": one_line(str(other.get("name") or other.get("id") or "–")),
            }
        case "difference":
            return {"ordered": _ordered(record)}
        case "pieces":
            return {"quantity": known.quantity}
        case "stance":
            case = view.case
            return {
                "number": case.case_id if case else "–",
                "claimant": case.claimant_role if case else "buyer",
                "order": case.order_id if case else "–",
                "claim": claim_summary(view, words, locale),
                "time": time_left(view, words, locale),
            }
        case "answer_proof":
            category = (known.category or "other").replace(".", "-")
            wanted = f"wanted-{category}"
            return {"wanted": words(locale, wanted if words.has(wanted) else "wanted-other")}
    return {}


def _answers(step: Ask, words: Words, locale: str) -> list[Button]:
    match step.input:
        case OneOf(choices=choices):
            return _choices(words, locale, step.key, choices)
        case Proof(aside=aside):
            named = ("done", "none") if aside is None else ("done", aside, "none")
            return _choices(words, locale, step.key, named, fallback="proof")
        case Text(optional=True):
            return _choices(words, locale, step.key, ("nothing",))
        case Pieces():
            return _choices(words, locale, step.key, ("all",))
    return []


def _choices(
    words: Words, locale: str, key: str, choices: Sequence[str], fallback: str = ""
) -> list[Button]:
    found = []
    for choice in choices:
        text_id = _option(words, key, choice, fallback)
        style = "primary" if choice in {"yes", "done"} and key in {"order", "proof"} else None
        found.append(Button(words(locale, text_id), f"answer:{choice}", style))
    return found


def _option(words: Words, key: str, choice: str, fallback: str) -> str:
    own = f"opt-{key}-{choice}"
    return own if words.has(own) or not fallback else f"opt-{fallback}-{choice}"


def _check(view: View, step: Check, words: Words, locale: str) -> tuple[str, list[Button]]:
    flow = view.flow
    if flow is None:
        return "", []
    submit = Button(words(locale, f"opt-{step.key}-submit"), "submit", "success")
    keys = [key for key in dict.fromkeys(line.key for line in view.lines) if key in flow.steps]
    changes = [
        Button(words(locale, "check-change", what=label(words, locale, key)), f"change:{key}")
        for key in keys
    ]
    if step.words not in keys:
        changes.append(Button(words(locale, "opt-check-words"), f"change:{step.words}"))
    given: dict[str, Any] = {"summary": shown(words, locale, view.lines, own=True)}
    if step.key == "check":
        record = view.application.order_record if view.application else {}
        given |= {"order": str(record.get("order_id", "–")), "note": _note(view, words, locale)}
    return words(locale, f"ask-{step.key}", **given), [submit, *changes]


def claim_summary(view: View, words: Words, locale: str) -> str:
    """What the claimant declared, in the reader's language; free words stay the claimant's own."""
    told = [line for line in view.claim if line.key not in BETWEEN_US]
    return shown(words, locale, told, own=False)


def _note(view: View, words: Words, locale: str) -> str:
    known = view.known
    if known is None:
        return words(locale, "check-note-none")
    ship_by = known.agreed_ship_by
    if ship_by is not None and known.shipped is False and _ahead(view, ship_by):
        return words(locale, "check-note-early", day=ship_by)
    if isinstance(known.filing_ends, datetime):
        over = view.at is not None and view.at >= known.filing_ends
        text_id = "check-note-over" if over else "check-note-ends"
        return words(locale, text_id, until=known.filing_ends)
    return words(locale, "check-note-none")


def _ahead(view: View, day: date) -> bool:
    return view.application is not None and view.application.updated_at.date() <= day


def _ordered(record: Mapping[str, Any]) -> str:
    options = record.get("options") or {}
    chosen = ", ".join(f"{name}: {value}" for name, value in sorted(options.items()))
    title = str(record.get("title", "–"))
    return one_line(f"{title} ({chosen})" if chosen else title, 200)


def amount(paid: Mapping[str, Any] | None) -> str:
    """`USD 260.00`, or a dash."""
    return f"{paid['currency']} {paid['amount']}" if paid else "–"


def _rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        alone = len(button.label) > WIDE or button.style is not None
        last = rows[-1] if rows else ()
        if not alone and len(last) == 1 and len(last[0].label) <= WIDE and last[0].style is None:
            rows[-1] = (*last, button)
        else:
            rows.append((button,))
    return tuple(rows)
