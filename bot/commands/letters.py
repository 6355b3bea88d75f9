"""Dead letters and stopped timers: list them, put them back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.commands.database import opened
from core.store import inbox, timers


@dataclass(frozen=True)
class Retried:
    """What was put back, and a line for each name that there was nothing to put back for."""

    lines: tuple[str, ...]
    missing: tuple[str, ...] = ()


def listed() -> Iterator[str]:
    """One line a letter: number, source, state, attempts, fault, when it came (UTC); then timers."""
    with opened().begin() as connection:
        found = inbox.letters(connection)
        stopped = timers.stopped(connection)
    if not found and not stopped:
        yield "There are no dead letters."
    for letter, state, fault in found:
        yield (
            f"{letter.seq}\t{letter.source}\t{state.value}\t{_attempts(letter.attempts)}\t"
            f"{letter.received_at:%Y-%m-%d %H:%M:%SZ}\t{fault}"
        )
    for timer in stopped:
        yield f"{timer.timer_id}\ttimer\tdead\t{_attempts(timer.attempts)}\t\t{timer.fault}"


def retry(named: Sequence[str] | None) -> Retried:
    """Put letters (by number) back and look at timers (by name) again; None for all there are."""
    with opened().begin() as connection:
        seqs = {str(letter.seq): letter.seq for letter, _, _ in inbox.letters(connection)}
        timer_ids = {timer.timer_id for timer in timers.stopped(connection)}
        wanted = [*seqs, *sorted(timer_ids)] if named is None else list(dict.fromkeys(named))
        moved = inbox.retry(connection, [seqs[name] for name in wanted if name in seqs])
        started = timers.restart(connection, [name for name in wanted if name in timer_ids])
    told = [
        *_told(moved, "1 letter is back in its lane.", "letters are back in their lanes."),
        *_told(started, "1 timer is looked at again.", "timers are looked at again."),
        *([] if wanted else ["There are no dead letters."]),
    ]
    return Retried(tuple(told), tuple(_missing(n) for n in wanted if n not in {*seqs, *timer_ids}))


def _told(number: int, one: str, more: str) -> Iterator[str]:
    if number:
        yield one if number == 1 else f"{number} {more}"


def _missing(name: str) -> str:
    kind = "dead letter" if name.isascii() and name.isdecimal() else "stopped timer"
    return f"There is no {kind} {name}; `okyoo letters list` shows what there is."


def _attempts(number: int) -> str:
    return "1 attempt" if number == 1 else f"{number} attempts"
