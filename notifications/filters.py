"""Query parameters that narrow the list of notifications."""

from notifications.models import Group, NotificationQuerySet
from skillswap.http.filters import ChoiceFilter, QueryFilterSet, SwitchFilter


class NotificationFilter(QueryFilterSet):
    unread = SwitchFilter(method="only_unread", help_text="Only those not read yet.")
    group = ChoiceFilter(Group.values, help_text="Only those about this.")

    def only_unread(self, rows: NotificationQuerySet, name: str, value: bool) -> NotificationQuerySet:
        return rows.filter(is_read=False) if value else rows
