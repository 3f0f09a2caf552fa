"""Well-formed requests that are rejected for reasons that a schema cannot express."""

import re

import schemathesis

PATTERNS = ("title", "original_title", "genre", "person", "name")
# lookaround, backreferences, escapes and brackets that RE2 does not support, many repetitions
UNSUPPORTED = re.compile(r"\(\?|\\[\dckux]|\[\^?\]|\{\d*,?\d{4,}")


# films of the sample
FILMS = (68646, 71562, 99674, 120737, 167260, 167261, 76759, 80684)

TERMS = [{"field": "genre", "term": "Drama", "factor": 0.5}]
TERMS_IN_URL = ["genre:Drama:0.5", "person:nm0000199:0"]


def parts(case):
    return [part for part in (case.query, case.body) if isinstance(part, dict)]


def is_positive(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


@schemathesis.hook
def map_case(context, case):
    """Cursors come from responses; weights name fields and exclude a preset; each term is listed
    once; films exist; exports have no explanations."""
    if is_positive(case):
        in_format = isinstance(case.query, dict) and "format" in case.query
        for part in parts(case):
            if in_format:
                part.pop("explain", None)
            part.pop("cursor", None)
            if "weights" in part:
                part["weights"] = "person:2,title:0.5" if part is case.query else {"person": 2}
                part.pop("preset", None)
            if "terms" in part:
                part["terms"] = TERMS_IN_URL if part is case.query else TERMS
            name_known_films(part)
    return case


@schemathesis.hook
def before_call(context, case, kwargs):
    """Requests made of the document's examples are not mapped before."""
    map_case(context, case)


def name_known_films(question):
    for name, known in (("like", FILMS[:5]), ("unlike", FILMS[5:])):
        films = question.get(name, [])
        for index, (film, film_id) in enumerate(zip(list(films), known)):
            films[index] = {**film, "film_id": film_id} if isinstance(film, dict) else film_id
        del films[len(known) :]


@schemathesis.hook
def filter_case(context, case):
    """Patterns are supported by RE2, and a film is compared with another one."""
    return not is_positive(case) or not (
        any(has_unsupported_pattern(part) for part in parts(case)) or compares_with_itself(case)
    )


def has_unsupported_pattern(part):
    criteria = [each for each in (part, part.get("filter")) if isinstance(each, dict)]
    texts = [each.get(name) for each in criteria for name in PATTERNS]
    return any(UNSUPPORTED.search(text) for text in texts if isinstance(text, str))


def compares_with_itself(case):
    path = case.path_parameters or {}
    ids = [str(path.get(name)).removeprefix("tt").lstrip("0") for name in ("film_id", "other_id")]
    return "other_id" in path and ids[0] == ids[1]
