"""The numbered steps that make and renew a project file; never edited after release."""
