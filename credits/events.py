"""Events of the ledger."""

from pydantic import Field

from realtime.events import Event


class CreditsChanged(Event):
    """Minutes of the member moved; the balances are those after it."""

    type = "credits:changed"
    available_minutes: int
    held_minutes: int
    kind: str = Field(description="as in the transactions: earned, spent, hold, release, bonus, …")
    amount_minutes: int = Field(description="signed, from the member's side")
