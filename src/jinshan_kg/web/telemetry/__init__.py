"""What the server tells of itself: request ids, logs, metrics and timings.

`middleware.Telemetry` stands around the application and makes a `record.RequestRecord` for each
request. What answers it notes there what it knows (`record.current()`); when the answer is done the
middleware logs and counts it. This package imports no Flask, except `routes`.
"""
