"""Tests of the API as a whole: what it promises, and that no input breaks it."""
