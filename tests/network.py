"""Keeps tests off the network: only this machine may be reached."""

import ipaddress
import socket
from typing import Any

import pytest


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def forbid_network(patch: pytest.MonkeyPatch) -> None:
    """Let sockets connect, send and resolve names on loopback only."""
    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, _guarded_connect(getattr(socket.socket, name)))
    patch.setattr(socket.socket, "sendto", _guarded_sendto(socket.socket.sendto))
    patch.setattr(socket, "getaddrinfo", _guarded_resolve(socket.getaddrinfo))


def _guarded_connect(original: Any) -> Any:
    def connect(self: socket.socket, address: Any) -> Any:
        _require_local(self.family, address)
        return original(self, address)

    return connect


def _guarded_sendto(original: Any) -> Any:
    def sendto(self: socket.socket, *arguments: Any) -> Any:
        _require_local(self.family, arguments[-1])
        return original(self, *arguments)

    return sendto


def _guarded_resolve(original: Any) -> Any:
    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        _require_loopback(host)
        return original(host, *arguments, **options)

    return getaddrinfo


def _require_local(family: int, address: Any) -> None:
    if family in (socket.AF_INET, socket.AF_INET6):
        _require_loopback(address[0])


def _require_loopback(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        is_local = ipaddress.ip_address(name).is_loopback or ipaddress.ip_address(name).is_unspecified
    except ValueError:
        is_local = False
    if not is_local:
        raise NetworkForbidden(f"a test must not reach {name}")
