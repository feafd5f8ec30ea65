"""Index document, filters, facets, suggestions, tiles. Sees einrichtung and kommune only."""
