"""The party desk: whatever arrives in a private chat is a reply to the open question."""

from dataclasses import replace
from typing import Final

from core.cases.policy import Action, check
from core.desks import claimant, docket, entering, handing_in, recognising, respondent, showing
from core.desks.evidence import Offered
from core.desks.focus import Subject, name_of, open_view, own_subject, subject_of
from core.desks.house import House
from core.desks.people import LOCALES, Visitor, meet, role_in
from core.desks.people import turn_to as turn
from core.desks.view import Said, View
from core.errors import Refused
from core.evidence.exhibit import Exhibit, Side
from core.intake.application import Application
from core.intake.flow import OPENED
from core.intake.steps import Ask, Check, Each, Misread, OneOf, Proof
from core.store import shelves
from core.store.rows import Handle, Person
from core.store.transaction import Transaction

WAYS: Final = frozenset({"anew", "turn", "open"})
"""Buttons that only lead somewhere: what stands beside them can still be pressed afterwards."""


class PartyDesk:
    """What buyers and sellers can do. Every method is one update's decision and gives a View."""

    def __init__(self, house: House) -> None:
        """Work in this house."""
        self._house = house

    def start(self, tx: Transaction, visitor: Visitor, payload: str) -> View:
        """`/start`, with a one-time link or without. Raises Refused for a link that is not theirs."""
        person, caught_up = self._back(tx, visitor)
        if payload:
            shown = entering.by_link(tx, self._house, person, payload)
        else:
            shown = self._open(tx, person)
        if shown.about and not shown.about_his_own and shown.about not in caught_up:
            # What is asked about may stand far above, or may never have reached him.
            showing.show(tx, self._house, person, [shown.about])
        return shown if shown.subject != "person" else shown.saying("hello")

    def reply(self, tx: Transaction, visitor: Visitor, text: str, written: Offered) -> View:
        """Words in the chat: an answer where words are asked for, else a hint how to answer.

        Where nothing is asked any more, what was `written` becomes an exhibit of the case; as a
        reply to a case's message, it belongs to that case.
        """
        person = self._meet(tx, visitor)
        before = subject_of(tx, person)
        person = entering.follow(tx, self._house, person, written.quoted)
        shown = self._take(tx, person, text, written)
        return entering.telling(tx, person, shown, before)

    def _take(self, tx: Transaction, person: Person, text: str, written: Offered) -> View:
        subject = subject_of(tx, person)
        shown = self._open(tx, person)
        if subject is None:
            return shown.saying("hello")
        if shown.position is None:
            return handing_in.hand_in(tx, self._house, person, written)
        step = shown.position.step
        if isinstance(step, Check):
            return replace(self._add_words(tx, person, subject, shown, step, text), anew=True)
        if not isinstance(step, Ask) or isinstance(step.input, OneOf):
            return replace(shown.saying("misread-choice"), anew=True)
        return replace(self._answer(tx, person, subject, shown, text, typed=True), anew=True)

    def press(self, tx: Transaction, visitor: Visitor, data: str) -> View:
        """A button. Raises Refused for one that is stale, used or made up."""
        person = self._meet(tx, visitor)
        handle, action = _pressed(tx, person, data)
        if handle.status == "used":
            raise Refused("refused-used-button")
        shown = self._act(tx, person, handle, action)
        if action.partition(":")[0] not in WAYS:
            tx.save(shelves.HANDLES, handle.use(tx.now))
        newer = any(e.received_at > handle.created_at for e in shown.exhibits)
        return replace(shown, anew=shown.anew or newer)

    def hand_in(self, tx: Transaction, visitor: Visitor, offered: Offered) -> View:
        """A file. Before submission it joins the draft, afterwards the case, late or not."""
        person = self._meet(tx, visitor)
        before = subject_of(tx, person)
        person = entering.follow(tx, self._house, person, offered.quoted)
        shown = handing_in.hand_in(tx, self._house, person, offered)
        return entering.telling(tx, person, shown, before)

    def refuse(
        self, tx: Transaction, visitor: Visitor, refused: Refused, album: str | None = None
    ) -> View:
        """Say why something was not done, and show what is open.

        What is refused many times at once for one reason, as in an album, is told once.
        """
        shown = self.show(tx, visitor).saying(refused.text_id, **refused.words)
        if refused.text_id.startswith("refused-too-many"):
            return replace(shown, gathers=True, receipt=refused.text_id)
        if album is not None:
            return replace(shown, gathers=True, receipt=f"{refused.text_id}/{album[-32:]}")
        return shown

    def show(self, tx: Transaction, visitor: Visitor, text_id: str | None = None) -> View:
        """The open question again, with a sentence before it."""
        shown = replace(self._open(tx, self._meet(tx, visitor)), anew=True)
        return shown.saying(text_id) if text_id else shown

    def speak(self, tx: Transaction, visitor: Visitor) -> View:
        """`/language`: offer the languages."""
        person = self._meet(tx, visitor)
        actions = tuple((f"opt-language-{code}", f"language:{code}") for code in LOCALES)
        said = (Said("language-asked"),)
        return View(person, "person/language", said=said, actions=actions, anew=True)

    def leave(self, tx: Transaction, user_id: int) -> None:
        """He blocked the bot: it may not write to him until he comes back."""
        person = tx.person("party", user_id)
        if person is not None:
            tx.save(shelves.PERSONS, replace(person, blocked_at=tx.now))

    def offer(self, tx: Transaction, shown: View, actions: list[str]) -> str:
        """The handle of the buttons that are shown with a view."""
        return tx.offer(
            bot="party",
            chat_id=shown.person.chat_id,
            user_id=shown.person.user_id,
            subject=shown.subject,
            material_version=0,
            actions=actions,
        )

    def _meet(self, tx: Transaction, visitor: Visitor) -> Person:
        return self._back(tx, visitor)[0]

    def _back(self, tx: Transaction, visitor: Visitor) -> tuple[Person, list[Exhibit]]:
        """Who writes; one who had blocked the bot is shown what came meanwhile, and that is told."""
        before = tx.person("party", visitor.user_id)
        person = meet(tx, visitor)
        if before is None or before.blocked_at is None:
            return person, []
        return person, showing.catch_up(tx, self._house, person, before.blocked_at)

    def _act(self, tx: Transaction, person: Person, handle: Handle, action: str) -> View:
        verb, _, rest = action.partition(":")
        if verb == "language":
            tx.save(shelves.PERSONS, replace(person, locale=rest))
            return self._open(tx, tx.person("party", person.user_id) or person).saying(
                "language-set"
            )
        if verb == "recognise":
            return self._recognise(tx, person, handle, rest)
        if verb == "turn":
            before = subject_of(tx, person)
            turn(tx, person, name_of(own_subject(tx, person, rest)))
            return entering.turned(tx, self._house, person, before)
        if verb == "open":
            before = subject_of(tx, person)
            entering.lead_to(tx, self._house, person, tx.case(rest))
            return entering.turned(tx, self._house, person, before)
        if verb == "into":
            origin, _, case_id = rest.partition(":")
            cases = tx.case(origin), tx.case(case_id)
            return handing_in.name_case(tx, self._house, person, *cases)
        subject = own_subject(tx, person, handle.subject)
        turn(tx, person, name_of(subject))
        shown = self._open(tx, tx.person("party", person.user_id) or person)
        if verb == "again" and isinstance(subject, Application):
            return claimant.look_again(tx, self._house, person, subject)
        if verb == "anew":
            return entering.anew(tx, self._house, person, subject)
        if shown.position is None or shown.subject != handle.subject:
            raise Refused("refused-stale-button")
        if verb == "change":
            return self._reopen(tx, person, subject, rest)
        if verb == "keep":
            replies = {key: reply for key, reply in subject.replies.items() if key != OPENED}
            self._save(tx, subject, replies)
            return self._open(tx, person)
        if verb == "submit":
            return self._submit(tx, person, subject)
        return self._answer(tx, person, subject, shown, rest, typed=False)

    def _answer(  # noqa: PLR0913 — an answer and what it answers
        self,
        tx: Transaction,
        person: Person,
        subject: Subject,
        shown: View,
        reply: str,
        *,
        typed: bool,
    ) -> View:
        position, known = shown.position, shown.known
        if position is None or known is None:
            raise Refused("refused-stale-button")
        step, replies = position.step, dict(subject.replies)
        if isinstance(step, Each):
            replies[f"{step.key}:{position.about}"] = reply
        elif isinstance(step, Ask):
            if isinstance(step.input, Proof) and reply == step.input.aside and not typed:
                return self._reopen(tx, person, subject, reply)
            try:
                step.input.read(reply, known)
            except Misread as misread:
                return replace(shown.saying(misread.text_id, **misread.words), anew=True)
            replies[step.key] = reply
            if replies.get(OPENED) == step.key:
                del replies[OPENED]
        self._save(tx, subject, replies)
        return self._open(tx, person)

    def _add_words(  # noqa: PLR0913 — an answer and what it answers
        self,
        tx: Transaction,
        person: Person,
        subject: Subject,
        shown: View,
        step: Check,
        text: str,
    ) -> View:
        """Words written at the summary are a statement: they join what was written there before."""
        flow, known = shown.flow, shown.known
        words = flow[step.words] if flow is not None else None
        if known is None or not isinstance(words, Ask):
            raise Refused("refused-not-now")
        before = subject.replies.get(words.key, "")
        whole = f"{before}\n{text.strip()}".strip()
        try:
            words.input.read(whole, known)
        except Misread as misread:
            return shown.saying(misread.text_id, **misread.words)
        self._save(tx, subject, {**subject.replies, words.key: whole})
        return self._open(tx, person).saying("words-added")

    def _reopen(self, tx: Transaction, person: Person, subject: Subject, key: str) -> View:
        replies = {name: r for name, r in subject.replies.items() if not name.startswith(f"{key}:")}
        if replies == subject.replies:
            replies = {**replies, OPENED: key}
        self._save(tx, subject, replies)
        return self._open(tx, person)

    def _save(self, tx: Transaction, subject: Subject, replies: dict[str, str]) -> None:
        if isinstance(subject, Application):
            claimant.save_replies(tx, subject, replies)
        else:
            respondent.save_replies(tx, subject, replies)

    def _submit(self, tx: Transaction, person: Person, subject: Subject) -> View:
        if isinstance(subject, Application):
            return claimant.submit(tx, self._house, person, subject)
        return respondent.submit(tx, self._house, person, subject)

    def _recognise(self, tx: Transaction, person: Person, handle: Handle, rest: str) -> View:
        exhibit_id, _, reply = rest.partition(":")
        case = tx.case(handle.subject.removeprefix("case/"))
        role = role_in(tx, person, case)
        check(role, Action.RECOGNISE, case.status)
        said = recognising.recognise(tx, self._house, case, exhibit_id, Side(role.value), reply)
        if said == case:
            raise Refused("refused-used-button")
        docket.keep(tx, self._house, said)
        before = subject_of(tx, person)
        entering.lead_to(tx, self._house, person, said)
        spoken_to = tx.get(shelves.EXHIBITS, exhibit_id)
        label = (spoken_to.label if spoken_to else None) or "–"
        shown = entering.turned(tx, self._house, person, before)
        return replace(
            shown, said=(Said("recognised", {"label": label, "reply": reply}), *shown.said)
        )

    def _open(self, tx: Transaction, person: Person) -> View:
        return open_view(tx, self._house, person)


def _pressed(tx: Transaction, person: Person, data: str) -> tuple[Handle, str]:
    """The handle and action that callback data names. Raises Refused for anything made up."""
    name, _, index = data.partition(":")
    handle = tx.get(shelves.HANDLES, name)
    if (
        handle is None
        or handle.bot != "party"
        or handle.user_id != person.user_id
        or not (index.isascii() and index.isdecimal())
        or int(index) >= len(handle.actions)
    ):
        raise Refused("refused-forged-button")
    return handle, handle.actions[int(index)]
