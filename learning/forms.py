"""The forms that moderators fill in about sessions."""

from django import forms
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from learning.models import Dispute
from learning.services.disputes import REASON_LENGTH
from skillswap.text_fields import FormTextField


class DisputeForm(forms.Form):
    decision = forms.ChoiceField(choices=Dispute.Decision.choices, widget=UnfoldAdminSelectWidget)
    minutes = forms.IntegerField(
        min_value=1,
        required=False,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="Only if it took place: what the learner pays.",
    )
    reason = FormTextField(
        max_length=REASON_LENGTH, widget=UnfoldAdminTextareaWidget, help_text="Both people read this."
    )
