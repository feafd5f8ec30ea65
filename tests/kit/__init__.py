"""Tests of the technical base, on a tiny app of their own."""
