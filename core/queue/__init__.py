"""The human queue: work items, leases, and who may not take them (design §5)."""
