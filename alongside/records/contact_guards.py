"""Whose contact plans and places one sees: those of the people in the cases one opens. Of what left for them, whoever
works with the case or looks after its work sees that it did, and on whose word."""

from alongside.records.row_conditions import PURPOSE, WORKED, by, of_case, of_person

POLICIES = {
    "records_departure": of_case("records_departure", WORKED),
    "records_contactplan": of_person("records_contactplan"),
    "records_residence": f"{PURPOSE} or {by('records_residence', 'channel_id', 'records_channel')}",
}
