"""The product to be measured: the same that tests use."""

from tests.plugins.site import Site, site

__all__ = ["Site", "site"]
