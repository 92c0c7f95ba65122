"""The messenger's vocabulary: conversations between connected people, with temporary ids."""

from compat.messenger.socket import VOCABULARY

__all__ = ["VOCABULARY"]
