"""System E: conversations of two people, messages with a file, who has read them, who is there."""

from compat.shop.socket import VOCABULARY

__all__ = ["VOCABULARY"]
