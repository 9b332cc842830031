"""From what a person names to bodies in the raw archive: discover, fetch, keep. Nothing is parsed here."""
