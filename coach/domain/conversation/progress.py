"""How far somebody has come: weeks against the ramp, pain beside them, the habit, the last episode."""

from datetime import date

from coach.domain.conversation.counting import done_in
from coach.domain.conversation.episodes import days_since_episode
from coach.domain.conversation.goals import goal_of
from coach.domain.conversation.reasons import score_now
from coach.domain.conversation.turn import Turn
from coach.domain.facts import Week
from coach.domain.habit import WHOLE
from coach.domain.person import Asked
from coach.domain.replies import AskEpisode, EpisodeSet, ProgressShown, WeekRow

MOST_WEEKS = 26
"""Weeks that the chart shows: half a year."""


def show_progress(turn: Turn, week: Week) -> None:
    """Show the weeks so far, the open one last; pauses are left out."""
    plan = turn.plan
    weeks = [one for one in turn.record.weeks if not one.paused and one.target and one.unit is plan.unit]
    rows = tuple(_row(turn, one) for one in weeks[-MOST_WEEKS:])
    score = 100 * score_now(turn, week) // WHOLE
    turn.say(ProgressShown(rows, plan.unit, goal_of(turn).total, score, days_since_episode(turn)))


def _row(turn: Turn, week: Week) -> WeekRow:
    done = done_in(turn.record, week) if week.closed_at is None else week.done or 0
    return WeekRow(week.number, done, week.target, week.answers.pain)


def ask_episode(turn: Turn, *, again: bool = False) -> None:
    """Ask when the last episode began."""
    turn.say(AskEpisode(again))
    turn.ask(Asked.EPISODE, hours=12)


def episode_given(turn: Turn, day: date) -> None:
    """Keep the day that was named; one in the future is asked again."""
    if day > turn.today:
        ask_episode(turn, again=True)
        return
    turn.settle(Asked.EPISODE)
    turn.set(episode_on=day)
    turn.say(EpisodeSet(day, (turn.today - day).days))
