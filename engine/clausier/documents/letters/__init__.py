"""Letters that people edit in Word: a form with tags, filled with plain data, read back and compared.

``form`` opens a Word form and finds its tags; ``grammar`` checks every tag before any data, with its place in the Word
file; ``tongue`` is the wall of jinja2, ``filling`` that of docxtpl; ``proof`` compares what was written with what the
tags say.
"""
