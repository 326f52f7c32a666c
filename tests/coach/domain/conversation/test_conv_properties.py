"""Whatever is said, tapped or due, in any order: the promises hold."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from builders import Talk, hurts, instant, means, minutes, record, somebody, tells
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.amounts import Amount, Span, Unit
from coach.domain.choices import Choice, Verb
from coach.domain.conversation.agenda import STALE_NUDGE, agenda
from coach.domain.conversation.clockwork import MOST_A_DAY, fire
from coach.domain.conversation.counting import comfortable
from coach.domain.conversation.heard import Comfort, Heard, Origin
from coach.domain.conversation.taps import tap
from coach.domain.conversation.turn import Turn
from coach.domain.facts import CheckInAnswers, PlannedState, Source
from coach.domain.grid import GRIDS
from coach.domain.outgoing import Outgoing, Urgency
from coach.domain.person import Asked, CheckInTime, Stage
from coach.domain.ramp import cap
from coach.domain.reading import (
    Alarm,
    Change,
    Level,
    Meaning,
    Reading,
    SaidCheckIn,
    SaidCorrection,
    SaidMove,
    SaidPlan,
    SaidSchedule,
    SaidSettings,
    SaidSkip,
    SaidSlot,
    SaidSnooze,
    SaidSummary,
    SaidSymptom,
    SaidWalk,
)
from coach.domain.replies import AskMeant, CheckInAsked, CheckInReminder, FlareCheck, Nudge, Unsure
from coach.domain.spots import Spot
from coach.domain.wallclock import in_quiet_hours

ASKED_FOR = (CheckInAsked, CheckInReminder, FlareCheck)
"""What people agreed to be asked, apart from the day's allowance."""

days = st.integers(-16, 10)
numbers = st.one_of(st.none(), st.integers(0, 500), st.builds(Span, st.integers(5, 20), st.integers(20, 40)))
amounts = st.one_of(
    st.builds(Amount, minutes=numbers),
    st.builds(Amount, distance_m=numbers),
    st.builds(Amount, minutes=st.integers(5, 60), steps=st.integers(500, 9000)),
)
clocks = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))
maybe_clocks = st.none() | clocks
parts = st.sampled_from((None, "morning", "evening", "night"))
reasons = st.sampled_from((None, "weather", "pain"))
weekdays = st.none() | st.lists(st.integers(0, 6), max_size=5).map(tuple)
slots = st.builds(
    SaidSlot, weekdays, maybe_clocks, parts, per_week=st.none() | st.integers(1, 7), from_days=weekdays
)
scores = st.none() | st.integers(0, 10)
answers = st.builds(
    CheckInAnswers, scores, scores, scores, st.sampled_from((None, None, False, True)), scores
)
SETTINGS = (
    SaidSettings(units="steps"),
    SaidSettings(units="km"),
    SaidSettings(timezone="elsewhere"),
    SaidSettings(nudges="off"),
    SaidSettings(nudges="on"),
    SaidSettings(quiet_from=time(20)),
    SaidSettings(quiet_from=time(8), quiet_to=time(8)),
    SaidSettings(lead_minutes=90),
    SaidSettings(lead_minutes=200),
    SaidSettings(goal_minutes_week=300),
    SaidSettings(goal_minutes_week=60),
    SaidSettings(language="Deutsch"),
    SaidSettings(delete_data=True),
    SaidSettings(name="Sam"),
)
CHECK_INS = (
    SaidCheckIn(difficulty="hard"),
    SaidCheckIn(difficulty="easy"),
    SaidCheckIn(next="split"),
    SaidCheckIn(next="less"),
    SaidCheckIn(next="more"),
    SaidCheckIn(next="same"),
)


@st.composite
def on(draw, build, **rest):
    """Make something said of a day; the day is counted from the day it is said."""
    offset = draw(st.none() | days)
    values = {name: draw(strategy) for name, strategy in rest.items()}
    return lambda today: build(after(today, offset), **values)


def after(today, offset):
    """Tell the day so many days later; None stays None."""
    return None if offset is None else today + timedelta(days=offset)


def said_walk(day, amount, count):
    return SaidWalk(day, amount, count, when="then" if day else "")


walks = on(said_walk, amount=amounts, count=st.sampled_from((1, 1, 2, None)))
asks = st.sets(st.sampled_from(("day", "confirm", "unit")), max_size=1)


@st.composite
def readings(draw):
    """Make a message; what it means depends on the day."""
    kind = draw(st.sampled_from(sorted(MESSAGES)))
    return draw(MESSAGES[kind])


def always(reading):
    """Say something whatever the day."""
    return lambda _today: reading


