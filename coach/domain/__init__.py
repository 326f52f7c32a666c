"""The rules, pure: standard library only, synchronous, no now()."""
