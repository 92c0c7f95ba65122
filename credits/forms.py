"""The form that admins fill in to adjust a balance."""

import uuid

from django import forms
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from credits.models import MAX_MINUTES, REASON_LENGTH
from skillswap.text_fields import FormTextField

GIVE, TAKE = "give", "take"


class AdjustForm(forms.Form):
    """`key` is made when the form is shown, so that sending it twice adjusts once."""

    direction = forms.ChoiceField(
        choices=[(GIVE, "Give from the community fund"), (TAKE, "Take to the community fund")],
        widget=UnfoldAdminSelectWidget,
    )
    minutes = forms.IntegerField(
        min_value=1, max_value=MAX_MINUTES, widget=UnfoldAdminIntegerFieldWidget, help_text="60 are one credit."
    )
    reason = FormTextField(
        max_length=REASON_LENGTH, widget=UnfoldAdminTextareaWidget, help_text="The member reads this."
    )
    key = forms.CharField(max_length=40, widget=forms.HiddenInput, initial=lambda: str(uuid.uuid4()))
