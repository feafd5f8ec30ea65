"""Tests of the portal; they are its manual (backend/docs/guide/tests.md)."""
