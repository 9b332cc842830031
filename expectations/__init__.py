"""What must hold of the loaded tables, as Great Expectations suites: structure from the catalogue, judgements by hand."""
