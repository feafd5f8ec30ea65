"""All SQL of the search: the projection is written through SQLAlchemy, read by psycopg directly."""
