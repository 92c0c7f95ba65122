"""What accounts register at their own hooks, and with the OpenAPI document. Imported once, in `ready()`."""

from accounts import openapi  # noqa: F401  registers how the document names our log-in
from accounts.hooks import member_data
from accounts.privacy import devices_data, identities_data, mailed_data, passkeys_data, profile_data
from accounts.selectors import files_of_members
from skillswap.files.hooks import stored_files

member_data.register(profile_data)
member_data.register(devices_data)
member_data.register(passkeys_data)
member_data.register(identities_data)
member_data.register(mailed_data)
stored_files.register(files_of_members)
