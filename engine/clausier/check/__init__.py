"""What is badly written: words against rules, rules against one another, what serves nothing. One check a file."""
