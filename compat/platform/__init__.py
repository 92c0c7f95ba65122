"""System B: people, swaps of two skills by name, and the chat of a swap. Keys are snake_case."""

from compat.platform.socket import VOCABULARY

__all__ = ["VOCABULARY"]
