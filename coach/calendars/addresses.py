"""Which network addresses a link may lead to."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from coach.domain.calendars import Refusal

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = frozenset({443, 8443})
"""Where a link may lead on the internet."""

FIRST_FREE_PORT = 1024
"""Below it are the ports of other services: mail, shells, name servers."""

NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, and unspecified
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers (CGNAT); metadata of Alibaba
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's own services inside of a virtual machine
        "169.254.0.0/16",  # link-local; metadata of most clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; metadata of Oracle
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
"""IANA's special-purpose registry of IPv4, its anycast entries too, and what clouds answer on inside."""

GLOBAL_UNICAST_6 = IPv6Network("2000::/3")
"""All that IANA has given out; loopback, v4-mapped, NAT64, discard, unique local, link- and site-local
and multicast addresses lie outside."""

NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # 6bone, given back
        "3fff::/20",  # documentation
    )
)

ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})
"""The third quarter of an address that carries an IPv4 address in its last (RFC 5214)."""

NEVER = (
    *(
        ip_network(network)
        for network in ("0.0.0.0/8", "224.0.0.0/4", "255.255.255.255/32", "::/128", "ff00::/8")
    ),
    *(ip_network(address) for address in ("169.254.169.254", "169.254.170.2", "169.254.170.23")),
    *(ip_network(address) for address in ("168.63.129.16", "100.100.100.200", "192.0.0.192")),
    *(ip_network(address) for address in ("fd00:ec2::23", "fd00:ec2::254", "fd20:ce::254")),
)
"""What no setting opens: where nobody is, where many are, and where clouds hand out keys."""

CARRIES_LAST = (
    IPv6Network("::/96"),  # v4-compatible
    IPv6Network("::ffff:0:0/96"),  # v4-mapped
    IPv6Network("::ffff:0:0:0/96"),  # translated
    IPv6Network("64:ff9b::/96"),  # NAT64
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of one's own, where its prefix is as long
)
"""Addresses that end in an IPv4 address."""


def is_public(address: Address) -> bool:
    """Tell whether an address is one single machine's on the internet, and carries no other address.

    Addresses behind NAT64 are not: a server that has IPv6 only reaches IPv4 through its operator's setting.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    if address not in GLOBAL_UNICAST_6 or (int(address) >> 32) & 0xFFFF_FFFF in ISATAP:
        return False
    return not any(address in network for network in NOT_PUBLIC_6)


def carried(address: Address) -> IPv4Address | None:
    """Find the IPv4 address that an address leads to in the end; None if it carries none."""
    if isinstance(address, IPv4Address):
        return None
    inside = any(address in network for network in CARRIES_LAST)
    if inside or (int(address) >> 32) & 0xFFFF_FFFF in ISATAP:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.sixtofour or (address.teredo[1] if address.teredo else None)


def literal(host: str) -> Address | None:
    """Read a host that is an address: also in the octal, hexadecimal, decimal and short forms of IPv4.

    No resolver is then asked, as each reads those forms its own way.
    """
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Policy:
    """Where links may lead: the internet, and the networks that the operator allows.

    In an allowed network any port is fine, and so is http, as servers at home often have no certificate.
    """

    allowed: tuple[Network, ...] = ()
    free_ports: bool = False
    """Whether ports from 1024 on are fine on the internet too."""

    def refusal(self, addresses: Sequence[Address], port: int, *, plain: bool) -> Refusal | None:
        """Tell why a host with these addresses is not connected to; None where it may be.

        One bad address is enough, and http or another port wants all of them in allowed networks.
        """
        inside = [self.allows(address) for address in addresses]
        if not all(fine or is_public(address) for fine, address in zip(inside, addresses, strict=True)):
            return Refusal.PRIVATE_ADDRESS
        if all(inside):
            return None
        if plain:
            return Refusal.HTTP_ONLY
        fine = port in PORTS or (self.free_ports and port >= FIRST_FREE_PORT)
        return None if fine else Refusal.BAD_PORT

    def allows(self, address: Address) -> bool:
        """Tell whether the operator allows the network that an address is in.

        What carries another address is open only where that one is, so that a way through NAT64 leads
        to the internet and not to the neighbours.
        """
        if any(address in network for network in NEVER):
            return False
        inner = carried(address)
        if inner and not (is_public(inner) or self.allows(inner)):
            return False
        return any(address in network for network in self.allowed)


PUBLIC_ONLY = Policy()


def policy_of(setting: str) -> Policy:
    """Read the operator's setting: networks such as `192.168.1.0/24`, with commas between them.

    Raises:
        ValueError: one of them is no network; it names which.
    """
    return Policy(tuple(ip_network(part.strip()) for part in setting.split(",") if part.strip()))
