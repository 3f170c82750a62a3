"""When which message of the demonstration arrives, and from which source."""

from alongside.jobs.demonstration.replay import Delivery

DELIVERIES = (
    # Weeks ago: what today's news is compared with.
    Delivery("!-41 07:10", "hmpps", "prowse_dates_first.json"),
    Delivery("!-40 09:10", "hmpps", "sallow_released.json"),
    Delivery("!-30 07:05", "hmpps", "treharne_dates.json"),
    Delivery("!-8 10:01", "hmpps", "gantry_early_release.json"),
    Delivery("!-8 10:46", "hmpps", "gantry_released_hdc.json"),
    Delivery("!-5 17:45", "hmpps", "tull_admitted.json"),  # nobody was linked to him then
    # The last days: an escape and the end of it, a recall decided, a sentence, the parole file for the last time.
    Delivery("!-4 21:32", "hmpps", "craig_escaped.json"),
    Delivery("!-3 03:55", "hmpps", "craig_recaptured.json"),
    Delivery("!-3 06:00", "parole", "PPUD_MPC_parole_reviews.csv"),
    Delivery("!-2 16:25", "hmpps", "sallow_recall_decided.json"),
    Delivery("-2 16:15", "courts", "marlowe_sentenced.json"),
    Delivery("-1 15:50", "courts", "pryce_sentenced.json"),
    Delivery("-1 16:35", "courts", "pask_result.json"),
    Delivery("-1 15:05", "hmpps", "tate_leave_planned.json"),
    Delivery("-1 14:20", "courts", "vantongeren_sentenced.json"),  # it qualifies, and no victim is linked to him
    Delivery("-1 12:05", "hmpps", "whitcombe_patient.json"),
    # Since midnight or thereabouts: the day begins with these.
    Delivery("-240m", "police", "referrals_overnight.csv"),
    Delivery("-219m", "hmpps", "new_kind_of_event.json"),
    Delivery("-199m", "hmpps", "garland_merged.json"),
    Delivery("-179m", "hmpps", "prowse_dates_changed.json"),
    Delivery("-178m", "hmpps", "prowse_dates_moved.json"),
    Delivery("-149m", "hmpps", "scott_unknown_code.json"),
    Delivery("-129m", "courts", "maddocks_trial_listed.json"),
    Delivery("-124m", "courts", "garrity_listed.json"),
    Delivery("-109m", "courts", "allardyce_listed.json"),
    Delivery("-105m", "courts", "allardyce_listed.json"),  # again: counted, and nothing done twice
    Delivery("-94m", "hmpps", "sallow_returned.json"),
    Delivery("-84m", "hmpps", "lasko_dates_changed.json"),
    Delivery("-69m", "hmpps", "fenwick_escaped.json"),
    Delivery("-60m", "hmpps", "sorrell_licence.json"),
    Delivery("-45m", "files", "rook_released_by_hand.json"),
    Delivery("-44m", "files", "cut_short.json"),
    Delivery("-40m", "police", "referral_by_hand.json"),
    Delivery("-29m", "hmpps", "oakden_contact_added.json"),
    Delivery("-11m", "hmpps", "coldrick_early_release.json"),
)
