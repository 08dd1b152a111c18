"""What the author wrote: literate Markdown, the clause language, and the way back to text."""
