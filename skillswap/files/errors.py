from django.utils.translation import gettext_noop as N_

from skillswap.errors import Busy


class StorageAway(Busy):
    """503: the storage of files is away, too slow or full. Nothing of the file stays there."""

    message = N_("Files cannot be stored or read at the moment. Try again in a little while.")
    retry_after = 10.0
