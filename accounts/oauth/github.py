"""GitHub, which knows no OpenID: who it is and which addresses are theirs is asked with the access token."""

from collections.abc import Mapping
from typing import Any, ClassVar

from accounts.oauth.profiles import ExternalProfile, external_profile
from accounts.oauth.provider import Provider


class GitHub(Provider):
    name: ClassVar[str] = "github"
    title: ClassVar[str] = "GitHub"
    scope: ClassVar[str] = "read:user user:email"

    def endpoints(self) -> dict[str, str]:
        url = self.keys["url"]
        return {
            "authorize_url": f"{url}/login/oauth/authorize",
            "access_token_url": f"{url}/login/oauth/access_token",
            "api_base_url": f"{self.keys['api_url']}/",
        }

    def read(self, token: Mapping[str, Any], nonce: str) -> ExternalProfile:
        user = self._get("user", token)
        emails = self._get("user/emails", token)
        primary = next((one["email"] for one in emails if one["primary"] and one["verified"]), None)
        name = user.get("name") or user.get("login")
        return external_profile(self.name, str(user["id"]), verified_email=primary, name=name)

    def _get(self, path: str, token: Mapping[str, Any]) -> Any:
        answer = self.app.get(path, token=token, headers={"Accept": "application/vnd.github+json"})
        answer.raise_for_status()
        return answer.json()
