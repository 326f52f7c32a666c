import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.calendars.addresses import policy_of
from coach.calendars.links import MOST_BYTES, Link, follow, read_link
from coach.calendars.refusing import Refused
from coach.domain.calendars import Refusal

LAN = policy_of("192.168.1.0/24")
SECRET = read_link("https://sam:pass@a.example/cal/basic.ics?key=1")


def why(text, policy=None):
    with pytest.raises(Refused) as refused:
        read_link(text, policy) if policy else read_link(text)
    return refused.value.why


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://a.example/c.ics", "https://a.example/c.ics"),
        ("webcal://a.example/c.ics", "https://a.example/c.ics"),
        ("webcals://a.example/c.ics", "https://a.example/c.ics"),
        ("HTTPS://A.Example/C.ics", "https://a.example/C.ics"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example?key=1", "https://a.example/?key=1"),
        ("https://a.example/c.ics#week", "https://a.example/c.ics"),
        ("https://a.example:443/c.ics", "https://a.example/c.ics"),
        ("https://a.example:0443/c.ics", "https://a.example/c.ics"),
        ("https://a.example:/c.ics", "https://a.example/c.ics"),
        ("https://a.example:8443/c.ics", "https://a.example:8443/c.ics"),
        ("https://a.example./c.ics", "https://a.example/c.ics"),
        ("https://bücher.example/ä.ics?q=ü", "https://xn--bcher-kva.example/%C3%A4.ics?q=%C3%BC"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://a_b.example/c.ics", "https://a_b.example/c.ics"),
        ("https://a.example/sam%40b.example/%2F?x=%41", "https://a.example/sam%40b.example/%2F?x=%41"),
        ("https://[2a00::0:1]/c.ics", "https://[2a00::1]/c.ics"),
        ("https://8.8.8.8/c.ics", "https://8.8.8.8/c.ics"),
    ],
)
def test_a_link_is_read(typed, url):
    assert read_link(typed).url == url


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "  {}\n",
        "my calendar: {}",
        "my calendar:{}",
        "{}.",
        "{}, please!",
        "is it {}?",
        "({})",
        "(see {}).",
        "[{}]",
        "<{}>",
        '"{}"',
        "„{}“",
        "«{}»",
        "*{}*",
        "here\u00a0{}\u00a0it is",
        "\u200e{}\u200f",
        "{}\ufeff",
        "{} or https://b.example/d.ics",
    ],
)
def test_a_link_is_found_in_the_text_around_it(around):
    assert read_link(around.format("https://a.example/c.ics?k=1")).url == "https://a.example/c.ics?k=1"


def test_brackets_of_a_link_are_its_own():
    assert read_link("(https://a.example/c(1).ics)").url == "https://a.example/c(1).ics"


def test_a_link_may_lack_its_scheme_if_it_is_all_there_is():
    assert read_link(" a.example/c.ics. ").url == "https://a.example/c.ics"
    assert read_link("a.example:8443/c.ics").url == "https://a.example:8443/c.ics"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "walked 20 minutes",
        "a.example",
        "it is at a.example/c.ics",
        "https://",
        "https:///c.ics",
        "https://?x",
        "https://a..example/",
        "https://.example/",
        f"https://{'a' * 64}.example/",
        f"https://{'a.' * 127}example/",
        "https://a,b.example/",
        "https://a%2eexample/",
        "https://a.example:x/",
        "https://a.example:443x/",
        "https://a.example:-1/",
        "https://[::1/c.ics",
        "https://[::1]x/",
        "https://[::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://[8.8.8.8]/",
        "https://::1/",
        "https://999.1.1.1/",
        "https://1.2.3.4.5/",
        "https://a.example.0x1/",
        "https://[a.example]/",
        "https://a.ex\u200bample/",
        "https://a.exam\u00adple/",
        "https://a.example/c\u202ecs.i",
        "https://a.example/\ud800",
        "https://a.example/c\x00.ics",
        "https://xn--\u00e4.example/",
        "https://a\u2488b.example/",
        "ftp://a.example/c.ics",
        "file:///etc/passwd",
        "gopher://a.example/",
        "data:text/calendar,BEGIN:VCALENDAR",
        "javascript:alert(1)",
        "mailto:sam@a.example",
        "tg://resolve?domain=a",
    ],
)
def test_what_is_no_link_is_refused(text):
    assert why(text) is Refusal.NOT_A_LINK


def test_http_is_refused():
    assert why("http://a.example/c.ics") is Refusal.HTTP_ONLY
    assert why("http://a.example:8443/c.ics") is Refusal.HTTP_ONLY


