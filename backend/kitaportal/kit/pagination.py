"""Pages of lists: {page, page_size, total, pages}."""

from pydantic import BaseModel


class Pagination(BaseModel):
    """Where in the list this page stands. ``pages`` is 0 when there is nothing."""

    page: int
    page_size: int
    total: int
    pages: int


def paginate(page: int, page_size: int, total: int) -> Pagination:
    """The page block of a list answer."""
    return Pagination(page=page, page_size=page_size, total=total, pages=-(-total // page_size))
