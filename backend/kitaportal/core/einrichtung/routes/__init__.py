"""HTTP per audience; thin."""
