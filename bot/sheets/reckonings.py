"""The parts of a sheet that show a reckoning: what is missing, time limits, sums, evidence, texts."""

from collections.abc import Iterator

from bot.sheets.saying import Saying
from core.calendar import Deadline
from core.evidence import checklist
from core.evidence.exhibit import ExhibitKind, Side
from core.rulebook.assessment import Assessment
from core.rulebook.facts import Facts

_KINDS = {kind.value: kind for kind in ExhibitKind}


def missing(found: Assessment, facts: Facts, say: Saying) -> Iterator[str]:
    """The facts to ask for, and what each side can still show while its days run."""
    told = False
    for lack in found.lacks:
        told = True
        words = {
            "fact": lack.fact,
            "words": say.fact(lack.fact),
            "clauses": ", ".join(lack.clauses) or "–",
        }
        if lack.until is None:
            yield say("sheet-missing-open", **words)
        else:
            yield say("sheet-missing", **words, until=say.end(lack.until))
    for line in _proof(found, facts, say):
        told = True
        yield line
    if not told:
        yield say("sheet-missing-none")


def _proof(found: Assessment, facts: Facts, say: Saying) -> Iterator[str]:
    if found.windows is None or found.category not in checklist.categories():
        return
    exhibits = facts.value("exhibits") or ()
    for side in Side:
        ends_at = found.windows.end_for(side.value)
        if ends_at is None or found.at >= ends_at:
            continue
        until = say.end(ends_at)
        by = {side.value, "platform"}
        present = [_KINDS[e.kind] for e in exhibits if e.by in by and e.kind in _KINDS]
        for wanted in checklist.missing(found.category, side, present):
            kinds = ", ".join(say(f"kind-{kind}") for kind in wanted.kinds)
            yield say("sheet-missing-proof", side=say(f"side-{side}"), kinds=kinds, until=until)


def deadlines(found: Assessment, say: Saying) -> Iterator[str]:
    """Each time limit with the days that were counted and those that were not."""
    period, filing = found.period, found.filing
    if period is not None and filing is not None:
        last = say.day(filing.last_day)
        yield say(
            "sheet-filing",
            anchor=say.day(period.anchor),
            basis=say.basis(period),
            last=say.day(filing.rolled_from or filing.last_day),
            ends=say.end(filing.ends_at),
        )
        if filing.rolled_from is not None:
            yield say(
                "sheet-filing-rolled",
                plain=say.day(filing.rolled_from),
                skipped=", ".join(f"{say.day(s.day)}: {s.why}" for s in filing.skipped),
                last=last,
            )
        if filing.provisional:
            yield say("sheet-provisional")
    if found.windows is None:
        yield say("sheet-window-none")
        return
    yield from _window("claimant", found.windows.claimant, say)
    if found.windows.respondent is None:
        yield say("sheet-window-waiting")
    else:
        yield from _window("respondent", found.windows.respondent, say)


def _window(side: str, deadline: Deadline, say: Saying) -> Iterator[str]:
    yield say(f"sheet-window-{side}", ends=say.end(deadline.ends_at))
    yield say.arithmetic(deadline)


def amounts(found: Assessment, facts: Facts, say: Saying) -> Iterator[str]:
    """Each head, what of it stays within the Rules, and why; the sums; the damages."""
    for part in found.amounts:
        for head in part.heads:
            yield say(
                "sheet-head-line",
                head=head.head,
                claimed=str(head.claimed),
                within=str(head.within),
                beyond=str(head.beyond),
                why=say(f"why-{head.why}"),
            )
        yield say(
            "sheet-total",
            claimed=str(part.claimed_total),
            within=str(part.within_rules),
            beyond=str(part.beyond_rules),
        )
    finding = found.finding("RUL-3.4")
    told = {fact.name: fact.value for fact in finding.facts}
    if facts.value("liquidated_damages") is not None and told.get("supported_damages") is not None:
        yield say(
            "sheet-damages",
            agreed=str(told["liquidated_damages"]),
            platform=str(told["platform_damages"] or "–"),
            supported=str(told["supported_damages"]),
        )


def evidence(found: Assessment, facts: Facts, say: Saying) -> Iterator[str]:
    """What each exhibit may be used for."""
    for exhibit in facts.value("exhibits") or ():
        standings = sorted(found.evidence_use.standings[exhibit.id])
        words = ", ".join(say(f"standing-{standing}") for standing in standings)
        yield say("sheet-exhibit", id=exhibit.id, by=_from(exhibit.by, say), standing=words)


def _from(by: str, say: Saying) -> str:
    """A side in words; another source by its own name."""
    return say(f"side-{by}") if by in {*Side, "platform"} else by or "–"


def texts(found: Assessment, say: Saying) -> Iterator[str]:
    """The dated texts on each topic, oldest first, and which one prevails."""
    for topic in found.topics:
        words = {"id": topic.prevails} if topic.prevails else {}
        why = say(f"prevails-{topic.why}", **words)
        yield say("sheet-topic", topic=topic.name or "–", why=why)
        for term in topic.terms:
            agreed = "agreed" if term.agreed else "one-sided"
            yield say(
                "sheet-term",
                at=term.formed_at,
                id=term.exhibit,
                says=term.says,
                agreed=say(f"sheet-term-{agreed}"),
            )
