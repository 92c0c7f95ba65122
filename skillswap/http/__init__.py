"""HTTP: requests to threads, JSON, pages, filters, limits, idempotency, and errors as answers."""
