"""Whose contact plans and places one sees: those of the people in the cases one opens."""

from alongside.records.row_conditions import PURPOSE, by, of_person

POLICIES = {
    "records_contactplan": of_person("records_contactplan"),
    "records_residence": f"{PURPOSE} or {by('records_residence', 'channel_id', 'records_channel')}",
}
