"""Shapes of system D's requests (`…In`), and of its answers for the OpenAPI document (`…Out`)."""
