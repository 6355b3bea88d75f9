"""The way in and out: receiver, worker, sender, fetcher (design §2)."""
