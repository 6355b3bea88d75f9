"""Use cases: one method, one decision, in the order a person would tell it (design §2)."""
