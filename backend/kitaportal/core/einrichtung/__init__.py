"""Traeger, Einrichtung, its profile versions, groups, hours, position and the public free-place table."""
