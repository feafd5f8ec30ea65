"""The way out for mail: SMTP in production, files in the demonstration."""

import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT_SECONDS = 20


class MailSender(Protocol):
    """Takes one finished message."""

    def send(self, key: str, message: EmailMessage) -> None:
        """Send it; ``key`` is the same when a job is repeated."""


class FolderMailSender:
    """Writes ``<key>.eml`` into a folder; a repeated job writes the same file again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, key: str, message: EmailMessage) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.folder / f".{key}.part"
        draft.write_bytes(message.as_bytes())
        draft.rename(self.folder / f"{key}.eml")


class SmtpMailSender:
    """Sends through one server: ``smtp://user:password@host:587`` with STARTTLS, ``smtps://`` with TLS.

    ``smtp+plain://`` leaves TLS out, for a server on the same machine.
    """

    def __init__(self, url: str) -> None:
        self.address = urlsplit(url)
        if self.address.scheme not in {"smtp", "smtps", "smtp+plain"} or not self.address.hostname:
            raise ValueError("PORTAL_SMTP_URL must look like smtp://user:password@host:587")

    def send(self, key: str, message: EmailMessage) -> None:
        with _connection(self.address) as server:
            if self.address.username and self.address.password:
                server.login(unquote(self.address.username), unquote(self.address.password))
            server.send_message(message)


def _connection(address: SplitResult) -> smtplib.SMTP:
    host, context = address.hostname or "", ssl.create_default_context()
    if address.scheme == "smtps":
        return smtplib.SMTP_SSL(host, address.port or 465, timeout=TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, address.port or 587, timeout=TIMEOUT_SECONDS)
    if address.scheme == "smtp":
        server.starttls(context=context)
    return server


def mail_sender_for(smtp_url: str, home: Path) -> MailSender:
    """SMTP when a server is set, else files below ``home``/mails."""
    return SmtpMailSender(smtp_url) if smtp_url else FolderMailSender(home / "mails")
