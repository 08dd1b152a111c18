"""Documents: one tree, printed as Word, plain text or Markdown; read back and checked.

The way through: a ``tree.Document`` → ``check.check`` → ``word.to_docx`` (bytes) → ``readback.verify`` and
``linter.lint``. Bytes in, bytes out: nothing here reads or writes a file. Only the modules of ``ooxml`` import
python-docx and lxml.
"""
