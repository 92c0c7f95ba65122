"""The forms that moderators fill in."""

from typing import Any

from django import forms
from django.utils import timezone
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from accounts.models import Role
from skillswap.text_fields import FormTextField


class ReasonForm(forms.Form):
    reason = FormTextField(max_length=500, required=False, widget=UnfoldAdminTextareaWidget, label="Reason (for staff)")


class BanForm(forms.Form):
    reason = FormTextField(max_length=500, widget=UnfoldAdminTextareaWidget, help_text="The member reads this.")
    until = forms.DateTimeField(
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"type": "datetime-local"}),
        label="Until (UTC)",
        help_text="Leave it empty for a ban without end.",
    )

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise forms.ValidationError("The end of the ban must lie ahead.")
        return until


class WarningForm(forms.Form):
    text = FormTextField(max_length=500, widget=UnfoldAdminTextareaWidget, help_text="The member reads this.")


class RoleForm(ReasonForm):
    role = forms.ChoiceField(choices=Role.choices, widget=UnfoldAdminSelectWidget)

    field_order = ["role", "reason"]
