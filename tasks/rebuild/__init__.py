"""Reading again what is kept: the whole archive into a new warehouse, or what was put aside into the one that stands."""
