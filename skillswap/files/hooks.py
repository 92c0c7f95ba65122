"""What storing files asks of the apps."""

from skillswap.hooks import Hook

# Every stored file that an app's rows name: each handler returns an iterator of `(where, name)`, PUBLIC or PRIVATE and
# the name there, that reads some rows at a time. For moving files to another storage: what nobody names stays behind.
stored_files: Hook[[]] = Hook("stored_files")
