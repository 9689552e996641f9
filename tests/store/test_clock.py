"""Clocks: never backwards, always above what is replaced, and not dragged along by a laptop from the future."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from summitdesk.store.clock import COUNTER_BITS, FAR_FUTURE_MS, HybridClock, time_of

NOON = 1_767_614_400_000  # 2026-01-05T12:00:00Z


@given(st.lists(st.integers(NOON - 10**9, NOON + 10**9), min_size=2, max_size=30))
def test_a_clock_never_runs_backwards_whatever_the_machine_believes(times):
    moments = iter(times)
    clock = HybridClock(now=lambda: next(moments))
    values = [clock.tick() for _ in times]
    assert values == sorted(set(values))


def test_a_clock_shows_the_time():
    assert time_of(HybridClock(now=lambda: NOON).tick()) == datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_a_clock_goes_on_from_where_it_was():
    last = (NOON + 5000) << COUNTER_BITS
    assert HybridClock(last, now=lambda: NOON).tick() == last + 1


def test_a_clock_learns_from_others_but_not_from_the_far_future():
    clock = HybridClock(now=lambda: NOON)
    clock.see((NOON + 60_000) << COUNTER_BITS)
    assert clock.tick() == ((NOON + 60_000) << COUNTER_BITS) + 1
    before = clock.last
    future = (NOON + FAR_FUTURE_MS + 1) << COUNTER_BITS
    clock.see(future)
    assert clock.is_far_future(future)
    assert clock.last == before
