"""What the server tells of itself: request ids, logs, metrics and timings.

`telemetry.Telemetry` begins and ends a `record.RequestRecord` for each request; `rsgi` and `wsgi`
put it around an application of either kind. What answers a request notes there what it knows
(`record.current()`). This package imports no Flask, except in `routes`.
"""
