"""What every operation of this package shares: requests, retries, replies."""
