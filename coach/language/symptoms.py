"""Symptoms by their closed codes, from the same signs as the safety layer."""

from coach.domain.reading import SaidSymptom
from coach.language.safety_concepts import findings_in

_COVERED = {
    "leg_tingling": {"both_legs"},
    "leg_numbness": {"both_legs", "saddle_numbness"},
    "leg_pain": {"both_legs", "calf_swelling", "leg_weakness"},
    "muscle_soreness": {"both_legs", "calf_swelling", "leg_weakness"},
    "out_of_breath_exertion": {"breathless"},
    "any_red_flag": {"saddle_numbness", "bladder_change", "bowel_change", "both_legs"},
}
"""What is not named again beside a graver symptom that says the same."""


def find_symptoms(text: str, language: str = "en") -> tuple[SaidSymptom, ...]:
    """Name the symptoms a message tells of, each code once."""
    found: dict[str, SaidSymptom] = {}
    for one in findings_in(text, language):
        known = found.get(one.code)
        if not one.silent and (known is None or one.status == "present"):
            found[one.code] = SaidSymptom(one.code, one.status)
    stated = {(one.code, one.status) for one in found.values()}
    return tuple(
        one
        for one in found.values()
        if not any((graver, one.status) in stated for graver in _COVERED.get(one.code, ()))
    )
