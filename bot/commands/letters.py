"""Dead letters: list them, put them back."""

from collections.abc import Iterator, Sequence

from bot.commands.database import opened
from core.store import inbox


def listed() -> Iterator[str]:
    """One line a letter: number, source, state, attempts, fault, when it came (UTC)."""
    with opened().begin() as connection:
        found = inbox.letters(connection)
    if not found:
        yield "There are no dead letters."
    for letter, state, fault in found:
        yield (
            f"{letter.seq}\t{letter.source}\t{state.value}\t{letter.attempts} attempts\t"
            f"{letter.received_at:%Y-%m-%d %H:%M:%SZ}\t{fault}"
        )


def retry(seqs: Sequence[int], *, everything: bool) -> str:
    """Put letters back, and say how many."""
    with opened().begin() as connection:
        if everything:
            seqs = [letter.seq for letter, _, _ in inbox.letters(connection)]
        moved = inbox.retry(connection, list(seqs))
    missing = len(set(seqs)) - moved
    note = f" {missing} were not there or have lost their body after 25 hours." if missing else ""
    return f"{moved} letters are back in their lanes.{note}"
