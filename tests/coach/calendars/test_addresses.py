import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.calendars.addresses import PUBLIC_ONLY, Policy, carried, is_public, literal, policy_of
from coach.domain.calendars import Refusal

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "93.184.216.34",
    "100.63.255.255",
    "100.128.0.0",
    "168.63.129.15",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2001:200::1",
    "2606:4700::1111",
    "2a00:1450:4001:800::200e",
    "2a01:4f8::5efd:10.0.0.1",
]

NOT_PUBLIC = {
    "this network": ["0.0.0.0", "0.1.2.3", "::"],  # noqa: S104 - nobody listens on it
    "private": ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    "unique local": ["fc00::1", "fd12:3456:789a::1", "fdff:ffff::1"],
    "shared by carriers": ["100.64.0.1", "100.127.255.255"],
    "loopback": ["127.0.0.1", "127.1.2.3", "127.255.255.255", "::1"],
    "link-local": ["169.254.0.1", "169.254.255.255", "fe80::1", "fe80::1%eth0", "febf::1"],
    "site-local": ["fec0::1", "feff::1"],
    "metadata": [
        "169.254.169.254",
        "169.254.170.2",
        "169.254.170.23",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::23",
        "fd00:ec2::254",
        "fd20:ce::254",
    ],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "4000::1", "8000::1", "e000::1"],
    "protocols": [
        "192.0.0.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
        "2001:20::1",
        "2620:4f:8000::1",
    ],
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    "benchmarking": ["198.18.0.1", "198.19.255.255", "2001:2::1"],
    "discard": ["100::1"],
    "6bone": ["3ffe::1"],
    "v4-mapped": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:a9fe:a9fe"],
    "v4-compatible": ["::127.0.0.1", "::8.8.8.8"],
    "translated": ["::ffff:0:127.0.0.1"],
    "NAT64": ["64:ff9b::10.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::10.0.0.1"],
    "6to4": ["2002:7f00:1::1", "2002:a00:1::", "2002:808:808::1", "192.88.99.1"],
    "Teredo": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "ISATAP": ["2a00:1450:4001::5efe:10.0.0.1", "2a00:1450:4001::200:5efe:8.8.8.8", "fe80::5efe:127.0.0.1"],
}

LAN = policy_of("192.168.1.0/24, fd12::/16")


def refusal_of(*addresses, policy=PUBLIC_ONLY, port=443, plain=False):
    return policy.refusal([ip_address(address) for address in addresses], port, plain=plain)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_internet_may_be_connected_to(address):
    assert is_public(ip_address(address))
    assert refusal_of(address) is None


@pytest.mark.parametrize(
    ("kind", "address"), [(kind, address) for kind, addresses in NOT_PUBLIC.items() for address in addresses]
)
def test_what_is_not_the_internet_may_not_be_connected_to(kind, address):
    assert not is_public(ip_address(address))
    assert refusal_of(address) is Refusal.PRIVATE_ADDRESS


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_an_ipv4_address_that_python_takes_for_private_is_not_public(address):
    assert not is_public(address) or (address.is_global and not address.is_multicast)


@settings(deadline=None)
@given(st.ip_addresses(v=6))
def test_an_ipv6_address_that_python_takes_for_private_is_not_public(address):
    assert not is_public(address) or (address.is_global and not address.is_multicast)


@settings(deadline=None)
@given(
    st.ip_addresses(v=4),
    st.sampled_from(
        ["::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "2a00::5efe:0:0", "2a00::200:5efe:0:0"]
    ),
)
def test_an_address_that_carries_another_is_not_public_and_says_which(inner, prefix):
    outer = IPv6Address(int(IPv6Address(prefix)) | int(inner))

    assert not is_public(outer)
    assert carried(outer) == inner


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("2002:a00:1::1", "10.0.0.1"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "192.0.2.45"),
        ("64:ff9b:1::10.0.0.1", "10.0.0.1"),
        ("2a00:1450:4001:800::200e", None),
        ("10.0.0.1", None),
    ],
)
def test_the_address_carried_is_found(outer, inner):
    assert carried(ip_address(outer)) == (IPv4Address(inner) if inner else None)


@pytest.mark.parametrize("private", ["10.0.0.1", "::1", "::ffff:8.8.8.8"])
def test_one_address_that_is_not_public_is_enough(private):
    assert refusal_of("8.8.8.8", "2a00::1", private) is Refusal.PRIVATE_ADDRESS
    assert refusal_of(private, "8.8.8.8", "2a00::1") is Refusal.PRIVATE_ADDRESS


def test_on_the_internet_only_https_on_its_two_ports_is_fine():
    assert [refusal_of("8.8.8.8", port=port) for port in (443, 8443)] == [None, None]
    assert {refusal_of("8.8.8.8", port=port) for port in (22, 25, 80, 444, 5232, 8080)} == {Refusal.BAD_PORT}
    assert refusal_of("8.8.8.8", port=80, plain=True) is Refusal.HTTP_ONLY
    assert refusal_of("8.8.8.8", plain=True) is Refusal.HTTP_ONLY


