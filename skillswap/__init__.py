"""The project package: settings, assembly, and what every room stands on."""
