"""The project package: settings, assembly, and what every app stands on."""
