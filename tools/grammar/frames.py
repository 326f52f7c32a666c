"""Every kind of frame: what it means, what the bot had asked before it, and how often it is made."""

from dataclasses import dataclass

from tools.grammar import labels, times
from tools.grammar.labels import Meaning, Said, only


@dataclass(frozen=True, slots=True)
class Frame:
    """How the sentences of one kind are labelled."""

    category: str
    meaning: Meaning
    expecting: str | None = None
    last_walk: bool = False
    weight: int = 2


def _week(said: Said) -> dict[str, object]:
    few = said.gaps["few"]
    return {"scope": "week", "walks": few.value["few"], "span": few.text}


def _no_walk_today(said: Said) -> list[dict[str, object]]:
    return [{"date": said.scene.today.isoformat(), "reason": None}]


def _confidence(said: Said) -> dict[str, object]:
    return {"confidence": said.first("score")}


CHAT = only("chat")
FRAMES: dict[str, Frame] = {
    "report": Frame("log_duration", labels.report, weight=16),
    "report_bare": Frame("log_duration", labels.report),
    "report_two": Frame("log_multi", labels.report, weight=5),
    "report_three": Frame("log_multi", labels.report, weight=3),
    "report_both": Frame("log_distance_steps", labels.report),
    "report_times": Frame("log_multi", labels.report, weight=3),
    "report_open": Frame("log_missing", labels.report_open),
    "report_pain": Frame("combo", labels.report, weight=4),
    "report_red": Frame("combo", labels.report),
    "report_skip": Frame("log_multi", labels.report_skip),
    "achieved": Frame("log_duration", labels.report),
    "skip": Frame("skip", labels.skip, weight=5),
    "skip_coming": Frame("skip", labels.skip_coming),
    "plan": Frame("future_plan", labels.plan, weight=6),
    "move_day": Frame("move_snooze", times.move_day),
    "move_on": Frame("move_snooze", times.move_on, "nudge", weight=1),
    "move_time": Frame("move_snooze", times.move_time, "nudge"),
    "shift": Frame("move_snooze", times.shift, "nudge"),
    "snooze": Frame("move_snooze", times.snooze, "nudge"),
    "snooze_until": Frame("move_snooze", times.snooze, "nudge"),
    "snooze_open": Frame("move_snooze", times.snooze, "nudge", weight=1),
    "make_that": Frame("correct", labels.correct, last_walk=True, weight=3),
    "make_day": Frame("correct", labels.correct_yesterday),
    "add": Frame("correct", labels.add, last_walk=True, weight=1),
    "delete": Frame("correct", labels.delete, last_walk=True, weight=1),
    "schedule": Frame("schedule", times.schedule, weight=4),
    "daily": Frame("schedule", times.daily),
    "workdays": Frame("schedule", times.workdays),
    "pause_days": Frame("schedule", times.pause_days, weight=1),
    "pause_weeks": Frame("schedule", times.pause_weeks, weight=1),
    "pause_until": Frame("schedule", times.pause_until, weight=1),
    "resume": Frame("schedule", times.resume, weight=1),
    "pain": Frame("pain", labels.pain, weight=3),
    "pain_words": Frame("pain", labels.pain, weight=1),
    "red": Frame("symptom", labels.red),
    "denied": Frame("symptom", labels.denied, weight=1),
    "others": Frame("not_walk", CHAT, weight=4),
    "wish": Frame("not_walk", CHAT, weight=3),
    "sport": Frame("not_walk", CHAT, weight=3),
    "habit": Frame("not_walk", CHAT, weight=3),
    "other_fact": Frame("not_walk", CHAT, weight=3),
    "question": Frame("question", only("question", question="dose")),
    "answer_amount": Frame("log_duration", labels.report, "amount"),
    "answer_pain": Frame("pain", labels.pain, "pain"),
    "answer_confidence": Frame("checkin", only("checkin", checkin=_confidence), "confidence", weight=1),
    "answer_time": Frame("schedule", times.answered_time, "time", weight=1),
    "yes": Frame("chat_settings", only("affirm"), "confirm", weight=1),
    "no": Frame("chat_settings", only("deny"), "confirm", weight=1),
    "done": Frame("log_missing", labels.report_open, "walk", weight=1),
    "not_done": Frame("skip", only("skip", "deny", skip=_no_walk_today), "walk", weight=1),
    "hard": Frame("checkin", only("checkin", checkin={"difficulty": "hard"}), "checkin", weight=1),
    "easy": Frame("checkin", only("checkin", checkin={"difficulty": "easy"}), "checkin", weight=1),
    "summary": Frame("checkin", only("log_summary", summary=_week, ask=["day"]), weight=1),
    "chat": Frame("chat_settings", CHAT),
    "remind_off": Frame("chat_settings", only("settings", settings={"nudges": "off"}), weight=1),
    "remind_on": Frame("chat_settings", only("settings", settings={"nudges": "on"}), weight=1),
}
