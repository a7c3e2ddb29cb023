"""What one press asks of its manuscripts, for sitir."""
