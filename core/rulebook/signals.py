"""What software may see in an order or a file, and which clause each sign speaks to.

A sign is never a finding: what follows from it is for a person (reading §2, §6).
"""

from typing import Final

COLLUSION: Final = frozenset(
    {"shared_device_fingerprint", "shared_payout_account", "shared_address"}
)
"""ACC-3: each by itself. A first order between new accounts says nothing without one of these."""

FALSE_DELIVERY: Final = frozenset(
    {"first_scan_before_payment", "delivered_to_other_country", "unknown_tracking_number"}
)
"""FRAUD and CAT-1.2: the parcel of the number is not the parcel of the order."""

FRAUD: Final = FALSE_DELIVERY | {
    "large_quantity_wrong_goods_alleged",
    "several_buyers_same_seller_same_days",
}
"""FRAUD: the sentence's own examples, as far as records show them."""

ALTERATION: Final = frozenset(
    {
        "pdf_edited_after_signing",
        "report_number_unknown_to_issuer",
        "same_file_in_another_case",
        "same_file_in_listing",
        "taken_before_the_order",
        "editor_tag",
        "tracking_mismatch",
        "amount_differs_from_ledger",
    }
)
"""RUL-3.1: the file may have been changed, or belongs elsewhere."""
