"""How an application is taken down (reading §6): the buyer's map and the seller's.

What happened → what is wanted → proof → gates → check and submit. Buttons first, text last. A gate
is passed over where records answer it. The shortest ways: 1.1 in five taps, 2.1 in nine.
"""

from typing import Final

from core.intake.flow import Flow
from core.intake.known import Known
from core.intake.steps import (
    Amount,
    Answers,
    Ask,
    ByAnswer,
    Check,
    End,
    OneOf,
    Pieces,
    Proof,
    Text,
    Then,
)


def not_known_unsent(_: Answers, known: Known) -> bool:
    """The shipment table does not simply say that nothing was sent (CAT-1.1)."""
    return known.shipped is not False


def settled_or_refunded(_: Answers, known: Known) -> bool:
    """A settlement or a refund is recorded, so only the person can say whether it is the same matter."""
    return bool(known.settled or known.refunded)


def no_chargeback_recorded(_: Answers, known: Known) -> bool:
    """The payment record does not already say that a payment dispute is open (TERM-6)."""
    return known.charged_back is not True


CLAIM_MAP: Final = Flow(
    "claim-1",
    Ask("order", OneOf(("yes", "not_mine")), ByAnswer({"yes": "happened", "not_mine": "not_mine"})),
    Ask("happened",
        OneOf(("never_came", "wrong_goods", "sent_back", "not_as_agreed", "promise", "insulted",
               "other")),
        ByAnswer({
            "never_came":    "tracking",
            "wrong_goods":   "usable",
            "sent_back":     "story",
            "not_as_agreed": "story",
            "promise":       "story",
            "insulted":      "story",
            "other":         "story",
        })),
    # It never came
    Ask("tracking", OneOf(("not_sent", "said_delivered", "lost", "waiting")),
        Then("remedy_missing"), when=not_known_unsent),
    Ask("remedy_missing", OneOf(("refund", "send", "part")),
        ByAnswer({"refund": "settled", "send": "settled", "part": "amount_missing"})),
    Ask("amount_missing", Amount(), Then("settled")),
    # It came, but something is wrong with it
    Ask("usable",     OneOf(("no", "fault", "not_tried")), Then("difference")),
    Ask("difference",
        OneOf(("material", "size", "colour", "model", "quantity", "safety_mark", "does_not_work",
               "other")),
        ByAnswer({
            "material":      "proof",
            "size":          "proof",
            "colour":        "proof",
            "model":         "proof",
            "quantity":      "proof",
            "safety_mark":   "proof",
            "does_not_work": "proof",
            "other":         "difference_words",
        })),
    Ask("difference_words", Text(500), Then("proof")),
    Ask("proof",      Proof(least=1, aside="outside"), Then("remedy_goods")),
    Ask("remedy_goods", OneOf(("return_refund", "part", "replacement")),
        ByAnswer({"return_refund": "fees", "part": "amount_goods", "replacement": "fees"})),
    Ask("amount_goods", Amount(), Then("fees")),
    Ask("fees",       OneOf(("no", "inspection", "freight", "bank")),
        ByAnswer({"no": "settled", "inspection": "fee_amount", "freight": "fee_amount",
                  "bank": "fee_amount"})),
    Ask("fee_amount", Amount(capped=False), Then("fee_proof")),
    Ask("fee_proof",  Proof(least=1, purpose="receipt"), Then("settled")),
    # Everything else: a person reads it
    Ask("story",      Text(2000), Then("proof_any")),
    Ask("proof_any",  Proof(aside="outside"), Then("remedy_any")),
    Ask("remedy_any", OneOf(("refund", "part", "do_it", "stop")),
        ByAnswer({"refund": "settled", "part": "amount_any", "do_it": "settled", "stop": "settled"})),
    Ask("amount_any", Amount(), Then("settled")),
    # Gates
    Ask("settled",    OneOf(("same_done", "same_not_done", "other_matter")),
        Then("proceedings"), when=settled_or_refunded),
    Ask("proceedings", OneOf(("none", "payment", "court", "other_body")),
        Then("check"), when=no_chargeback_recorded),
    Check("check", also=("pieces", "words")),
    # Out of turn
    Ask("pieces",     Pieces(), Then("check")),
    Ask("words",      Text(1000), Then("check")),
    Ask("outside",    Proof(purpose="outside"), Then("check")),
    End("not_mine"),
)  # fmt: skip

SELLER_MAP: Final = Flow(
    "seller-claim-1",
    Ask("order", OneOf(("yes", "not_mine")),
        ByAnswer({"yes": "happened_seller", "not_mine": "not_mine"})),
    Ask("happened_seller",
        OneOf(("no_payment", "groundless", "insulted", "goods_back", "other")), Then("story")),
    Ask("story",      Text(2000), Then("proof_any")),
    Ask("proof_any",  Proof(aside="outside"), Then("remedy_seller")),
    Ask("remedy_seller", OneOf(("payment", "goods_back", "stop", "other")), Then("settled")),
    Ask("settled",    OneOf(("same_done", "same_not_done", "other_matter")),
        Then("proceedings"), when=settled_or_refunded),
    Ask("proceedings", OneOf(("none", "payment", "court", "other_body")),
        Then("check"), when=no_chargeback_recorded),
    Check("check", also=("words",)),
    Ask("words",      Text(1000), Then("check")),
    Ask("outside",    Proof(purpose="outside"), Then("check")),
    End("not_mine"),
)  # fmt: skip

MAPS: Final = {flow.version: flow for flow in (CLAIM_MAP, SELLER_MAP)}


def map_for(role: str) -> Flow:
    """The map that a new application follows."""
    return CLAIM_MAP if role == "buyer" else SELLER_MAP
