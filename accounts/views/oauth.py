"""Signing in with an account elsewhere: there, back, and what came of it."""

from uuid import UUID

from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.http import urlencode
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import places
from accounts.device_names import device_name
from accounts.errors import ProofNeeded, ProviderCancelled, ProviderExpired, SignInEnded
from accounts.models import Locale
from accounts.oauth import browser
from accounts.oauth.browser import Outcome, Started
from accounts.oauth.profiles import ExternalProfile
from accounts.oauth.provider import Provider
from accounts.oauth.providers import provider_named
from accounts.requests import MemberRequest
from accounts.serializers import GoToOut, OAuthOutcomeOut, OwnProofIn
from accounts.services import identity_link, identity_sign_in
from accounts.views.base import PROOF, SIGN_IN_AGAIN, OpenView, SameOriginView, require_proof
from accounts.views.signed_in import browser_sign_in
from skillswap.db.pool import OUTSIDE, SIGN_IN
from skillswap.errors import DomainError
from skillswap.http.openapi import response_example
from skillswap.http.serializers import ErrorOut
from skillswap.http.throttling import client_address
from skillswap.http.view_pools import runs_in

TAGS = ["Sign-in with accounts elsewhere"]
SETTINGS_PAGE = "/settings"
THERE = OpenApiResponse(description="To the provider, or to the log-in page with `from` when it cannot be reached.")
BACK = OpenApiResponse(description="To `next`, signed in by cookies; or to the log-in page with `from`.")
OFF = "404 while the provider's keys are not set."
NOTHING = dict.fromkeys(("provider", "code", "message", "email", "reason", "until", "token"))


class StartView(SameOriginView):
    """An APIView: it sends a browser elsewhere. One for each provider, so that its path says which."""

    provider = ""

    @extend_schema(
        tags=TAGS,
        summary="Go to the provider",
        description=f"Open it in the window. {OFF} With `link` it links to the member who called `…/link` before.",
        parameters=[
            OpenApiParameter("next", str, description="A path of our own pages to end at; else the dashboard."),
            OpenApiParameter("timezone", str, description="IANA name, for a new account."),
            OpenApiParameter("locale", str, description="Its language, for a new account."),
            OpenApiParameter("link", str, description="Not empty: as `…/link` said."),
        ],
        responses={302: THERE, 404: ErrorOut},
        auth=[],
    )
    @runs_in(OUTSIDE)
    def get(self, request: Request) -> HttpResponseBase:
        provider, begun = provider_named(self.provider), _begun(request, self.provider)
        try:
            way = provider.way_there()
        except DomainError as error:
            return _failed(begun, error)
        response = HttpResponseRedirect(way.url)
        fits = {"state": way.state, "verifier": way.verifier, "nonce": way.nonce}
        browser.keep_started(response, Started(**(vars(begun) | fits)))
        return response


class CallbackView(OpenView):
    """An APIView: a provider sends a browser here. The state, in a cookie, shows that this browser began it."""

    provider = ""

    @extend_schema(
        tags=TAGS,
        summary="Come back from the provider",
        description=f"Only providers send browsers here. {OFF}",
        parameters=[OpenApiParameter(name, str) for name in ("code", "state", "error")],
        responses={302: BACK, 404: ErrorOut},
        auth=[],
    )
    @runs_in(OUTSIDE)
    def get(self, request: Request) -> HttpResponseBase:
        provider = provider_named(self.provider)
        started = browser.started_by(request) or Started(self.provider)
        try:
            profile = _came_back(request, provider, started)
            response = _linked(started, profile) if started.user_id else _signed_in(request, started, profile)
        except DomainError as error:
            response = _failed(started, error)
        browser.forget_started(response)
        return response


