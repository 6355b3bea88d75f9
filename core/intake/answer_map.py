"""How the respondent answers (RUL-3.1, RUL-3.2): stance, words, recognition, proof, truth."""

from typing import Final

from core.intake.flow import Flow
from core.intake.steps import Ask, Check, Each, OneOf, Proof, Text, Then

ANSWER_MAP: Final = Flow(
    "answer-1",
    Ask("stance",       OneOf(("agree", "partly", "disagree")), Then("statement")),
    Ask("statement",    Text(2000, optional=True), Then("recognise")),
    Each("recognise",   ("yes", "no", "partly"), Then("answer_proof")),
    Ask("answer_proof", Proof(aside="outside"), Then("check_answer")),
    Check("check_answer", also=("words",)),
    Ask("words",        Text(1000), Then("check_answer")),
    Ask("outside",      Proof(purpose="outside"), Then("check_answer")),
)  # fmt: skip

ANSWER_MAPS: Final = {ANSWER_MAP.version: ANSWER_MAP}
