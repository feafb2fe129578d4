"""Which addresses may be asked at all: decided for the URL, and again for every address its name resolves to.

Sources and redirects are written by others.  A monitor that follows them blindly can be sent to the
machine's own services or to a cloud's metadata address, so only http and https are spoken, no credentials
are taken from an address, and only globally reachable hosts are connected to.  The check of the resolved
address happens where the connection is made (`monitor.fetch.transport`), because a name that was harmless
a moment ago may resolve to another address the next time (DNS rebinding).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from monitor.errors import FetchError

SCHEMES = frozenset({"http", "https"})
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052 §2.1: the last 32 bits are an IPv4 address
IPV4_COMPATIBLE = IPv6Network("::/96")  # RFC 4291 §2.5.5.1, deprecated; the last 32 bits likewise
REMEDY = "set `allow_private` if this is intended"


class UnsafeAddressError(FetchError):
    """An address that must not be asked; asking again would not help."""


def check_url(url: str, *, allow_private: bool) -> None:
    """Refuse an address by its form: other schemes, credentials, no host, a literal private address.

    Raises `UnsafeAddressError`, with a text that names the address and the reason.
    """
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise UnsafeAddressError(f"refused: {url!r} is no valid address: {error}") from None
    if parts.scheme.lower() not in SCHEMES:
        raise UnsafeAddressError(f"refused: {url!r} is neither http nor https")
    if parts.username is not None or parts.password is not None:
        raise UnsafeAddressError(f"refused: the address of {host!r} carries credentials; leave them out")
    if not host:
        raise UnsafeAddressError(f"refused: {url!r} names no host")
    if allow_private:
        return
    if host == "localhost" or host.endswith(".localhost"):
        raise UnsafeAddressError(f"refused: {host!r} is this machine ({REMEDY})")
    try:
        ip_address(host)
    except ValueError:
        return  # a name: checked once it is resolved
    check_address(host, host, allow_private=allow_private)


def check_address(host: str, address: str, *, allow_private: bool) -> None:
    """Refuse a resolved address that is not reachable by everyone; `host` is the name it was resolved from.

    Multicast and unspecified addresses are refused even with `allow_private`: no server answers there.
    Raises `UnsafeAddressError`.
    """
    reason = unsafe(ip_address(address), allow_private=allow_private)
    if reason:
        remedy = "" if reason in {"multicast", "unspecified"} else f" ({REMEDY})"
        where = f"{address} is" if host == address else f"{host} resolves to {address},"
        article = "an" if reason[0] in "aeiou" else "a"
        raise UnsafeAddressError(f"refused: {where} {article} {reason} address{remedy}")


def unsafe(address: IPv4Address | IPv6Address, *, allow_private: bool) -> str | None:
    """Return the word for what makes an address unsafe, or None.

    An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4, Teredo) is as unsafe as that one.
    """
    if isinstance(address, IPv6Address):
        for inner in _embedded(address):
            reason = unsafe(inner, allow_private=allow_private)
            if reason:
                return reason
    if address.is_unspecified:
        return "unspecified"
    if address.is_multicast:
        return "multicast"
    if allow_private:
        return None
    return _not_global(address)


def _not_global(address: IPv4Address | IPv6Address) -> str | None:
    """Return the word for an address that is not globally reachable (IANA special-purpose registries)."""
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return None  # the address inside was found safe
    if isinstance(address, IPv6Address) and address.is_site_local:
        return "private"
    if address.is_private:
        return "private"
    if address.is_reserved and not (isinstance(address, IPv6Address) and address in NAT64):
        return "reserved"
    return None if address.is_global else "not globally reachable"


def _embedded(address: IPv6Address) -> list[IPv4Address]:
    found = [address.ipv4_mapped, address.sixtofour]
    if address.teredo:
        found.extend(address.teredo)
    carried = int(address) & 0xFFFFFFFF
    if address in NAT64 or (address in IPV4_COMPATIBLE and carried > 1):
        found.append(IPv4Address(carried))
    return [inner for inner in found if inner is not None]
