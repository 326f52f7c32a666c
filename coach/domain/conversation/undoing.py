"""The last act taken back: what it changed is kept as it was before, and put there again."""

from dataclasses import fields, replace

from coach.domain.conversation.counting import last_walk
from coach.domain.conversation.keeping import remove_walks, reopen, tick_off
from coach.domain.conversation.outings import undo_skip
from coach.domain.conversation.planning import next_walk, shown
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Planned, PlannedState, Record, Walk, Week
from coach.domain.person import Person, Settings, Undo
from coach.domain.replies import (
    Done,
    GoalSet,
    Moved,
    NewBaseline,
    NoTimes,
    PairingSet,
    Paused,
    PlanKept,
    Reply,
    Resumed,
    SettingChanged,
    ShorterPlanned,
    SkipNoted,
    SkipUndone,
    Snoozed,
    TimesSet,
    Undoable,
    Undone,
    UnitSet,
    WalkCorrected,
    WalkRemoved,
)

ACTS: dict[type[Reply], str] = {
    SkipNoted: "skip",
    Moved: "move",
    PlanKept: "plan",
    ShorterPlanned: "shorter",
    Snoozed: "snooze",
    WalkCorrected: "correct",
    WalkRemoved: "remove",
    TimesSet: "times",
    NoTimes: "times",
    Paused: "pause",
    Resumed: "resume",
    SettingChanged: "setting",
    GoalSet: "setting",
    UnitSet: "setting",
    PairingSet: "setting",
}
"""What was done, by what was said of it."""


TAKEN_OUT = "taken_out"
"""A walk was taken out by a bare "undo": its button puts it back, but the next "undo" goes on to the next."""


def remember(turn: Turn, before: Record, message_id: int, *, bare: bool = False) -> None:
    """Keep how to take back what this turn changed since `before`; what can't be is forgotten with it."""
    said = [one.reply for one in turn.says]
    undone = any(isinstance(reply, (Undone, SkipUndone, NewBaseline)) for reply in said)
    acts = {ACTS[type(reply)] for reply in said if type(reply) in ACTS}
    what = TAKEN_OUT if bare else next(iter(acts)) if len(acts) == 1 else "all"
    undo = undo_of(before, turn.record, message_id, what)
    if undo is not None:
        turn.set(undo=undo if acts and not undone else None)


def undo_of(before: Record, after: Record, message_id: int, what: str) -> Undo | None:
    """Find what changed; None if nothing did but walks that were told, which have an Undo of their own."""
    old = {one.id: one for one in before.planned}
    changed = [one for one in after.planned if _differs(old.get(one.id), one)]
    now = {walk.id: walk for walk in after.walks}
    times = before.walk_times if _slots(before) != _slots(after) else None
    settings = _settings(before.person)
    undo = Undo(
        what,
        message_id,
        after.now,
        walks=tuple(walk for walk in before.walks if _rewritten(walk, now.get(walk.id))),
        planned=tuple(old[one.id] for one in changed if one.id in old),
        new_planned=tuple(replace(one, id=0) for one in changed if one.id not in old),
        walk_times=times,
        new_skips=tuple(skip for skip in after.skips if skip not in before.skips),
        week=_week(before) if _shape(_week(before)) != _shape(_week(after)) else None,
        settings=settings if settings != _settings(after.person) else None,
    )
    return None if undo == Undo(what, message_id, after.now) else undo


def offer_undo(turn: Turn, message_id: int) -> None:
    """Put an Undo button under the last thing that was done in this turn."""
    undo = turn.person.undo
    if undo is None or undo.message_id != message_id:
        return
    for place, one in reversed(list(enumerate(turn.says))):
        if isinstance(one.reply, Done) and one.edits is None:
            turn.says[place] = replace(one, reply=Undoable(one.reply, undo.message_id))
            return


def undo_last(turn: Turn) -> bool:
    """Take back the last act, if no walk was told since; False if there is none."""
    undo, last = turn.person.undo, last_walk(turn.record)
    over = undo is None or undo.what == TAKEN_OUT or not _still_there(turn, undo)
    if undo is None or over or (last and (last.noted_at, last.message_id) > (undo.at, undo.message_id)):
        return undo_skip(turn)
    take_back(turn, undo)
    changed = {walk.message_id for walk in undo.walks}
    told = tuple(walk for walk in turn.record.walks if walk.message_id == undo.message_id)
    if told and undo.message_id not in changed:
        remove_walks(turn, told)
    return True