MESSAGES = {
    "walk": st.builds(
        lambda told, ask: lambda today: tells(*(one(today) for one in told), ask=tuple(ask)),
        st.lists(walks, min_size=1, max_size=3),
        asks,
    ),
    "today": st.integers(5, 60).map(lambda number: lambda today: tells(minutes(number, today))),
    "bare": st.just(lambda today: tells(minutes(None, today))),
    "skip": st.builds(
        lambda day, reason: lambda today: means(Meaning.SKIP, skips=(SaidSkip(after(today, day), reason),)),
        days,
        reasons,
    ),
    "move": st.builds(
        lambda day, to, at, part, shift: (
            lambda today: means(
                Meaning.MOVE,
                move=SaidMove(after(today, day), None, after(today, to), at, part, shift),
            )
        ),
        days,
        st.none() | days,
        maybe_clocks,
        parts,
        st.none() | st.integers(-200, 300),
    ),
    "snooze": st.builds(
        lambda number, until: always(means(Meaning.SNOOZE, snooze=SaidSnooze(number, until))),
        st.none() | st.integers(0, 900),
        maybe_clocks,
    ),
    "plan": st.builds(
        lambda day, amount, at, part: (
            lambda today: means(
                Meaning.PLAN,
                plans=(SaidPlan(after(today, day), amount, at, part),),
            )
        ),
        st.none() | days,
        amounts,
        maybe_clocks,
        parts,
    ),
    "correct": st.builds(
        lambda day, op, amount, more: (
            lambda today: means(
                Meaning.CORRECT,
                corrections=(SaidCorrection(op, after(today, day), Change(amount, add_minutes=more)),),
            )
        ),
        st.none() | days,
        st.sampled_from(("amend", "delete")),
        amounts,
        st.none() | st.integers(-20, 20),
    ),
    "schedule": st.builds(
        lambda op, said: always(means(Meaning.SCHEDULE, schedule=SaidSchedule(op, tuple(said)))),
        st.sampled_from(("set", "add", "remove", "change", "clear")),
        st.lists(slots, max_size=2),
    ),
    "pause": st.builds(
        lambda offset: (
            lambda today: means(Meaning.SCHEDULE, schedule=SaidSchedule("pause", until=after(today, offset)))
        ),
        st.none() | st.integers(-1, 40),
    ),
    "resume": st.just(always(means(Meaning.SCHEDULE, schedule=SaidSchedule("resume")))),
    "pain": scores.map(lambda score: always(hurts(score))),
    "check-in": st.sampled_from(CHECK_INS).map(lambda said: always(means(Meaning.CHECK_IN, check_in=said))),
    "settings": st.sampled_from(SETTINGS).map(lambda said: always(means(Meaning.SETTINGS, settings=said))),
    "summary": st.just(always(means(Meaning.SUMMARY, summary=SaidSummary(4)))),
    "symptom": st.sampled_from(("present", "negated")).map(
        lambda status: always(means(Meaning.SYMPTOM, symptoms=(SaidSymptom("fatigue", status),)))
    ),
    "question": st.just(always(means(Meaning.QUESTION, question="progress"))),
    "chat": st.sampled_from((Meaning.CHAT, Meaning.YES, Meaning.NO)).map(lambda one: always(means(one))),
    "alarm": st.builds(
        lambda level, other, unsure: (
            lambda today: tells(minutes(20, today), alarm=Alarm(level, somebody_else=other, unsure=unsure))
        ),
        st.sampled_from(Level),
        st.booleans(),
        st.booleans(),
    ),
}

heards = st.fixed_dictionaries(
    {},
    optional={
        "comfort": st.builds(
            Comfort, st.sampled_from(Unit), st.integers(1, 900), st.none() | st.integers(1, 7)
        ),
        "spots": st.sampled_from(((Spot("Asia/Tokyo"),), (Spot("Europe/London"), Spot("America/Toronto")))),
        "answers": answers,
        "score": st.integers(0, 10),
        "agrees": st.booleans(),
        "decline_reason": st.sampled_from(("time", "too_much")),
        "check_in_time": st.builds(CheckInTime, st.integers(0, 6), clocks),
        "if_then": st.just("after breakfast"),
        "wants_check_in": st.booleans(),
        "unit": st.sampled_from(Unit),
        "kind": st.just("hello"),
        "says_done": st.booleans(),
        "confidence": st.sampled_from((0.1, 0.4, 0.4, 0.7)),
        "weak": st.booleans(),
    },
)
VALUES = {
    Verb.SCREEN: ("none", "none", "now", "ever"),
    Verb.COMFORT: ("10x3", "20x4"),
    Verb.ZONE: ("America/New_York", "Europe/London"),
    Verb.TIMES: ("morning", "midday", "evening"),
    Verb.AMOUNT: ("5", "20", "30"),
    Verb.UNIT: ("min", "m", "steps"),
    Verb.DAY: ("2026-03-03", "2026-03-10"),
    Verb.TIME: ("08:00", "2026-03-12T17:30"),
    Verb.DAYS: ("024", "01234"),
    Verb.SNOOZE: ("30", "120"),
    Verb.REASON: ("time", "pain", "too_much"),
    Verb.SCORE: ("0", "2", "5", "8", "-", "yes", "no"),
    Verb.NEXT: ("ok", "less", "more"),
    Verb.WALKED: ("yes", "no"),
    Verb.SIGN: ("yes", "no"),
    Verb.MEANT: ("yes", "yes", "no"),
    Verb.LANGUAGE: ("de", "xx"),
    Verb.COMMAND: ("today", "week", "plan", "why", "settings", "help"),
}
"""Values as buttons carry them; every other verb has none."""

