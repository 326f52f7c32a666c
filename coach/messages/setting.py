"""The words about settings."""

from datetime import time
from typing import assert_never

from coach.domain.replies import SettingChanged, SettingRefused, SettingsShown
from coach.messages import parts
from coach.messages.programme import pairing
from coach.messages.speech import Html, Speech, closest, lines, paragraphs

SettingReply = SettingsShown | SettingChanged | SettingRefused


def words(reply: SettingReply, speech: Speech) -> Html:
    """Say a reply about settings."""
    match reply:
        case SettingsShown():
            return _settings(reply, speech)
        case SettingChanged():
            return _changed(reply, speech)
        case SettingRefused(what):
            return speech.say("setting-refused", what=what)
        case _:
            assert_never(reply)


def place(zone: str) -> str:
    """Write a zone as people do: "America/New York"."""
    return zone.replace("_", " ")


def _settings(reply: SettingsShown, speech: Speech) -> Html:
    return paragraphs(
        lines(
            speech.say("settings-paused") if reply.paused else "",
            speech.say("settings-times", slots=parts.slots(speech, reply.slots))
            if reply.slots
            else speech.say("settings-no-times"),
            speech.say("settings-lead", lead=reply.lead_minutes)
            if reply.nudges
            else speech.say("settings-lead-off"),
            _quiet(reply, speech),
            speech.say("settings-check-in", weekday=(reply.check_in_weekday,), at=reply.check_in_at),
            speech.say("settings-zone", zone=place(reply.zone), time=reply.local_time),
            speech.say("settings-units", units="km" if reply.metric else "miles"),
            speech.say("settings-counted", unit=reply.counted.value) if reply.counted else "",
            speech.say("settings-language", code=reply.language),
            speech.say("settings-if-then", plan=reply.if_then) if reply.if_then else "",
            speech.say("settings-pairing", **pairing(reply.pairing)) if reply.pairing else "",
            _helper(reply, speech),
        ),
        speech.say("settings-how"),
    )


def _helper(reply: SettingsShown, speech: Speech) -> Html:
    """Say whether the helper may be used, where there is one."""
    if reply.helper is None:
        return Html()
    allowed = "yes" if reply.helper_allowed else "no"
    return speech.say("settings-helper", allowed=allowed, host=reply.helper)


def _quiet(reply: SettingsShown, speech: Speech) -> Html:
    """Say the quiet hours; if both ends are the same there are none."""
    if reply.quiet_start == reply.quiet_end:
        return speech.say("settings-no-quiet")
    return speech.say("settings-quiet", start=reply.quiet_start, end=reply.quiet_end)


def _changed(reply: SettingChanged, speech: Speech) -> Html:
    match reply:
        case SettingChanged(what="quiet", start=start, end=end) if start and end:
            said = "setting-quiet" if start != end else "setting-no-quiet"
            return speech.say(said, start=start, end=end)
        case SettingChanged(what="check_in", weekday=int(weekday)):
            return _check_in(weekday, reply, speech)
        case SettingChanged(what="lead", number=int(number)):
            return speech.say("setting-lead", number=number)
        case SettingChanged(name=str(name)):
            return _named(name, reply, speech)
        case _:
            return speech.say("setting-changed", what=reply.what)


def _named(name: str, reply: SettingChanged, speech: Speech) -> Html:
    match reply:
        case SettingChanged(what="zone", start=None):
            return speech.say("setting-zone", name=place(name))
        case SettingChanged(what="zone", start=time() as local):
            return speech.say("setting-zone-time", name=place(name), time=local)
        case SettingChanged(what="units"):
            return speech.say("setting-units", name=name)
        case SettingChanged(what="if_then"):
            return speech.say("setting-if-then", name=name)
        case SettingChanged(what="language"):
            known = "setting-language" if closest(name) == name else "setting-language-later"
            return speech.say(known, code=name)
        case _:
            return speech.say("setting-changed", what=reply.what)


def _check_in(weekday: int, reply: SettingChanged, speech: Speech) -> Html:
    if reply.start is None:
        return speech.say("setting-check-in-day", weekday=(weekday,))
    return speech.say("setting-check-in", weekday=(weekday,), at=reply.start)
