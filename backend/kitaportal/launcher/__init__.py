"""What `./portal` does before any package is installed. Imports nothing but Python itself."""
