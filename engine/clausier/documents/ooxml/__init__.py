"""The thin layer over python-docx and lxml: Word's markup written, opened, numbered and read. No document tree here."""