taps = st.sampled_from(Verb).flatmap(
    lambda verb: st.tuples(
        st.just("tap"),
        st.just(verb),
        st.sampled_from((*VALUES.get(verb, ("",)), "", "junk")),
        st.integers(0, 9),
    )
)
steps = st.one_of(
    st.tuples(st.just("hear"), readings(), heards, st.integers(0, 9)),
    taps,
    st.tuples(st.just("wait"), st.integers(1, 90), st.sampled_from((0, 0, 0, 20, 300)), st.just(0)),
    st.tuples(
        st.just("live"), st.integers(0, 10), st.sampled_from((0.0, 0.3, 0.7, 1.0, 1.4)), st.none() | scores
    ),
)


@dataclass
class Life:
    """A talk under watch."""

    talk: Talk
    unasked: Counter[date] = field(default_factory=Counter)
    planned: set[int] = field(default_factory=set)
    doubtful: Reading | None = None
    """What was said last that may be asked back."""

    def step(self, step):
        """Do one step."""
        kind, one, two, three = step
        getattr(self, f"_{kind}")(one, two, three)
        self._check()

    def _hear(self, reading, heard, message):
        today = self.talk.record.now.date()
        if "day" not in heard and message > 6:
            heard = {**heard, "day": today - timedelta(days=message - 6)}
        edited = [one.message_id for one in self.talk.record.walks] if message == 1 else []
        said = replace(reading(today), confidence=heard.get("confidence", 1.0))
        heard = {name: value for name, value in heard.items() if name != "confidence"} | {
            "meant": self._meant()
        }
        before = self.talk.record
        self._watched(lambda: self.talk.hear(said, edited[-1] if edited else None, **heard))
        self._unchanged_where_asked(before)
        self.doubtful = said

    def _meant(self):
        question = self.talk.person.question
        is_open = question and question.asked is Asked.MEANT and self.doubtful
        return Heard("", Origin(0, question.about), self.doubtful, sure=True) if is_open else None

    def _unchanged_where_asked(self, before):
        """What is asked back has changed nothing."""
        if any(isinstance(one.reply, AskMeant | Unsure) for one in self.talk.outgoing):
            after = self.talk.record
            assert (before.planned, before.walk_times, before.skips) == (
                after.planned,
                after.walk_times,
                after.skips,
            )
            assert [one.id for one in before.walks] == [one.id for one in after.walks]

    def _tap(self, verb, value, about):
        question, undo = self.talk.person.question, self.talk.person.undo
        ids = [
            undo.message_id if undo and verb is Verb.BACK else 0,
            question.about if question else 0,
            *(one.id for one in self.talk.record.planned),
            *(one.message_id for one in self.talk.record.walks),
        ]
        choice, meant = Choice(verb, ids[-about % len(ids)], value), self._meant()
        self._watched(lambda: self.talk.turn(lambda turn: tap(turn, choice, Origin(0, 900 + about), meant)))

    def _wait(self, hours, late, _):
        self.run(self.talk.record.now + timedelta(hours=hours), timedelta(minutes=late))

    def _live(self, days, share, pain):
        """Live so many days on the plan: walk a share of each walk, answer the check-in."""
        for _ in range(days):
            now = self.talk.record.now
            evening = datetime.combine(now.date() + timedelta(days=1), time(19), now.tzinfo)
            self.run(evening, timedelta())
            for one in self.talk.record.planned:
                if (
                    one.day == evening.date()
                    and one.state is PlannedState.OPEN
                    and share
                    and self.talk.plan.unit is Unit.MINUTES
                ):
                    self.talk.hear(tells(minutes(max(1, int(one.amount * share)), one.day)))
            if evening.weekday() == 5 and pain is not None:
                self._watched(lambda: self.talk.tap(Verb.CHECK_IN))
                self._watched(
                    lambda: self.talk.hear(answers=CheckInAnswers(pain, 1, 1, limited=False, confidence=8))
                )
                self._check()

    def run(self, until, late):
        """Let the clock run; nothing may come again at once, and all that is left lies ahead."""
        while ahead := sorted(one.at for one in agenda(self.talk.record) if one.at <= until):
            self.talk.on(max(ahead[0] + late, self.talk.record.now))
            for spins in range(13):
                assert spins < 12, "it spins"
                due = sorted(
                    (one for one in agenda(self.talk.record) if one.at <= self.talk.record.now),
                    key=lambda one: one.at,
                )
                if not due:
                    break
                self._watched(lambda due=due: self.talk.turn(lambda turn: [fire(turn, one) for one in due]))
                assert not agenda(self.talk.record) & set(due), "the same thing is due again at once"
                self._check()
        self.talk.on(max(until, self.talk.record.now))

    def _watched(self, act):
        before = self.talk.record
        act()
        for outgoing in self.talk.outgoing:
            if outgoing.urgency is Urgency.NUDGE:
                self._spoken(outgoing)
        known = {one.id for one in before.offers}
        for offer in self.talk.record.offers:
            if offer.id not in known and offer.kind == "split":
                self._offered(before, offer)
        for one in self.talk.record.planned:
            if one.source is Source.SPLIT and one not in before.planned and one.id not in self.planned:
                assert one.amount in self.talk.record.offers[-1].walks
                self.planned.add(one.id)

    def _spoken(self, outgoing: Outgoing):
        person, now = self.talk.person, self.talk.record.now
        at = max(now, outgoing.not_before or now)
        if outgoing.stale_at and at > outgoing.stale_at:
            return
        reply = outgoing.reply
        if isinstance(reply, Nudge):
            walk = self.talk.planned(reply.planned_id)
            assert now <= walk.starts_at + STALE_NUDGE, "a walk in the past is nudged"
        if isinstance(reply, Nudge) and reply.again:
            return
        local = at.astimezone(ZoneInfo(person.zone))
        assert not in_quiet_hours(local.time(), person.quiet.start, person.quiet.end), (reply, local)
        assert person.lock is None, reply
        assert not person.paused, reply
        if not isinstance(reply, ASKED_FOR):
            self.unasked[local.date()] += 1
            assert self.unasked[local.date()] <= MOST_A_DAY, (reply, local)

    def _offered(self, before, offer):
        talk = self.talk
        session = talk.week.session
        bearable = comfortable(before, talk.week.unit, Turn(before).today) or session
        smallest = GRIDS[talk.week.unit].smallest
        assert max(offer.walks) <= max(smallest, min(bearable, talk.week.session)), (offer, bearable)

    def _check(self):
        talk = self.talk
        open_weeks = [one for one in talk.record.weeks if one.closed_at is None]
        assert len(open_weeks) <= 1, "two open weeks"
        assert not talk.person.active or len(open_weeks) == 1
        for week in talk.record.weeks:
            self._judged(week)

    def _judged(self, week):
        if week.closed_at is None or week.first or week.paused or week.light is None:
            return
        if week.light != "GREEN":
            assert week.next_target <= week.target, week
        most = cap(week.unit, week.target)
        if week.wish == "more":
            most = max(most, week.target * 6 / 5)
        back = "from flare" if week.action == "HOLD" and week.light == "GREEN" else ""
        assert back or week.next_target <= most, week


def newcomer():
    return Talk(
        record(
            instant(0),
            person=somebody(stage=Stage.CONSENT, consent_at=None, plan=None),
            planned=(),
            weeks=(),
            walk_times=(),
        )
    )


starts = st.sampled_from(
    [
        ("tap", verb, value, 0)
        for verb, value in (
            (Verb.AGREE, ""),
            (Verb.SCREEN, "none"),
            (Verb.COMFORT, "10x3"),
            (Verb.ZONE, "America/New_York"),
            (Verb.TIMES, "midday"),
        )
    ]
)
LIVES = st.lists(steps, max_size=25)
usual = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@usual
@given(LIVES)
def test_nothing_that_somebody_with_a_plan_does_breaks_a_promise(lived):
    life = Life(Talk(record(instant(0))))
    for step in lived:
        life.step(step)


@usual
@given(st.lists(starts | steps, max_size=40))
def test_nothing_that_a_newcomer_does_breaks_a_promise(lived):
    life = Life(newcomer())
    for step in lived:
        life.step(step)
