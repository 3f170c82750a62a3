"""Who sees which referral: the desk of its unit until a case is open, then whoever opens that case.

A partner sees the row they sent, whose words are their own, and no gate of it: nothing tells them whether somebody is
known here. What a gate says of a case or of another referral is there for who may know of that one. Of a referral that
names somebody they declared an interest in, nobody sees anything.
"""

from alongside.records.row_conditions import DESKS, OPENED, PURPOSE, STAFF, asked, by
from alongside.rules.access import Role

_DESK_ROLES = ", ".join(f"'{role}'" for role in sorted([Role.SENIOR, Role.DUTY, Role.MANAGER]))

FUNCTIONS = [
    f"""create or replace function alongside_desk_units() returns bigint[] language plpgsql stable parallel safe as
    $$ begin return array(select distinct m.unit_id from records_membership m where m.staff_id = alongside_staff()
    and m.starts_on <= alongside_on() and (m.ends_on is null or m.ends_on >= alongside_on())
    and m.role in ({_DESK_ROLES})); end $$""",
    f"""create or replace function alongside_partner_units() returns bigint[] language plpgsql stable parallel safe as
    $$ begin return array(select distinct m.unit_id from records_membership m where m.staff_id = alongside_staff()
    and m.starts_on <= alongside_on() and (m.ends_on is null or m.ends_on >= alongside_on())
    and m.role = '{Role.PARTNER}'); end $$""",
    """create or replace function alongside_kept_from() returns bigint[] language plpgsql stable parallel safe as
    $$ begin return array(select b.referral_id from records_referralbar b where b.staff_id = alongside_staff());
    end $$""",
]

_UNITS = asked("desk_units")
_AT_DESK = f"""((unit_id = any ({_UNITS}) or (unit_id is null and (organisation_id = any ({DESKS})
    or (organisation_id is null and cardinality({DESKS}) > 0)))) and not id = any ({asked("kept_from")}))"""
_WITH_ITS_CASE = f"exists (select 1 from records_case p where p.id = case_id and {OPENED})"
_READ = (
    f"""{PURPOSE} or sent_by_id = {STAFF} or (case when case_id is null then {_AT_DESK} else {_WITH_ITS_CASE} end)"""
)
_SENT = f"(sent_by_id = {STAFF} and unit_id = any ({asked('partner_units')}) and state = 'new' and case_id is null)"

_OF_REFERRAL = f"""exists (select 1 from records_referral p where p.id = referral_id
    and p.sent_by_id is distinct from {STAFF})"""
_GATE = f"""{PURPOSE} or ({_OF_REFERRAL}
    and (case_id is null or exists (select 1 from records_case p where p.id = case_id))
    and (other_id is null or exists (select 1 from records_referral p where p.id = other_id)))"""

_OF_UNIT = f"{PURPOSE} or unit_id = any ({_UNITS})"
_OF_DESK = f"{PURPOSE} or organisation_id = any ({DESKS})"

ALIKE = {
    "records_referralkey": PURPOSE,
    "records_referralgate": _GATE,
    "records_referralimport": _OF_UNIT,
    "records_referralprofile": _OF_DESK,
    "records_rejectedrow": f"{PURPOSE} or {by('records_rejectedrow', 'batch_id', 'records_referralimport')}",
    "records_excludedcrime": _OF_UNIT,
}
"""Tables whose reading and writing are one."""

SEPARATE = {
    "records_referral": {
        "referral_read": f"for select using ({_READ})",
        "referral_add": f"for insert with check ({PURPOSE} or (case_id is null and {_AT_DESK}) or {_SENT})",
        # Into a case one opens at that moment: nobody hands a referral to a case of which they know nothing.
        "referral_change": f"for update using ({PURPOSE} or (case_id is null and {_AT_DESK}))"
        f" with check ({PURPOSE} or ({_AT_DESK} and (case_id is null or {_WITH_ITS_CASE})))",
        "referral_end": f"for delete using ({PURPOSE})",
    },
    "records_referralbar": {
        # Without a sub-select: PostgreSQL would take the way from here to the referral and back for a circle.
        "referralbar_read": f"for select using (alongside_purpose() or staff_id = {STAFF})",
        "referralbar_add": f"for insert with check ({PURPOSE})",
        "referralbar_end": f"for delete using ({PURPOSE})",
    },
}
