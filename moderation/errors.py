"""What a moderator may hear."""

from skillswap.errors import NotAllowed


class RankTooLow(NotAllowed):
    message = "You can do this only to members below your own role."


class NotToYourself(NotAllowed):
    message = "You cannot do this to yourself."


class OnlyAdmins(NotAllowed):
    message = "Only admins change roles."
