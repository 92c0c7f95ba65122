"""System D: profiles with skills, discovery, messages that ask for sessions, sessions, credits in hours."""

from compat.barter.socket import VOCABULARY

__all__ = ["VOCABULARY"]
