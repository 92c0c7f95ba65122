"""The sign-up of vocabularies that ask for a name, an address and a password."""

from accounts.errors import FieldErrors
from accounts.models import User
from accounts.serializers.fields import AddressField, NameField, PasswordField
from accounts.services import password_errors
from skillswap.http.serializers import AllErrorsSerializer


class ProgramSignUpIn(AllErrorsSerializer):
    name = NameField()
    email = AddressField()
    password = PasswordField(help_text="10 characters or more, not a common one, not like the name or address.")

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        if not sent.get("password"):
            return []
        like = User(name=sent.get("name", ""), email=sent.get("email", ""))
        return password_errors(sent["password"], user=like, field="password")