def test_with_free_ports_those_of_no_other_service_are_fine_too():
    free = Policy(free_ports=True)
    assert {refusal_of("8.8.8.8", policy=free, port=port) for port in (443, 1024, 5232, 65535)} == {None}
    assert {refusal_of("8.8.8.8", policy=free, port=port) for port in (22, 25, 1023)} == {Refusal.BAD_PORT}
    assert refusal_of("8.8.8.8", policy=free, port=5232, plain=True) is Refusal.HTTP_ONLY
    assert refusal_of("10.0.0.1", policy=free, port=5232) is Refusal.PRIVATE_ADDRESS


@pytest.mark.parametrize("address", ["192.168.1.0", "192.168.1.255", "fd12::1"])
def test_in_an_allowed_network_any_port_and_http_are_fine(address):
    assert refusal_of(address, policy=LAN) is None
    assert refusal_of(address, policy=LAN, port=5232) is None
    assert refusal_of(address, policy=LAN, port=80, plain=True) is None


@pytest.mark.parametrize(
    "address",
    ["192.168.0.255", "192.168.2.0", "10.0.0.1", "127.0.0.1", "::1", "fd13::1", "::ffff:192.168.1.1"],
)
def test_what_is_beside_an_allowed_network_stays_closed(address):
    assert refusal_of(address, policy=LAN) is Refusal.PRIVATE_ADDRESS
    assert refusal_of("192.168.1.1", address, policy=LAN) is Refusal.PRIVATE_ADDRESS


def test_a_host_that_is_only_partly_in_an_allowed_network_is_treated_as_one_on_the_internet():
    assert refusal_of("192.168.1.1", "8.8.8.8", policy=LAN) is None
    assert refusal_of("192.168.1.1", "8.8.8.8", policy=LAN, port=5232) is Refusal.BAD_PORT
    assert refusal_of("192.168.1.1", "8.8.8.8", policy=LAN, plain=True) is Refusal.HTTP_ONLY


def test_the_internet_is_no_wider_where_a_network_is_allowed():
    assert refusal_of("8.8.8.8", policy=LAN) is None
    assert refusal_of("8.8.8.8", policy=LAN, port=5232) is Refusal.BAD_PORT
    assert refusal_of("8.8.8.8", policy=LAN, port=80, plain=True) is Refusal.HTTP_ONLY


@pytest.mark.parametrize(
    "address",
    [
        *NOT_PUBLIC["metadata"],
        *NOT_PUBLIC["multicast"],
        "0.0.0.0",  # noqa: S104 - nobody listens on it
        "::",
        "255.255.255.255",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::169.254.169.254",
        "2002:a9fe:a9fe::1",
        "2a00::5efe:169.254.169.254",
    ],
)
def test_no_setting_opens_what_hands_out_keys_or_is_nobody(address):
    everything = policy_of("0.0.0.0/0, ::/0")

    assert refusal_of(address, policy=everything) is Refusal.PRIVATE_ADDRESS


def test_nat64_that_is_allowed_leads_to_the_internet_and_not_to_the_neighbours():
    behind = policy_of("64:ff9b::/96")

    assert refusal_of("64:ff9b::8.8.8.8", policy=behind) is None
    assert refusal_of("64:ff9b::10.0.0.1", policy=behind) is Refusal.PRIVATE_ADDRESS
    assert refusal_of("64:ff9b::127.0.0.1", policy=behind) is Refusal.PRIVATE_ADDRESS
    assert refusal_of("64:ff9b::10.0.0.1", policy=policy_of("64:ff9b::/96, 10.0.0.0/8")) is None


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("10.1", "10.0.0.1"),
        ("192.168.257", "192.168.1.1"),
        ("0", "0.0.0.0"),  # noqa: S104 - nobody listens on it
        ("[::1]", "::1"),
        ("::1", "::1"),
        ("[::ffff:127.0.0.1]", "::ffff:127.0.0.1"),
    ],
)
def test_an_address_is_read_in_all_its_forms_as_the_system_would(host, address):
    assert literal(host) == ip_address(address)


@pytest.mark.parametrize(
    "host", ["a.example", "127.0.0.1.example", "1.2.3.4.5", "256.256.256.256", "0x", "", "ä"]
)
def test_a_name_is_no_address(host):
    assert literal(host) is None


@settings(deadline=None)
@given(
    st.from_regex(
        re.compile(r"(0x[0-9a-f]{1,8}|[0-9]{1,10})(\.(0x[0-9a-f]{1,2}|[0-9]{1,3})){0,3}"), fullmatch=True
    )
)
def test_whatever_the_system_takes_for_an_address_is_never_looked_up(host):
    try:
        meant = IPv4Address(socket.inet_aton(host))
    except OSError:
        meant = None

    assert literal(host) == meant


def test_the_setting_is_read():
    assert policy_of("") == policy_of(" , ") == PUBLIC_ONLY
    assert policy_of(" 192.168.1.0/24 ,10.0.0.1,fd12::/16,") == Policy(
        (ip_network("192.168.1.0/24"), ip_network("10.0.0.1/32"), ip_network("fd12::/16"))
    )


@pytest.mark.parametrize("wrong", ["192.168.1.5/24", "home", "192.168.1.0/33", "192.168.1.0-192.168.1.9"])
def test_a_setting_that_is_wrong_says_what_of_it_is(wrong):
    with pytest.raises(ValueError, match=re.escape(wrong)):
        policy_of(f"10.0.0.0/8, {wrong}")
