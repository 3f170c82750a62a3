"""What the rules of row-level security are made of: who acts, and which cases they know of, open and work on."""

STAFF = "(select alongside_staff())"
ON = "(select alongside_on())"
PURPOSE = "(select alongside_purpose())"


PAIR = 2**32
"""Makes one number of an officer and a unit: officer × PAIR + unit. Both are counted from 1 and never come near it."""


def asked(name: str) -> str:
    """A set of ids, asked once for a statement, whatever the number of rows and of rules that turn on it."""
    return f"(select alongside_{name}())::bigint[]"


UNITS, ORGANISATIONS, DESKS = asked("units"), asked("organisations"), asked("desks")
PRIVACY = asked("privacy")

KNOWN = f"""{PURPOSE} or (
    (not restricted or id = any ({asked("listed")})) and (not limited or id = any ({asked("admitted")}))
    and (unit_id = any ({UNITS}) or (organisation_id = any ({ORGANISATIONS})
        and (restricted or id = any ({asked("named")}) or owner_id * {PAIR} + unit_id = any ({asked("covered")}))))
    and not id = any ({asked("barred")}))"""
"""Of which cases one may know (`rules.standing.known`)."""

OPENED = f"""(p.owner_id is null or p.owner_id = {STAFF} or p.unit_id = any ({asked("led")}) or p.restricted
    or p.id = any ({asked("named")}) or p.owner_id * {PAIR} + p.unit_id = any ({asked("covered")})
    or (p.unit_id = any ({asked("senior")}) and (p.team_id is null or p.team_id = any ({asked("teams")})))
    or (p.alert_until >= {ON} and p.unit_id = any ({asked("on_duty")})))"""
"""Which of the known cases, `p`, one opens (`rules.standing.ground`). A sealed case is known to those who open it."""

WORKED = f"""({OPENED} or p.unit_id = any ({asked("managed")}))"""
"""Those, and the cases whose work one looks after as a manager: what is owed on them, not what is said in them."""

IN_AN_OPENED_CASE = f"select 1 from records_caserole r join records_case p on p.id = r.case_id where {OPENED}"


def by(table: str, column: str, parent: str) -> str:
    """A row whose parent is seen."""
    return f"exists (select 1 from {parent} p where p.id = {table}.{column})"


def of_case(table: str, tier: str) -> str:
    """A row of a case which is known, opened or worked: the case's own rule is asked by reading it."""
    return f"{PURPOSE} or exists (select 1 from records_case p where p.id = {table}.case_id and {tier})"


def of_person(table: str) -> str:
    """A row about a person in a case one opens, or one who is being put into a case at this moment."""
    return f"""{PURPOSE} or exists ({IN_AN_OPENED_CASE} and r.person_id = {table}.person_id)
        or exists (select 1 from records_person o where o.id = {table}.person_id and not o.placed)"""
