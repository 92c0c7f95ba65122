"""Google, and any other OpenID provider that GOOGLE_ISSUER names: who it is stands in a signed ID token."""

from collections.abc import Mapping
from typing import Any, ClassVar

from accounts.oauth.profiles import ExternalProfile, external_profile
from accounts.oauth.provider import Provider

LEEWAY_SECONDS = 60


class Google(Provider):
    name: ClassVar[str] = "google"
    title: ClassVar[str] = "Google"
    scope: ClassVar[str] = "openid email profile"

    def endpoints(self) -> dict[str, str]:
        return {"server_metadata_url": f"{self.keys['issuer']}/.well-known/openid-configuration"}

    def read(self, token: Mapping[str, Any], nonce: str) -> ExternalProfile:
        """Signature, issuer, audience, nonce and times must fit; Authlib looks at the audience only when told to."""
        must_be = {
            "iss": {"essential": True, "value": self.keys["issuer"]},
            "aud": {"essential": True, "value": self.keys["client_id"]},
            "nonce": {"essential": True, "value": nonce},
        }
        claims = self.app.parse_id_token(token, nonce=nonce, claims_options=must_be, leeway=LEEWAY_SECONDS)
        if claims is None:
            raise ValueError("No ID token.")
        verified = claims.get("email_verified") in (True, "true")
        email = claims.get("email") if verified else None
        return external_profile(self.name, claims["sub"], verified_email=email, name=claims.get("name"))