@pytest.mark.parametrize("port", ["0", "22", "80", "444", "5232", "65536", "99999"])
def test_other_ports_are_refused(port):
    assert why(f"https://a.example:{port}/c.ics") is Refusal.BAD_PORT
    assert why(f"webcal://a.example:{port}/c.ics") is Refusal.BAD_PORT


def test_where_a_network_is_allowed_http_and_ports_are_judged_later():
    assert read_link("http://nas.home/c.ics", LAN).url == "http://nas.home/c.ics"
    assert read_link("http://nas.home:80/c.ics", LAN).url == "http://nas.home/c.ics"
    assert read_link("http://192.168.1.5:5232/c.ics", LAN).url == "http://192.168.1.5:5232/c.ics"
    assert why("http://nas.home:65536/", LAN) is Refusal.BAD_PORT
    assert why("ftp://nas.home/", LAN) is Refusal.NOT_A_LINK


def test_long_links_are_refused():
    longest = "https://a.example/" + "x" * (MOST_BYTES - len("https://a.example/"))

    assert read_link(longest).url == longest
    assert why(longest + "x") is Refusal.TOO_LONG
    assert why("https://a.example/" + "ä" * 350) is Refusal.TOO_LONG
    assert why("https://a.example/" + "x" * 100_000) is Refusal.TOO_LONG
    assert why(f"https://sam:{'p' * 100}@a.example/" + "x" * (MOST_BYTES - 60)) is Refusal.TOO_LONG


@pytest.mark.parametrize(
    ("page", "refusal"),
    [
        ("https://calendar.google.com/calendar/u/0/r", Refusal.GOOGLE_PAGE),
        ("https://calendar.google.com/calendar/embed?src=sam%40gmail.com", Refusal.GOOGLE_PAGE),
        ("https://calendar.google.com/calendar/u/0?cid=c2Ft", Refusal.GOOGLE_PAGE),
        ("calendar.google.com/calendar/r/settings", Refusal.GOOGLE_PAGE),
        ("https://outlook.live.com/calendar/0/view/month", Refusal.OUTLOOK_PAGE),
        ("https://outlook.office.com/calendar/view/week", Refusal.OUTLOOK_PAGE),
        ("https://outlook.office365.com/owa/calendar/a@b.example/1/calendar.html", Refusal.OUTLOOK_PAGE),
        ("https://outlook.cloud.microsoft/calendar/view/week", Refusal.OUTLOOK_PAGE),
        ("https://www.icloud.com/calendar", Refusal.ICLOUD_PAGE),
        ("https://icloud.com/calendar/", Refusal.ICLOUD_PAGE),
        ("https://share.icloud.com/calendar/1", Refusal.ICLOUD_PAGE),
    ],
)
def test_the_page_of_a_calendar_is_told_from_its_link(page, refusal):
    assert why(page) is refusal


@pytest.mark.parametrize(
    "link",
    [
        "https://calendar.google.com/calendar/ical/sam%40gmail.com/private-0123/basic.ics",
        "https://calendar.google.com/calendar/ical/sam%40gmail.com/public/basic.ics",
        "https://outlook.live.com/owa/calendar/1/2/cid-3/calendar.ics",
        "https://outlook.office365.com/owa/calendar/1@b.example/2/calendar.ics",
        "webcal://p01-caldav.icloud.com/published/2/MTIz",
        "https://calendar.google.com.evil.example/calendar/u/0/r",
    ],
)
def test_links_of_the_same_makers_pass(link):
    assert read_link(link).path


def test_credentials_are_split_off_and_kept_for_the_next_time():
    link = read_link("https://sam%40b.example:p%40ss%3Aw%2Ford%25@a.example/c.ics")

    assert (link.user, link.password) == ("sam@b.example", "p@ss:w/ord%")
    assert link.url == "https://a.example/c.ics"
    assert read_link(link.whole) == link


@pytest.mark.parametrize("userinfo", ["sam", "sam:", ":pass", "sam:pass", ":", "s:p:w", "s@b:p"])
def test_credentials_may_be_incomplete(userinfo):
    user, _, password = userinfo.partition(":")
    link = read_link(f"https://{userinfo}@a.example/c.ics")

    assert (link.user, link.password or "") == (user, password)
    assert read_link(link.whole).whole == link.whole


def test_what_is_before_the_last_at_is_no_host():
    assert read_link("https://a.example@b.example/c.ics").host == "b.example"
    assert read_link("https://a.example:443@b.example/c.ics").host == "b.example"
    assert read_link(r"https://a.example\@b.example/c.ics").host == "b.example"
    assert read_link("https://b.example/@a.example/").host == "b.example"


