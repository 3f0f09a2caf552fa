"""What Schemathesis cannot read out of the OpenAPI document."""

import schemathesis


@schemathesis.hook
def map_case(context, case):
    """Takes out of well-formed requests what is refused for its meaning.

    A cursor is accepted only where an answer gave it, and a preset excludes weights.
    """
    if case.meta is not None and case.meta.generation.mode.is_positive:
        for part in (case.query, case.body):
            if isinstance(part, dict):
                part.pop("cursor", None)
                if "weights" in part:
                    part.pop("preset", None)
    return case
