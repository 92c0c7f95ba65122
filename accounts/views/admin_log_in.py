"""The admin's log-in: the password, then the second factor of whom has one."""

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from unfold.widgets import UnfoldAdminTextInputWidget

from accounts.cookies import known_device, remember_device
from accounts.errors import SignInTooOld
from accounts.models import User
from accounts.services import second_factor_ask, second_factor_check
from accounts.tokens import second_factor_token
from skillswap.db.pool import SIGN_IN
from skillswap.errors import DomainError
from skillswap.http.throttling import client_address
from skillswap.http.view_pools import runs_in
from skillswap.text_fields import FormTextField

FIRST_STEP, SECOND_STEP = "/admin/login/", "/admin/login/second-factor/"
WAITING = "second_factor"  # in Django's session: the token of who has typed the password


class SecondFactorForm(forms.Form):
    """One of the two; `credential` is filled in by the page's script."""

    credential = forms.JSONField(required=False)
    recovery_code = FormTextField(
        required=False, max_length=60, label="Recovery code", widget=UnfoldAdminTextInputWidget({"autocomplete": "off"})
    )

    def clean_credential(self) -> Any:
        value = self.cleaned_data["credential"]
        if value is not None and not isinstance(value, dict):
            raise forms.ValidationError("Send what the browser's passkey call answered.")
        return value


@runs_in(SIGN_IN)
def admin_log_in(request: HttpRequest) -> HttpResponse:
    """Django's own; who gets in is known on this device from now on. Who has a second factor is asked for it next."""
    response = admin.site.login(request)
    if waiting := getattr(request, "second_factor_of", None):
        request.session[WAITING] = second_factor_token(waiting)
        return redirect(f"{SECOND_STEP}?{urlencode({REDIRECT_FIELD_NAME: _next(request)})}")
    if request.method == "POST" and response.status_code == 302:
        remember_device(request, response, cast(User, request.user))
    return response


@runs_in(SIGN_IN)
def admin_second_factor(request: HttpRequest) -> HttpResponse:
    """A passkey or a recovery code, after the password. Back to the first step when that was too long ago."""
    try:
        return _second_step(request, str(request.session.get(WAITING, "")))
    except SignInTooOld:
        return redirect(FIRST_STEP)


def _second_step(request: HttpRequest, token: str) -> HttpResponse:
    form = SecondFactorForm(request.POST or None)
    if form.is_valid():
        try:
            return _let_in(request, _checked(request, token, form))
        except SignInTooOld:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.message)
    context = {"form": form, "options": second_factor_ask(token=token), "next": _next(request)}
    return TemplateResponse(
        request,
        "accounts/admin_second_factor.html",
        {**admin.site.each_context(request), **context, "title": "Second factor"},
    )


def _checked(request: HttpRequest, token: str, form: SecondFactorForm) -> User:
    """The moderator whose second factor is right. Raises what `second_factor_check` raises."""
    return second_factor_check(
        token=token,
        credential=form.cleaned_data["credential"],
        recovery_code=form.cleaned_data["recovery_code"],
        address=client_address(request),
        known=known_device(request),
    )


def _let_in(request: HttpRequest, user: User) -> HttpResponseRedirect:
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.pop(WAITING, None)
    response = HttpResponseRedirect(_next(request))
    remember_device(request, response, user)
    return response


def _next(request: HttpRequest) -> str:
    """Where the moderator wanted to go, if that is ours."""
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else settings.LOGIN_REDIRECT_URL
