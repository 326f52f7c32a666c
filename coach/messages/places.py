"""The words about where somebody is."""

from typing import assert_never

from coach.domain.replies import AskElsewhere, AskHere, AskTown, ChooseZone, ZoneStays
from coach.domain.spots import Spot
from coach.messages.speech import Html, Speech

PlaceReply = AskElsewhere | AskHere | AskTown | ChooseZone | ZoneStays


def words(reply: PlaceReply, speech: Speech) -> Html:
    """Say a reply about where somebody is."""
    match reply:
        case ChooseZone():
            return speech.say("choose-zone")
        case AskHere(zone, local):
            return speech.say("ask-here", time=local, zone=Spot(zone))
        case AskTown(at_sea):
            return speech.say("ask-town-at-sea" if at_sea else "ask-town")
        case ZoneStays(why, zone, local):
            return speech.say("zone-stays", why=why, zone=Spot(zone), time=local)
        case AskElsewhere(why, zone, local):
            return speech.say("ask-elsewhere", why=why, zone=Spot(zone), time=local)
        case _:
            assert_never(reply)
