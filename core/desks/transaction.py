"""An update's transaction, as the bots hand it to a desk; they never import the store (design §3)."""

from core.store.transaction import Transaction

__all__ = ["Transaction"]
