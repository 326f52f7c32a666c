"""What is read before anything else: whether a message tells of a medical emergency."""

from coach.domain.reading import Alarm, Level
from coach.language.safety_concepts import Finding, findings_in
from coach.language.safety_rules import severity


def read_safety(text: str, language: str = "en") -> Alarm:
    """Say how urgent a message is; the same text always gives the same answer."""
    found = findings_in(text, language)
    raised = [one for one in found if one.level is not Level.NONE]
    own = [one for one in raised if one.status == "present"]
    own = own or [one for one in raised if one.status == "other_person"]
    if not own:
        return Alarm(unsure=any(_doubtful(one) for one in found))
    level = max((one.level for one in own), key=severity)
    return Alarm(
        level=level,
        phrases=tuple(dict.fromkeys(one.phrase for one in own if one.level is level)),
        somebody_else=all(one.status == "other_person" for one in own),
        crisis=any(one.crisis for one in own),
    )


def _doubtful(finding: Finding) -> bool:
    return finding.unsure and finding.status in {"present", "question"}
