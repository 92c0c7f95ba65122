"""What a member or a moderator may hear."""

from skillswap.errors import Conflict, InvalidInput, NotAllowed


class RankTooLow(NotAllowed):
    message = "You can do this only to members below your own role."


class NotToYourself(NotAllowed):
    message = "You cannot do this to yourself."


class OnlyAdmins(NotAllowed):
    message = "Only admins change roles."


class AlreadyDecided(Conflict):
    message = "Somebody has decided this report already."


class NothingToRemove(Conflict):
    message = "There is nothing here that can be removed."


class NotYourself(InvalidInput):
    def __init__(self, field: str) -> None:
        super().__init__(field, "Choose somebody else: this is you.")


class OwnReport(NotAllowed):
    message = "You reported this yourself: somebody else decides."
