"""Words that are written at the summary, where no button could say it."""

from core.intake.flow import Flow, Replies
from core.intake.known import Known
from core.intake.steps import Ask, Check


def joined(flow: Flow, check: Check, replies: Replies, known: Known, text: str) -> dict[str, str]:
    """The replies with these words after those that were written there before. Raises Misread."""
    step = flow[check.words]
    whole = f"{replies.get(step.key, '')}\n{text.strip()}".strip()
    if isinstance(step, Ask):
        step.input.read(whole, known)
    return {**replies, step.key: whole}
