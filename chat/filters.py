"""Query parameters that narrow the lists of the chat."""

from django.utils.translation import gettext_lazy

from skillswap.http.filters import IdFilter, InstantFilter, QueryFilterSet, SwitchFilter, TextFilter, WholeNumberFilter

QUERY_LENGTH = 100


def _seq(text: str) -> WholeNumberFilter:
    wrong = {"invalid": gettext_lazy("Use the number of a message.")}
    return WholeNumberFilter(min_value=0, max_value=10**15, error_messages=wrong, help_text=text)


class ConversationFilter(QueryFilterSet):
    archived = SwitchFilter(help_text="True: those in my archive. Left out or false: the others.")


class MessageFilter(QueryFilterSet):
    after_seq = _seq("Those behind this number, oldest first.")
    before_seq = _seq("Those before this number, newest first.")
    around_seq = _seq("That message with those around it, newest first.")
    at = InstantFilter(help_text="The first message at or after that time with those around it, newest first.")


class SearchFilter(QueryFilterSet):
    q = TextFilter(
        required=True,
        max_length=QUERY_LENGTH,
        help_text="Words: each begins a word of the message, or is part of one in a script without spaces. Case, "
        "accents and other marks make no difference. One or two letters find words of that length only.",
    )
    conversation = IdFilter(help_text="Only in this conversation of mine.")
