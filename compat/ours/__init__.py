"""Our own vocabulary over Socket.IO: what the first of the earlier systems named."""

from compat.ours.socket import VOCABULARY

__all__ = ["VOCABULARY"]