def test_a_host_that_looks_like_another_shows_that_it_is_none():
    assert read_link("https://аpple.example/c.ics").host == "xn--pple-43d.example"  # noqa: RUF001 - the point
    assert read_link("https://１２７.０.０.１/").host == "127.0.0.1"  # noqa: RUF001 - the point
    assert read_link("https://127。0。0。1/").host == "127.0.0.1"
    assert {read_link(f"https://{host}/").host for host in ("0177.0.0.1", "0x7f.1", "2130706433")} == {
        "127.0.0.1"
    }


def test_a_link_shows_its_host_only():
    assert repr(SECRET) == str(SECRET) == "Link(host='a.example')"


def test_a_refusal_shows_its_reason_only():
    with pytest.raises(Refused) as refused:
        read_link("https://sam:pass@a.example:22/secret")

    assert str(refused.value) == "bad_port"
    assert repr(refused.value) == "Refused('bad_port')"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://a.example/new.ics", "https://a.example/new.ics"),
        ("/new.ics", "https://a.example/new.ics"),
        ("new.ics", "https://a.example/cal/new.ics"),
        ("?key=2", "https://a.example/cal/basic.ics?key=2"),
        ("https://a.example:443/new.ics", "https://a.example/new.ics"),
        ("webcal://a.example/new.ics", "https://a.example/new.ics"),
        ("//a.example/new.ics#x", "https://a.example/new.ics"),
    ],
)
def test_credentials_stay_on_their_origin(location, url):
    assert follow(SECRET, location) == Link("a.example", url, "sam", "pass")


@pytest.mark.parametrize(
    "location",
    [
        "https://b.example/new.ics",
        "//b.example/new.ics",
        "https://sub.a.example/new.ics",
        "https://a.example:8443/new.ics",
        "https://sam:pass@b.example/new.ics",
        "https://a.example@b.example/new.ics",
    ],
)
def test_credentials_go_to_no_other_origin(location):
    onward = follow(SECRET, location)

    assert (onward.user, onward.password) == (None, None)


def test_no_credentials_are_taken_from_a_redirect():
    assert follow(SECRET, "https://eve:other@a.example/new.ics") == Link(
        "a.example", "https://a.example/new.ics", "sam", "pass"
    )
    assert follow(read_link("https://a.example/"), "https://eve:other@a.example/").user is None


@pytest.mark.parametrize(
    ("location", "refusal"),
    [
        ("http://a.example/c.ics", Refusal.HTTP_ONLY),
        ("https://a.example:22/", Refusal.BAD_PORT),
        ("ftp://a.example/", Refusal.NOT_A_LINK),
        ("file:///etc/passwd", Refusal.NOT_A_LINK),
        ("data:text/calendar,x", Refusal.NOT_A_LINK),
        ("https://[/", Refusal.NOT_A_LINK),
        ("https://a.example/a b", Refusal.NOT_A_LINK),
        ("https://a.example/, https://b.example/", Refusal.NOT_A_LINK),
        ("/" + "x" * 3000, Refusal.TOO_LONG),
        ("/" + "x" * 5000, Refusal.TOO_LONG),
    ],
)
def test_a_redirect_leads_only_where_a_link_may(location, refusal):
    with pytest.raises(Refused) as refused:
        follow(SECRET, location)

    assert refused.value.why is refusal


def test_https_is_never_left_even_where_http_is_allowed():
    inside = read_link("https://nas.home/c.ics", LAN)
    with pytest.raises(Refused) as refused:
        follow(inside, "http://nas.home/c.ics", LAN)

    assert refused.value.why is Refusal.HTTP_ONLY
    assert follow(read_link("http://nas.home/c.ics", LAN), "/d.ics", LAN).url == "http://nas.home/d.ics"


@settings(deadline=None)
@given(
    st.text(max_size=60),
    st.sampled_from(["{}", "https://{}", "https://a.example/{}", "https://{}@a.example/"]),
)
def test_whatever_is_typed_is_a_link_that_reads_the_same_again_or_refused(text, shape):
    try:
        link = read_link(shape.format(text))
    except Refused:
        return
    again = read_link(link.whole)

    assert (again.host, again.url, again.user, again.password or "") == (
        link.host,
        link.url,
        link.user,
        link.password or "",
    )
    assert link.whole.isascii()
    assert httpx.URL(link.url).raw_host.decode() == link.host.strip("[]")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_a_server_sends_on_to_is_a_link_without_foreign_credentials_or_refused(location):
    try:
        onward = follow(SECRET, location)
    except Refused:
        return

    assert onward.url.startswith("https://")
    assert (onward.user == "sam") == (onward.origin == SECRET.origin)
