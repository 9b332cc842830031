"""Order, schedule and settings of the pipeline: no parsing and no SQL here."""