class LinkView(APIView):
    """An APIView: it is the proof before a way to the provider, and nothing that could be read."""

    provider = ""

    @extend_schema(
        tags=TAGS,
        summary="Link an account elsewhere",
        description=f"Then open `url` in the window. {OFF}",
        request=OwnProofIn,
        responses={200: GoToOut, 400: ErrorOut, 403: ErrorOut, 404: ErrorOut, 429: ErrorOut},
        examples=[
            PROOF,
            response_example({"url": "/api/auth/oauth/google/start?link=1"}),
            SIGN_IN_AGAIN,
        ],
    )
    @runs_in(SIGN_IN)
    def post(self, request: MemberRequest) -> Response:
        provider_named(self.provider)
        require_proof(request)
        response = Response({"url": f"/api/auth/oauth/{self.provider}/start?link=1"})
        who = {"user_id": str(request.user.pk), "device_id": str(request.auth.pk)}
        browser.keep_started(response, Started(self.provider, next=SETTINGS_PAGE, **who))
        return response


class OutcomeView(OpenView):
    """An APIView: it tells a browser what it holds itself, in a cookie that pages cannot read."""

    @extend_schema(
        tags=TAGS,
        summary="Why nobody was signed in",
        description="What the log-in page shows after a provider sent the browser back to it.",
        responses=OAuthOutcomeOut,
        auth=[],
        examples=[response_example(NOTHING)],
    )
    def get(self, request: Request) -> Response:
        outcome = browser.outcome_of(request)
        told = {name: getattr(outcome, name) or None for name in NOTHING} if outcome else NOTHING
        return Response(told, headers={"Cache-Control": "no-store"})


def _begun(request: Request, provider: str) -> Started:
    """What the page asks for; with `link`, what `LinkView` has allowed this browser a moment ago."""
    if request.query_params.get("link"):
        allowed = browser.started_by(request)
        if allowed is not None and allowed.provider == provider and allowed.user_id:
            return allowed
    timezone, locale = request.query_params.get("timezone", ""), request.query_params.get("locale", "")
    return Started(
        provider,
        next=browser.safe_next(request.query_params.get("next", "")),
        timezone=timezone if timezone in places.timezones() else "UTC",
        locale=locale if locale in Locale else "",
    )


def _came_back(request: Request, provider: Provider, started: Started) -> ExternalProfile:
    """Whom the provider vouches for. Nothing is asked there unless this browser began it."""
    sent = request.query_params
    if not started.state or started.provider != provider.name or sent.get("state") != started.state:
        raise ProviderExpired(provider.title)
    if sent.get("error") or not sent.get("code"):
        raise ProviderCancelled(provider.title)
    return provider.profile(code=sent["code"], verifier=started.verifier, nonce=started.nonce)


def _signed_in(request: Request, started: Started, profile: ExternalProfile) -> HttpResponseBase:
    try:
        signed_in = identity_sign_in(
            profile=profile,
            timezone=started.timezone,
            locale=started.locale,
            device_name=device_name(request),
            address=client_address(request),
        )
    except ProofNeeded as error:
        return _failed(started, error, profile)
    response = HttpResponseRedirect(started.next)
    browser_sign_in(request, response, signed_in)
    return response


def _linked(started: Started, profile: ExternalProfile) -> HttpResponseBase:
    """Only while the device that asked for it is signed in: logging out meanwhile ends this too."""
    try:
        identity_link(user_id=UUID(started.user_id), profile=profile, device=UUID(started.device_id))
    except SignInEnded as error:
        raise ProviderExpired(provider_named(started.provider).title) from error
    return HttpResponseRedirect(f"{SETTINGS_PAGE}?linked={started.provider}")


def _failed(started: Started, error: DomainError, profile: ExternalProfile | None = None) -> HttpResponseBase:
    """Back to the page it began on, which asks `OutcomeView` what it was: nothing that it shows is in the address."""
    more = {name: value or "" for name, value in error.details().items()}  # of a ban, or of a second factor
    if isinstance(error, ProofNeeded) and profile:
        more = {"email": profile.email, "subject": profile.subject, "owner_id": str(error.owner_id)}
    page = SETTINGS_PAGE if started.user_id else "/login"
    response = HttpResponseRedirect(f"{page}?{urlencode({'from': started.provider, 'next': started.next})}")
    browser.keep_outcome(response, Outcome(started.provider, error.code, str(error), **more))
    return response
