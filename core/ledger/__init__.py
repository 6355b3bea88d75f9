"""What makes later changes visible: canonical bytes and each case's hash chain (design §5)."""
