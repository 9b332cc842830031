"""The ``jangbu`` command (장부, a ledger): what a person types, and how answers are shown to people and programs."""
