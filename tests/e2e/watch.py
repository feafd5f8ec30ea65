"""Notes what must never happen on any page: script errors, CSP violations, requests to others."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

OWN_HOST = "127.0.0.1"


class Watch:
    """Listens to one page from its first request on."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._on_console)
        page.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(f"CSP: {message.text}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != OWN_HOST:
            self.faults.append(f"foreign request: {parts.hostname}")

    def require_silence(self) -> None:
        """Fail the test when anything was noted."""
        assert self.faults == []
