"""The okyoo Dispute Resolution Rules: each clause a value, and what they say together."""
