"""What the parts of a message mean, put together."""

from dataclasses import fields, replace

from coach.domain.reading import Reading, SaidSettings, SaidSkip


def joined(whole: Reading, first: Reading, last: Reading) -> Reading:
    """Put the readings of two parts together; of what can be said once, the first says it."""
    return replace(
        whole,
        walks=first.walks + last.walks,
        summary=first.summary or last.summary,
        skips=_with_reasons(first.skips + last.skips, whole.skips),
        move=first.move or last.move,
        snooze=first.snooze or last.snooze,
        plans=first.plans + last.plans,
        corrections=first.corrections + last.corrections,
        schedule=first.schedule or last.schedule,
        pains=first.pains + last.pains,
        check_in=first.check_in or last.check_in,
        question=first.question or last.question,
        settings=_with_settings(first.settings, last.settings),
        ask=first.ask | last.ask,
    )


def _with_settings(first: SaidSettings | None, last: SaidSettings | None) -> SaidSettings | None:
    if first is None or last is None:
        return first or last
    told = {field.name: value for field in fields(last) if (value := getattr(last, field.name)) is not None}
    return replace(first, **told)


def _with_reasons(skips: tuple[SaidSkip, ...], whole: tuple[SaidSkip, ...]) -> tuple[SaidSkip, ...]:
    """Keep the reason that another part gave."""
    same = [skip.day for skip in skips] == [skip.day for skip in whole]
    return whole if same else skips
