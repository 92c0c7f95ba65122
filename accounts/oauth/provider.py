"""What is the same for every provider: the way there, and what may go wrong there."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.conf import settings
from joserfc.errors import JoseError

from accounts.errors import ProviderAway, ProviderRefused
from accounts.oauth.profiles import ExternalProfile


@dataclass(frozen=True)
class WayThere:
    """Where to send the browser, and what has to fit when it comes back."""

    url: str
    state: str
    verifier: str  # of PKCE
    nonce: str


class Provider(ABC):
    """One service that vouches for people. `title` is its name for people to read."""

    name: ClassVar[str]
    title: ClassVar[str]
    scope: ClassVar[str]

    def __init__(self, keys: Mapping[str, str]) -> None:
        self.keys = keys
        self.app: Any = DjangoOAuth2App(
            DjangoIntegration(self.name),
            name=self.name,
            client_id=keys["client_id"],
            client_secret=keys["client_secret"],
            client_kwargs={
                "scope": self.scope,
                "code_challenge_method": "S256",
                "default_timeout": settings.OAUTH_SECONDS,
            },
            **self.endpoints(),
        )

    @property
    def redirect_uri(self) -> str:
        return f"{settings.CLIENT_ORIGIN}/api/auth/oauth/{self.name}/callback"

    def way_there(self) -> WayThere:
        """Begin. Raises ProviderAway."""
        with self.asked():
            way = self.app.create_authorization_url(self.redirect_uri, prompt="select_account")
            return WayThere(way["url"], way["state"], way["code_verifier"], way.get("nonce", ""))

    def profile(self, *, code: str, verifier: str, nonce: str) -> ExternalProfile:
        """Who came back with `code`. Raises ProviderAway, ProviderRefused."""
        with self.asked():
            token = self.app.fetch_access_token(redirect_uri=self.redirect_uri, code=code, code_verifier=verifier)
            return self.read(token, nonce)

    @contextmanager
    def asked(self) -> Iterator[None]:
        """What goes wrong inside is told as ours: nobody there, or an answer that proves nothing."""
        try:
            yield
        except (requests.RequestException, RuntimeError) as error:
            raise ProviderAway(self.title) from error
        except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProviderRefused(self.title) from error

    @abstractmethod
    def endpoints(self) -> dict[str, str]:
        """Where it is, in Authlib's words."""

    @abstractmethod
    def read(self, token: Mapping[str, Any], nonce: str) -> ExternalProfile:
        """Who the token is about. May raise whatever `asked` knows."""