def undo_named(turn: Turn, about: int) -> bool:
    """Take back the act of one message, or the last change of the walks it told; False if that is over."""
    undo = turn.person.undo
    named = undo is not None and about in (undo.message_id, *(walk.message_id for walk in undo.walks))
    if undo is None or not named or not _still_there(turn, undo):
        return False
    take_back(turn, undo)
    return True


def take_back(turn: Turn, undo: Undo) -> None:
    """Put everything that an act changed back to what it was."""
    _settings_back(turn, undo)
    if undo.walk_times is not None:
        turn.set_times(tuple(replace(one, id=0) for one in undo.walk_times))
    for skip in undo.new_skips:
        turn.remove_skip(skip)
    if undo.week and turn.week:
        turn.keep_week(_as_before(undo.week, turn.week))
    _planned_back(turn, undo)
    for walk in undo.walks:
        _walk_back(turn, walk)
    turn.set(undo=None)
    upcoming = next_walk(turn)
    coming = shown(upcoming, turn) if upcoming else None
    turn.say(SkipUndone(coming) if undo.what == "skip" else Undone(undo.what, coming))


def _still_there(turn: Turn, undo: Undo) -> bool:
    """Whether it can still be taken back: no week was closed since, nor are days over that were left out."""
    left_out = [skip.day for skip in undo.new_skips] + [planned.day for planned in undo.planned]
    days_over = undo.what == "skip" and all(day < turn.today for day in left_out)
    closed = any(week.closed_at and week.closed_at > undo.at for week in turn.record.weeks)
    return not (days_over or closed)


def _settings_back(turn: Turn, undo: Undo) -> None:
    if undo.settings:
        turn.set(**{one.name: getattr(undo.settings, one.name) for one in fields(Settings)})


def _planned_back(turn: Turn, undo: Undo) -> None:
    for planned in undo.planned:
        now = next((one for one in turn.record.planned if one.id == planned.id), None)
        if now and now.state is PlannedState.DONE:
            continue
        told = planned.starts_at <= turn.record.now
        followed_up = told or planned.followed_up or bool(now and now.followed_up)
        turn.keep_planned(replace(planned, nudged=planned.nudged or told, followed_up=followed_up))
    back = {planned.id for planned in undo.planned}
    new = {(one.day, one.at) for one in undo.new_planned}
    for planned in turn.record.planned:
        if planned.state is PlannedState.OPEN and planned.id not in back and (planned.day, planned.at) in new:
            turn.let_go(planned)


def _walk_back(turn: Turn, walk: Walk) -> None:
    """Put a walk back that was changed or taken out; what it had ticked off is ticked off again."""
    now = next((one for one in turn.record.walks if one.id == walk.id), None)
    if now:
        reopen(turn, now)
    tick_off(turn, turn.keep_walk(replace(walk, planned_id=None, id=walk.id if now else 0)))


def _as_before(before: Week, now: Week) -> Week:
    """Give the open week its shape back, but not what was asked and answered since."""
    return replace(
        now,
        unit=before.unit,
        target=before.target,
        session=before.session,
        walks=before.walks,
        first=before.first,
        short=before.short,
        paused=before.paused,
    )


def _shape(week: Week | None) -> object:
    return week and _as_before(week, Week(week.monday, week.unit, 0, 0, 0, 0))


def _week(record: Record) -> Week | None:
    return next((week for week in reversed(record.weeks) if week.closed_at is None), None)


def _slots(record: Record) -> tuple[tuple[int, object], ...]:
    return tuple((one.weekday, one.at) for one in record.walk_times)


def _settings(person: Person) -> Settings:
    return Settings(**{one.name: getattr(person, one.name) for one in fields(Settings)})


def _differs(before: Planned | None, after: Planned) -> bool:
    """Whether an act changed a planned walk; done or not done is its walk's matter."""
    if before is None or PlannedState.DONE in (before.state, after.state):
        return before is None and after.state is PlannedState.OPEN
    return replace(before, nudged=after.nudged, followed_up=after.followed_up) != after


def _rewritten(before: Walk, after: Walk | None) -> bool:
    """Whether a walk was changed or taken out; that it was hard, or what it ticked off, is no change."""
    return after is None or replace(before, hard=after.hard, planned_id=after.planned_id) != after
