"""Which paths are the API's: ours, and those of the earlier systems' clients (`compat/`)."""

_API = ("/api/", "/compat/")


def is_api_path(path: str) -> bool:
    """True where errors are JSON, the limit per address counts, and no page is served."""
    return path.startswith(_API) or path == "/api"
