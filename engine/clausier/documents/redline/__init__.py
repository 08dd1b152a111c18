"""Two documents compared word by word: what was inserted, deleted, moved; printed as tracked changes and proved."""
