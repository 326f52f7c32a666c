from datetime import UTC, datetime, timedelta

from coach.domain.flood import BURST, EVERY, Verdict, pour

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def after(count, at=NOW, bucket=None):
    verdicts = []
    for _ in range(count):
        verdict, bucket = pour(bucket, at)
        verdicts.append(verdict)
    return verdicts, bucket


def test_a_burst_is_answered_and_what_is_over_it_gets_one_notice_then_silence():
    verdicts, _ = after(BURST + 3)

    assert verdicts == [Verdict.ANSWER] * BURST + [Verdict.NOTICE, Verdict.SILENT, Verdict.SILENT]


def test_the_bucket_fills_again_with_time():
    _, bucket = after(BURST + 3)

    assert after(2, NOW + EVERY, bucket)[0] == [Verdict.ANSWER, Verdict.SILENT]


def test_the_notice_comes_again_after_a_minute_of_flooding():
    _, bucket = after(BURST + 1)
    _, bucket = after(BURST + 5, NOW + timedelta(seconds=59), bucket)
    verdicts, _ = after(BURST + 2, NOW + timedelta(seconds=61), bucket)

    assert verdicts.count(Verdict.NOTICE) == 1


def test_a_minute_to_the_second_after_a_notice_it_may_come_again():
    _, bucket = after(BURST + 1)
    _, bucket = after(BURST * 2, NOW + timedelta(seconds=59), bucket)

    assert pour(bucket, NOW + timedelta(minutes=1))[0] is Verdict.NOTICE


def test_what_is_not_answered_fills_the_bucket_no_further():
    _, full = after(BURST)
    _, bucket = after(5, NOW, full)

    assert bucket.full_at == full.full_at == NOW + BURST * EVERY


def test_who_writes_slowly_is_always_answered():
    bucket = None
    for turn in range(100):
        verdict, bucket = pour(bucket, NOW + turn * EVERY)
        assert verdict is Verdict.ANSWER
