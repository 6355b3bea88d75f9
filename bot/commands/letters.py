"""Dead letters and stopped timers: list them, put them back."""

from collections.abc import Iterator, Sequence

from bot.commands.database import opened
from core.store import inbox, timers


def listed() -> Iterator[str]:
    """One line a letter: number, source, state, attempts, fault, when it came (UTC); then timers."""
    with opened().begin() as connection:
        found = inbox.letters(connection)
        stopped = timers.stopped(connection)
    if not found and not stopped:
        yield "There are no dead letters."
    for letter, state, fault in found:
        yield (
            f"{letter.seq}\t{letter.source}\t{state.value}\t{letter.attempts} attempts\t"
            f"{letter.received_at:%Y-%m-%d %H:%M:%SZ}\t{fault}"
        )
    for timer in stopped:
        yield f"{timer.timer_id}\ttimer\tdead\t{timer.attempts} attempts\t\t{timer.fault}"


def retry(named: Sequence[str], *, everything: bool) -> str:
    """Put letters (by number) back and look at timers (by name) again; say how many."""
    seqs = [int(name) for name in named if name.isascii() and name.isdecimal()]
    timer_ids = [name for name in named if not (name.isascii() and name.isdecimal())]
    with opened().begin() as connection:
        if everything:
            seqs = [letter.seq for letter, _, _ in inbox.letters(connection)]
            timer_ids = [timer.timer_id for timer in timers.stopped(connection)]
        moved = inbox.retry(connection, seqs)
        started = timers.restart(connection, timer_ids)
    told = [f"{moved} letters are back in their lanes."] if moved or not started else []
    if started:
        told.append(f"{started} timers are looked at again.")
    missing = len(set(seqs)) + len(set(timer_ids)) - moved - started
    if missing:
        told.append(f"{missing} were not there or have lost their body after 25 hours.")
    return " ".join(told)
