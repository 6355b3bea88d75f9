"""What the platform tells us: orders, their events, and the links that open a dispute."""
