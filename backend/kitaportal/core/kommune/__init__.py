"""Jugendamt (the tenant), Kommune, Stadtbezirk, Quartier, dated configuration, code lists, contact."""
