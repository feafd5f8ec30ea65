"""What a person does in a real browser against a running portal with the demo city."""
