"""The makers of a believable demo community; `manage.py seed_demo` runs them."""
