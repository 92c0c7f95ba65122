"""The outbox of mails: written with what they are about (`adding`), sent by the worker (`sending`)."""
