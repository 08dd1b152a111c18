"""A case file's text and the vocabulary make typed facts with their places."""
