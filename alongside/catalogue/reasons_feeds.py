"""In Welsh: the reasons that the rows of the feeds give, and why a message of theirs is held, kept or passed over."""

from collections.abc import Mapping

FEEDS: Mapping[str, str] = {
    # prisons
    "Early word, mistakes included: held until the confirmed movement arrives.": (
        "Gair cynnar, gan gynnwys camgymeriadau: cedwir nes i'r symudiad a gadarnhawyd gyrraedd."
    ),
    "The code of the movement decides.": "Cod y symudiad sy'n penderfynu.",
    "Daily life that is none of a victim's officer's business.": "Bywyd bob dydd nad yw'n fusnes i swyddog dioddefwyr.",
    "Notes are not read here.": "Ni ddarllenir nodiadau yma.",
    "No category that concerns a victim.": "Dim categori sy'n ymwneud â dioddefwr.",
    "Convicted or no longer so: eligibility may change.": "Wedi'i euogfarnu neu ddim bellach: gall cymhwystra newid.",
    "No alert that is watched.": "Dim rhybudd sy'n cael ei wylio.",
    "A prison record was removed: check the link by hand before anything else follows.": (
        "Tynnwyd cofnod carchar: gwiriwch y cyswllt â llaw cyn i ddim arall ddilyn."
    ),
    "A prison record was opened.": "Agorwyd cofnod carchar.",
    "Key dates may have moved: compare with what the victim was told.": (
        "Gall dyddiadau allweddol fod wedi symud: cymharwch â'r hyn a ddywedwyd wrth y dioddefwr."
    ),
    "Key dates may have moved: compare with what was told.": (
        "Gall dyddiadau allweddol fod wedi symud: cymharwch â'r hyn a ddywedwyd."
    ),
    "Standing in custody changed: eligibility may change.": "Newidiodd y statws yn y ddalfa: gall cymhwystra newid.",
    "Standing in custody changed.": "Newidiodd y statws yn y ddalfa.",
    "A fixed-term recall: release follows soon and by itself.": (
        "Galw'n ôl am gyfnod penodol: daw rhyddhau yn fuan ac ohono'i hun."
    ),
    "More is to come before dates settle.": "Mae mwy i ddod cyn i'r dyddiadau setlo.",
    "Two prison records became one: links follow the number that was kept, and a person looks.": (
        "Daeth dau gofnod carchar yn un: mae'r cysylltiadau'n dilyn y rhif a gadwyd, ac mae rhywun yn edrych."
    ),
    "A stay in prison belongs to another person: check who was told what.": (
        "Mae cyfnod yn y carchar yn perthyn i rywun arall: gwiriwch beth a ddywedwyd wrth bwy."
    ),
    "A stay in prison was deleted: nothing automatic may follow for it.": (
        "Dilëwyd cyfnod yn y carchar: ni chaiff dim awtomatig ei ddilyn."
    ),
    "Now detained in hospital: the hospital duties apply.": (
        "Bellach yn cael ei gadw mewn ysbyty: mae dyletswyddau'r ysbyty yn gymwys."
    ),
    "No longer a hospital case: find out where to.": "Ddim yn achos ysbyty bellach: holwch i ble yr aeth.",
    "Another prison supports the hospital stay.": "Mae carchar arall yn cefnogi'r cyfnod yn yr ysbyty.",
    "Leave is being considered: the victim may have a view before it is approved.": (
        "Mae absenoldeb yn cael ei ystyried: efallai bod gan y dioddefwr farn cyn ei gymeradwyo."
    ),
    "Leave was approved: the victim may need to know, never where to.": (
        "Cymeradwywyd absenoldeb: efallai y bydd angen i'r dioddefwr wybod, ond byth i ble."
    ),
    "An absence has a date.": "Mae dyddiad i absenoldeb.",
    "Leave began.": "Dechreuodd yr absenoldeb.",
    "Back from leave.": "Yn ôl o absenoldeb.",
    "One absence was cancelled.": "Canslwyd un absenoldeb.",
    "Not back in time: check with the prison and police at once.": (
        "Heb ddychwelyd mewn pryd: holwch y carchar a'r heddlu ar unwaith."
    ),
    "Leave will not take place as planned.": "Ni fydd yr absenoldeb yn digwydd fel y trefnwyd.",
    "Planned leave changed.": "Newidiodd absenoldeb a drefnwyd.",
    "Planned leave changed: look at zones again.": "Newidiodd absenoldeb a drefnwyd: edrychwch eto ar y parthau.",
    "A sentence was edited: work out eligibility again.": "Golygwyd dedfryd: cyfrifwch gymhwystra eto.",
    "A visitor or phone contact was added: it may be the victim.": (
        "Ychwanegwyd ymwelydd neu gyswllt ffôn: gall mai'r dioddefwr ydyw."
    ),
    "A visitor or phone contact fell away.": "Tynnwyd ymwelydd neu gyswllt ffôn.",
    "A limit on contact changed: it may protect the victim.": (
        "Newidiodd cyfyngiad ar gyswllt: gall ddiogelu'r dioddefwr."
    ),
    "A movement that does not say which.": "Symudiad nad yw'n dweud pa un.",
    "A booking number changed: often a merge.": "Newidiodd rhif archebu: cyfuniad yn aml.",
    "Details changed, and the message does not say which.": "Newidiodd manylion, ac nid yw'r neges yn dweud pa rai.",
    "A prison record was deleted: nothing about the victim goes without review.": (
        "Dilëwyd cofnod carchar: nid oes dim am y dioddefwr yn mynd heb adolygiad."
    ),
    # courts
    "The prison's own diary of court dates.": "Dyddiadur y carchar ei hun o ddyddiadau llys.",
    "A sentence was recorded from a warrant: work out eligibility.": (
        "Cofnodwyd dedfryd o warant: cyfrifwch gymhwystra."
    ),
    "The prison's copy of a court record changed.": "Newidiodd copi'r carchar o gofnod llys.",
    "The list of offences changed: about nobody, our own list needs a look.": (
        "Newidiodd y rhestr o droseddau: nid yw am neb, ond mae angen edrych ar ein rhestr ni."
    ),
    "The court's message was too large to send: it has to be fetched.": (
        "Roedd neges y llys yn rhy fawr i'w hanfon: rhaid ei nôl."
    ),
    "A sentence changed: work out eligibility.": "Newidiodd dedfryd: cyfrifwch gymhwystra.",
    # probation
    "Another officer works with the offender: keep contacts current.": (
        "Mae swyddog arall yn gweithio gyda'r troseddwr: cadwch y cysylltiadau'n gyfredol."
    ),
    "Conditions changed: was the victim's officer consulted?": (
        "Newidiodd amodau: a ymgynghorwyd â swyddog y dioddefwr?"
    ),
    "A kind of licence event that is new to us: look at it.": (
        "Math o ddigwyddiad trwydded sy'n newydd i ni: edrychwch arno."
    ),
    "A licence is in force: tell the victim only of conditions that concern them.": (
        "Mae trwydded mewn grym: dywedwch wrth y dioddefwr dim ond am amodau sy'n ymwneud â nhw."
    ),
    "A licence is no longer in force; the event does not say why: find out before telling.": (
        "Nid yw trwydded mewn grym bellach; nid yw'r digwyddiad yn dweud pam: holwch cyn dweud."
    ),
    "A register that is not watched.": "Cofrestr nad yw'n cael ei gwylio.",
    "A probation record was opened.": "Agorwyd cofnod prawf.",
    "Prison and probation numbers belong together: join the halves of the case.": (
        "Mae'r rhifau carchar a phrawf yn perthyn i'w gilydd: unwch ddau hanner yr achos."
    ),
    "A link of numbers changed: look.": "Newidiodd cyswllt rhwng rhifau: edrychwch.",
    "Two probation records became one: links follow the number that was kept, and a person looks.": (
        "Daeth dau gofnod prawf yn un: mae'r cysylltiadau'n dilyn y rhif a gadwyd, ac mae rhywun yn edrych."
    ),
    "A merge was undone: a person says which victim belongs where before anything is sent.": (
        "Dadwnaed cyfuniad: rhaid i rywun ddweud pa ddioddefwr sy'n perthyn i ble cyn anfon dim."
    ),
    "The probation side of a sentence changed: work out eligibility again.": (
        "Newidiodd ochr brawf dedfryd: cyfrifwch gymhwystra eto."
    ),
    "Supervision ended: protections may end.": "Daeth goruchwyliaeth i ben: gall amddiffyniadau ddod i ben.",
    "The offender's address changed: check the distance inside our walls only.": (
        "Newidiodd cyfeiriad y troseddwr: gwiriwch y pellter o fewn ein muriau ni yn unig."
    ),
    "A line in the history of the probation case.": "Llinell yn hanes yr achos prawf.",
    "Who may see the offender's record changed: look again at who sees the case.": (
        "Newidiodd pwy gaiff weld cofnod y troseddwr: edrychwch eto ar bwy sy'n gweld yr achos."
    ),
    "A probation record was deleted: nothing about the victim goes without review.": (
        "Dilëwyd cofnod prawf: nid oes dim am y dioddefwr yn mynd heb adolygiad."
    ),
    "A deleted record came back: look at it.": "Daeth cofnod a ddilëwyd yn ôl: edrychwch arno.",
    "A breach was dealt with.": "Deliwyd â thoramod.",
    "A recall was raised: nothing for the victim yet.": "Codwyd galw'n ôl: dim i'r dioddefwr eto.",
    "Details of probation staff changed.": "Newidiodd manylion staff prawf.",
    "Sent even when nothing changed.": "Anfonir hyd yn oed pan nad oes dim wedi newid.",
    "Scores stay with the offender manager; the band may show.": (
        "Mae'r sgorau'n aros gyda rheolwr y troseddwr; gellir dangos y band."
    ),
    "An assessment was completed.": "Cwblhawyd asesiad.",
    "A recall is being considered: for the officer only, nothing for the victim yet.": (
        "Mae galw'n ôl yn cael ei ystyried: i'r swyddog yn unig, dim i'r dioddefwr eto."
    ),
    "A manager decided on a recall, and the message does not say how.": (
        "Penderfynodd rheolwr ar alw'n ôl, ac nid yw'r neges yn dweud sut."
    ),
    "A thought of recall was dropped.": "Rhoddwyd y gorau i'r bwriad o alw'n ôl.",
    "A recall was recorded: its type sets what is said and when.": (
        "Cofnodwyd galw'n ôl: ei fath sy'n pennu beth a ddywedir a phryd."
    ),
    "The record of a recall changed: check what the victim was told.": (
        "Newidiodd y cofnod o alw'n ôl: gwiriwch beth a ddywedwyd wrth y dioddefwr."
    ),
    "A recall was deleted: was the victim told of it?": "Dilëwyd galw'n ôl: a ddywedwyd wrth y dioddefwr amdano?",
    "A hostel place: check zones.": "Lle mewn hostel: gwiriwch y parthau.",
    "A hostel place fell away.": "Collwyd lle mewn hostel.",
    "Arrived at a hostel: check zones.": "Cyrhaeddodd hostel: gwiriwch y parthau.",
    "Did not arrive at the hostel: ask why.": "Ni chyrhaeddodd yr hostel: gofynnwch pam.",
    "Left the hostel: find out how and where to.": "Gadawodd yr hostel: holwch sut ac i ble.",
    "Paperwork for a hostel place.": "Gwaith papur ar gyfer lle mewn hostel.",
    "Arrived in temporary housing: check zones.": "Cyrhaeddodd lety dros dro: gwiriwch y parthau.",
    "Left temporary housing: ask where to.": "Gadawodd lety dros dro: gofynnwch i ble.",
    "Temporary housing: check zones.": "Llety dros dro: gwiriwch y parthau.",
    "Temporary housing fell away.": "Collwyd llety dros dro.",
    "Paperwork for housing.": "Gwaith papur ar gyfer llety.",
    "Well formed, but of a type we do not know.": "Wedi'i ffurfio'n gywir, ond o fath nad ydym yn ei adnabod.",
}
"""English to Welsh, unreviewed by a speaker."""
