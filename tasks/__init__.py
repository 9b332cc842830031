"""The stages of the pipeline, one folder each; they meet only in :mod:`tasks.records`."""
