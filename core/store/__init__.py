"""Rows and transactions: the only place that speaks SQL (design §2)."""
