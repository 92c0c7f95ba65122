"""Where members' files are: on disk, in two S3 buckets, or at Cloudinary. Secrets stay in the environment.

`file_place(kind)` describes a kind; MEDIA_STORAGE names the one that serves, and `manage.py media_move` asks for two.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import DATA_DIR, PRODUCTION, env

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGE_THREADS = 8  # calls to a storage elsewhere that requests may wait for at once
STORAGE_SECONDS = 6  # how long a request waits for one
STORAGE_RESERVE_SECONDS = 1  # of the request's time, for what it does afterwards


@dataclass(frozen=True)
class FilePlace:
    """The two storages of a kind as entries of STORAGES, and the origins where browsers load files from."""

    public: dict[str, Any]
    private: dict[str, Any]
    origins: tuple[str, ...] = ()


def _disk() -> FilePlace:
    modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    return FilePlace(
        {"BACKEND": "skillswap.files.disk.DiskStorage", "OPTIONS": {}},
        {"BACKEND": "skillswap.files.disk.PrivateDiskStorage", "OPTIONS": {"location": PRIVATE_ROOT, **modes}},
    )


def _s3() -> FilePlace:
    """Two buckets, because the first one is open to everybody. boto3 finds the keys by itself."""
    public, private = _needed("AWS_STORAGE_BUCKET_NAME"), _needed("AWS_PRIVATE_BUCKET_NAME")
    if public == private:
        raise ImproperlyConfigured("AWS_PRIVATE_BUCKET_NAME must be another bucket: everybody may read the first one.")
    region = env.str("AWS_S3_REGION_NAME", default="") or env.str("AWS_DEFAULT_REGION", default="us-east-1")
    endpoint = env.str("AWS_S3_ENDPOINT_URL", default="").rstrip("/")
    style = env.str("AWS_S3_ADDRESSING_STYLE", default="") or ("path" if endpoint else "virtual")
    if style not in ("path", "virtual"):
        raise ImproperlyConfigured("AWS_S3_ADDRESSING_STYLE is path or virtual.")
    endpoint = endpoint or f"https://s3.{region}.amazonaws.com"
    browsers = env.str("AWS_S3_PUBLIC_ENDPOINT_URL", default="").rstrip("/") or endpoint
    domain = env.str("AWS_S3_CUSTOM_DOMAIN", default="").rstrip("/")
    base_url = f"{_with_scheme(domain) if domain else bucket_url(browsers, public, style)}/"
    shared = {
        "endpoint_url": endpoint,
        "public_endpoint": browsers,
        "region_name": region,
        "addressing_style": style,
    }
    return FilePlace(
        {
            "BACKEND": "skillswap.files.s3.PublicS3Storage",
            "OPTIONS": {**shared, "bucket_name": public, "base_url": base_url},
        },
        {"BACKEND": "skillswap.files.s3.PrivateS3Storage", "OPTIONS": {**shared, "bucket_name": private}},
        (_origin(base_url), _origin(bucket_url(browsers, private, style))),
    )


def _cloudinary() -> FilePlace:
    """CLOUDINARY_URL is `cloudinary://key:secret@cloud`, with options of Cloudinary's libraries as its query."""
    parts = urlsplit(_needed("CLOUDINARY_URL"))
    cloud, options = parts.netloc.rpartition("@")[2], dict(parse_qsl(parts.query))
    if parts.scheme != "cloudinary" or not (cloud and parts.username and parts.password):
        raise ImproperlyConfigured("CLOUDINARY_URL is cloudinary://key:secret@cloud, as Cloudinary's console shows it.")
    delivery = _with_scheme(options.get("secure_distribution") or "res.cloudinary.com")
    base_url = f"{delivery}/" if options.get("private_cdn") == "true" else f"{delivery}/{cloud}/"
    account = {
        "cloud_name": cloud,
        "api_key": unquote(parts.username),
        "api_secret": unquote(parts.password),
        "upload_prefix": options.get("upload_prefix") or "https://api.cloudinary.com",
    }
    module = "skillswap.files.cloudinary_storage"
    return FilePlace(
        {"BACKEND": f"{module}.PublicCloudinaryStorage", "OPTIONS": {**account, "base_url": base_url}},
        {"BACKEND": f"{module}.PrivateCloudinaryStorage", "OPTIONS": account},
        (_origin(base_url), _origin(account["upload_prefix"])),
    )


def bucket_url(endpoint: str, bucket: str, style: str) -> str:
    """The address of a bucket: `endpoint/bucket` (path), or with the bucket before the host (virtual)."""
    scheme, _, host = endpoint.partition("://")
    return f"{endpoint}/{bucket}" if style == "path" else f"{scheme}://{bucket}.{host}"


def _with_scheme(domain: str) -> str:
    return domain if "://" in domain else f"https://{domain}"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _needed(name: str) -> str:
    if value := env.str(name, default=""):
        return str(value)
    raise ImproperlyConfigured(f"MEDIA_STORAGE={MEDIA_STORAGE} needs {name}; .env.example says what it is.")


_KINDS = {"local": _disk, "s3": _s3, "cloudinary": _cloudinary}


FILE_KINDS = tuple(_KINDS)


def file_place(kind: str) -> FilePlace:
    """What stands behind "local", "s3" or "cloudinary". Raises ImproperlyConfigured when a setting of it is missing."""
    if kind not in _KINDS:
        raise ImproperlyConfigured(f"MEDIA_STORAGE is one of {', '.join(FILE_KINDS)}, not {kind!r}.")
    return _KINDS[kind]()


MEDIA_STORAGE = env.str("MEDIA_STORAGE", default="local")
_place = file_place(MEDIA_STORAGE)
FILE_STORAGES = {"default": _place.public, "private": _place.private}


def allowed_origins(place: FilePlace, told: list[str], *, production: bool) -> list[str]:
    """From where pages may show files: what the place needs, and what MEDIA_ORIGINS names.

    nginx sends the page's policy by itself and cannot ask us, so in production both must be told the same.
    Raises ImproperlyConfigured with the line to write.
    """
    if production and not set(place.origins) <= set(told):
        raise ImproperlyConfigured(
            f'Set MEDIA_ORIGINS="{" ".join(dict.fromkeys(place.origins))}": from there browsers load members\' files, '
            "and the content policies of nginx and of Django must allow it."
        )
    return list(dict.fromkeys([*place.origins, *told]))


MEDIA_ORIGINS = allowed_origins(_place, env.str("MEDIA_ORIGINS", default="").split(), production=PRODUCTION)
