"""Imports of Einrichtungen from foreign files.

A file goes through reading (rows) → a format (one row becomes an ImportedEinrichtung, or is rejected) →
comparing (with the database) → writing. Only ``kita_datenbank_sh`` and its mapping know the source; a further
format is one more ``parse_row`` beside it.
"""
