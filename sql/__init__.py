"""Tables, views, macros and checks: one object a file, each file named as its object."""
