"""Tests of who may import whom, of words, of the schema, of the source."""
