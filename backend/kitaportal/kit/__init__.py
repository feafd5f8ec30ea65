"""Technical base without a domain word: database, HTTP, outbox, errors, clock, settings, cluster."""
