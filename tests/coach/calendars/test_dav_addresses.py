"""Where a CalDAV server may send us, and how addresses are spelt."""

import pytest

from coach.calendars import dav_addresses as addresses
from coach.calendars.dav_errors import DavTrouble
from coach.domain.calendars import Trouble


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("dav.example.org", "https://dav.example.org/"),
        (" https://dav.example.org ", "https://dav.example.org/"),
        ("dav.example.org:8443/cal", "https://dav.example.org:8443/cal"),
        ("HTTPS://DAV.Example.ORG:443/Cal/", "https://dav.example.org/Cal/"),
        ("http://192.168.1.5:5232", "http://192.168.1.5:5232/"),
        ("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443/"),
        ("https://anna:word@dav.example.org/?a=b#c", "https://dav.example.org/"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://dav.example.org/Spaziergänge hier/", "https://dav.example.org/Spazierg%C3%A4nge%20hier/"),
        ("https://dav.example.org/%7eanna%2f/", "https://dav.example.org/~anna%2F/"),
    ],
)
def test_an_address_is_read_as_it_was_meant(text, url):
    assert addresses.typed(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "ftp://dav.example.org/",
        "file:///etc/passwd",
        "https://dav.example.org:99999/",
        "https://dav.example.org:x/",
        "https://[dav/",
        "https://exa mple.org/",
        "https://dav.example.org/a/../b",
        "https://dav.example.org/" + "a" * 2048,
        "https://\u2100.example/",
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(DavTrouble) as raised:
        addresses.typed(text)

    assert raised.value.why == Trouble.REFUSED


@pytest.mark.parametrize(
    ("home", "url"),
    [
        ("https://dav.example.org/", "https://dav.example.org:8443/cal/"),
        ("https://caldav.icloud.com/", "https://p42-caldav.icloud.com/1/"),
        ("https://example.org/", "https://dav.example.org/"),
        ("https://www.example.co.uk/", "https://dav.example.co.uk/"),
        ("https://192.168.1.5/", "https://192.168.1.5:8443/"),
        ("http://dav.example.org/", "https://dav.example.org/"),
        ("http://192.168.1.5:5232/", "http://192.168.1.5:5232/cal/"),
    ],
)
def test_the_password_goes_on_within_one_site(home, url):
    assert addresses.entrusted(home, url)


@pytest.mark.parametrize(
    ("home", "url"),
    [
        ("https://dav.example.org/", "https://dav.example.com/"),
        ("https://dav.example.org/", "https://example.org.stranger.test/"),
        ("https://dav.example.org/", "https://strangerexample.org/"),
        ("https://dav.example.org/", "http://dav.example.org/"),
        ("https://dav.example.org/", "http://cal.example.org/"),
        ("https://example.org/", "https://stranger.org/"),
        ("https://example.co.uk/", "https://stranger.co.uk/"),
        ("https://example.de/", "https://stranger.de/"),
        ("https://192.168.1.5/", "https://192.168.1.6/"),
        ("https://10.1.1.5/", "https://11.1.1.5/"),
        ("https://[2001:db8::1]/", "https://[2001:db8::2]/"),
        ("http://192.168.1.5:5232/", "http://192.168.1.5/"),
        ("http://192.168.1.5:5232/", "http://192.168.1.6:5232/"),
        ("https://dav.example.org/", "https://[/"),
        ("https://localhost/", "https://stranger/"),
    ],
)
def test_the_password_goes_nowhere_else(home, url):
    assert not addresses.entrusted(home, url)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("a.ics", "https://dav.example.org:8443/cal/a.ics"),
        ("/cal/%61%20b.ics", "https://dav.example.org:8443/cal/a%20b.ics"),
        ("/cal/ä b.ics", "https://dav.example.org:8443/cal/%C3%A4%20b.ics"),
        ("http://dav.example.org/cal/a.ics", "https://dav.example.org:8443/cal/a.ics"),
        ("https://DAV.example.org:8008/cal/a.ics", "https://dav.example.org:8443/cal/a.ics"),
        ("https://stranger.test/cal/a.ics", None),
        ("//stranger.test/cal/a.ics", None),
        ("/cal/%2e%2e/a.ics", None),
        ("http://[", None),
        ("mailto:anna@example.org", None),
        ("/" + "a" * 2048, None),
    ],
)
def test_things_are_at_the_origin_that_was_asked(href, url):
    assert addresses.within("https://dav.example.org:8443/cal/", href) == url


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/dav/", "https://dav.example.org/dav/"),
        ("https://cal.example.org/dav/", "https://cal.example.org/dav/"),
        ("http://dav.example.org/dav/", "https://dav.example.org/dav/"),
        ("http://cal.example.org/dav/", "http://cal.example.org/dav/"),
        ("https://dav.example.org:8443/", "https://dav.example.org:8443/"),
        ("ftp://dav.example.org/", None),
        ("", "https://dav.example.org/cal/"),
    ],
)
def test_where_a_server_sends_us_is_read_with_its_host(href, url):
    assert addresses.onward("https://dav.example.org/cal/", href) == url


@pytest.mark.parametrize(
    ("url", "last"),
    [
        ("https://dav.example.org/cal/Spazierg%C3%A4nge/", "Spaziergänge"),
        ("https://dav.example.org/cal/%FF", "\ufffd"),
        ("https://dav.example.org/", ""),
    ],
)
def test_the_last_step_of_an_address_can_be_read(url, last):
    assert addresses.last_step(url) == last
