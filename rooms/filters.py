"""Query parameters of rooms."""

from django.utils.translation import gettext_lazy

from skillswap.http.filters import QueryFilterSet, WholeNumberFilter

LARGEST_SEQ = 10**15


class UpdatesFilter(QueryFilterSet):
    after_seq = WholeNumberFilter(
        min_value=0, max_value=LARGEST_SEQ, error_messages={"invalid": gettext_lazy("Use the number of an update.")}
    )
