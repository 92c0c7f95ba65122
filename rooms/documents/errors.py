"""Errors of shared documents."""

from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict


class DocumentFull(Conflict):
    """409: the document has all the bytes that it may have; what was erased in it makes room again."""

    code = "document_full"
    message = N_("There is no more room in it. Erase something first.")
