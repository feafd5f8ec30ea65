"""The portal itself, one package per subject; upper ones may use lower ones, never back."""
