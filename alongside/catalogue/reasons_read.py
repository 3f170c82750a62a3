"""In Welsh: what the readers say of a message, what the desk makes of it, and why a field of it was left out."""

from collections.abc import Mapping

READ: Mapping[str, str] = {
    # courts
    "No final result.": "Dim canlyniad terfynol.",
    "A court document about custody is ready: fetch it and work out eligibility.": (
        "Mae dogfen llys am ddalfa yn barod: ei nôl a chyfrifo cymhwystra."
    ),
    "A hearing is listed.": "Mae gwrandawiad wedi'i restru.",
    "The prison's copy of a court result.": "Copi'r carchar o ganlyniad llys.",
    "Custody: work out whether the contact scheme applies.": "Dalfa: cyfrifwch a yw'r cynllun cyswllt yn gymwys.",
    "Convicted, without a sentence yet.": "Wedi'i euogfarnu, heb ddedfryd eto.",
    "A hearing that names no defendant.": "Gwrandawiad nad yw'n enwi diffynnydd.",
    "The defendant is a company.": "Cwmni yw'r diffynnydd.",
    "The court deleted a hearing: check what was told of it.": (
        "Dileodd y llys wrandawiad: gwiriwch beth a ddywedwyd amdano."
    ),
    "A hearing is listed, without results.": "Mae gwrandawiad wedi'i restru, heb ganlyniadau.",
    "Custody or hospital: work out whether the contact scheme applies.": (
        "Dalfa neu ysbyty: cyfrifwch a yw'r cynllun cyswllt yn gymwys."
    ),
    "A final result without immediate custody.": "Canlyniad terfynol heb ddalfa ar unwaith.",
    "Results that do not end the case.": "Canlyniadau nad ydynt yn dod â'r achos i ben.",
    # prisons
    "A picture of custody.": "Darlun o'r ddalfa.",
    "A picture of a patient in hospital, but not since when: check.": (
        "Darlun o glaf mewn ysbyty, ond nid ers pryd: gwiriwch."
    ),
    "A picture that shows this, but not when: check with the prison.": (
        "Darlun sy'n dangos hyn, ond nid pryd: holwch y carchar."
    ),
    "A picture that shows a recall, but not when: check with the prison.": (
        "Darlun sy'n dangos galw'n ôl, ond nid pryd: holwch y carchar."
    ),
    "Classed by the code of the movement.": "Dosbarthwyd yn ôl cod y symudiad.",
    "A history of stays, without codes.": "Hanes o gyfnodau, heb godau.",
    "The movement has no code; its reason can mean one thing only.": (
        "Nid oes cod i'r symudiad; dim ond un peth y gall ei reswm ei olygu."
    ),
    "The movement has no code, and its reason could mean many things.": (
        "Nid oes cod i'r symudiad, a gallai ei reswm olygu sawl peth."
    ),
    "The code of the movement is not on our list.": "Nid yw cod y symudiad ar ein rhestr.",
    "The code of the movement could mean many things.": "Gallai cod y symudiad olygu sawl peth.",
    "The code of the movement and what is said beside it contradict each other.": (
        "Mae cod y symudiad a'r hyn a ddywedir wrth ei ochr yn gwrth-ddweud ei gilydd."
    ),
    "A release is planned: nothing has happened yet.": "Mae rhyddhau wedi'i drefnu: nid oes dim wedi digwydd eto.",
    "Key dates as they stand: compare with what the victim was told.": (
        "Y dyddiadau allweddol fel y maent: cymharwch â'r hyn a ddywedwyd wrth y dioddefwr."
    ),
    "A sentence as it stands.": "Dedfryd fel y mae.",
    "Home curfew is being assessed: has the victim been asked?": (
        "Mae cyrffyw cartref yn cael ei asesu: a ofynnwyd i'r dioddefwr?"
    ),
    "A curfew licence handed from one service to the other.": (
        "Trwydded cyrffyw a drosglwyddwyd o'r naill wasanaeth i'r llall."
    ),
    "Something about a hospital stay changed: fetch and compare.": (
        "Newidiodd rhywbeth am gyfnod mewn ysbyty: ei nôl a chymharu."
    ),
    "Something about sentence or dates changed: fetch and compare.": (
        "Newidiodd rhywbeth am y ddedfryd neu'r dyddiadau: ei nôl a chymharu."
    ),
    "Standing in custody changed: fetch and compare.": "Newidiodd y statws yn y ddalfa: ei nôl a chymharu.",
    "An identifier changed: compare before relying on the link.": (
        "Newidiodd dynodydd: cymharwch cyn dibynnu ar y cyswllt."
    ),
    "The last of several adjustments: key dates may have moved.": (
        "Yr olaf o sawl addasiad: gall dyddiadau allweddol fod wedi symud."
    ),
    "A register that is not on our list: an officer must look.": (
        "Cofrestr nad yw ar ein rhestr: rhaid i swyddog edrych."
    ),
    "A watched prison alert changed.": "Newidiodd rhybudd carchar sy'n cael ei wylio.",
    "Out under escort: no leave, nothing to tell.": "Allan dan hebryngiad: dim absenoldeb, dim i'w ddweud.",
    "A limit on contact that had already run out.": "Cyfyngiad ar gyswllt a oedd eisoes wedi dod i ben.",
    # probation and parole
    "A licence in force: compare its conditions with what the victim asked for.": (
        "Trwydded mewn grym: cymharwch ei hamodau â'r hyn y gofynnodd y dioddefwr amdano."
    ),
    "A licence as it stands.": "Trwydded fel y mae.",
    "Contact was started or offered: no proof that the victim opted in.": (
        "Dechreuwyd neu cynigiwyd cyswllt: dim prawf bod y dioddefwr wedi dewis cymryd rhan."
    ),
    "Decided to recall: the victim hears after return or a risk check.": (
        "Penderfynwyd galw'n ôl: bydd y dioddefwr yn clywed ar ôl dychwelyd neu wiriad risg."
    ),
    "Decided not to recall, whatever the description says.": (
        "Penderfynwyd peidio â galw'n ôl, beth bynnag a ddywed y disgrifiad."
    ),
    "A watched register changed: look at the victim's risk again.": (
        "Newidiodd cofrestr sy'n cael ei gwylio: edrychwch eto ar risg y dioddefwr."
    ),
    "It does not name the two records: look before anything is joined or parted.": (
        "Nid yw'n enwi'r ddau gofnod: edrychwch cyn uno neu wahanu dim."
    ),
    "Only one of the two numbers is named: there is nothing to join yet.": (
        "Dim ond un o'r ddau rif a enwir: nid oes dim i'w uno eto."
    ),
    "Nobody is kept from this record.": "Ni chedwir neb rhag y cofnod hwn.",
    "Some may not see the offender's record: look again at who sees the case.": (
        "Ni chaiff rhai weld cofnod y troseddwr: edrychwch eto ar bwy sy'n gweld yr achos."
    ),
    "Risk as it was assessed.": "Risg fel y'i haseswyd.",
    "A person's record.": "Cofnod person.",
    "Check the distance.": "Gwiriwch y pellter.",
    "A reference list, about nobody.": "Rhestr gyfeirio, nad yw am neb.",
    "Absconded from a hostel: a safety call at once.": "Wedi dianc o hostel: galwad ddiogelwch ar unwaith.",
    "Prison and probation numbers belong together: join the halves.": (
        "Mae'r rhifau carchar a phrawf yn perthyn i'w gilydd: unwch y ddau hanner."
    ),
    "A parole review is open.": "Mae adolygiad parôl ar agor.",
    "A parole review has a result: when it may be told has rules of its own.": (
        "Mae canlyniad i adolygiad parôl: mae rheolau ar wahân am bryd y ceir ei ddweud."
    ),
    "A review without its number.": "Adolygiad heb ei rif.",
    "A parole review that is not open.": "Adolygiad parôl nad yw ar agor.",
    # the police
    "A victim was referred.": "Cyfeiriwyd dioddefwr.",
    "The referral has no crime reference that can be read.": (
        "Nid oes gan yr atgyfeiriad gyfeirnod trosedd y gellir ei ddarllen."
    ),
    "The referral names nobody.": "Nid yw'r atgyfeiriad yn enwi neb.",
    "No crime reference.": "Dim cyfeirnod trosedd.",
    "No surname.": "Dim cyfenw.",
    "No way to reach the victim.": "Dim ffordd o gyrraedd y dioddefwr.",
    "The victim did not agree to be referred.": "Ni chytunodd y dioddefwr i gael ei gyfeirio.",
    "No number is given as safe: whether it is safe to call must be asked.": (
        "Ni roddir rhif fel un diogel: rhaid gofyn a yw'n ddiogel ffonio."
    ),
    # files that cannot be read or understood
    "The file is binary, not text.": "Ffeil ddeuaidd yw hon, nid testun.",
    "The file is no table: it has one column, or none of the marks that part columns.": (
        "Nid tabl yw'r ffeil: mae ganddi un golofn, neu ddim un o'r nodau sy'n gwahanu colofnau."
    ),
    "The JSON is not a list of referrals: each must be an object of names and values.": (
        "Nid rhestr o atgyfeiriadau yw'r JSON: rhaid i bob un fod yn wrthrych o enwau a gwerthoedd."
    ),
    "The XML holds no referrals: each must be an element with its fields inside.": (
        "Nid oes atgyfeiriadau yn yr XML: rhaid i bob un fod yn elfen â'i meysydd y tu mewn."
    ),
    "The file is JSON in an encoding other than UTF-8 or UTF-16.": (
        "JSON yw'r ffeil, mewn amgodiad heblaw UTF-8 neu UTF-16."
    ),
    "The file is not complete JSON.": "Nid yw'r ffeil yn JSON cyflawn.",
    "The file is nested too deeply.": "Mae'r ffeil wedi'i nythu'n rhy ddwfn.",
    "The file is cut short or its characters are broken.": (
        "Mae'r ffeil wedi'i thorri'n fyr neu mae ei nodau wedi'u difrodi."
    ),
    "The file is binary, or in an encoding we do not read.": (
        "Ffeil ddeuaidd yw hon, neu mae mewn amgodiad nad ydym yn ei ddarllen."
    ),
    "It is wrapped in too many envelopes.": "Mae wedi'i lapio mewn gormod o amlenni.",
    "The file is text, but no message and no table.": "Testun yw'r ffeil, ond nid neges na thabl.",
    "A handshake of the message queue.": "Ysgydwad llaw gan y ciw negeseuon.",
    "Well formed, but of a kind we do not know.": "Wedi'i ffurfio'n gywir, ond o fath nad ydym yn ei adnabod.",
    "A table whose columns we do not know.": "Tabl nad ydym yn adnabod ei golofnau.",
    "Well formed, but not a message.": "Wedi'i ffurfio'n gywir, ond nid neges.",
    "The file is empty.": "Mae'r ffeil yn wag.",
    "Well formed, but a list of bare values, which is no message.": (
        "Wedi'i ffurfio'n gywir, ond rhestr o werthoedd moel, nad yw'n neges."
    ),
    "Well formed, but it holds no message.": "Wedi'i ffurfio'n gywir, ond heb neges ynddi.",
    "Well formed XML, of a kind we do not know.": "XML wedi'i ffurfio'n gywir, o fath nad ydym yn ei adnabod.",
    "The message gives the same name twice, so it could mean two things.": (
        "Mae'r neges yn rhoi'r un enw ddwywaith, felly gallai olygu dau beth."
    ),
    "The file is too large or too deeply nested to read.": (
        "Mae'r ffeil yn rhy fawr neu wedi'i nythu'n rhy ddwfn i'w darllen."
    ),
    "The file has a shape that our reader did not expect.": (
        "Mae ffurf i'r ffeil nad oedd ein darllenydd yn ei disgwyl."
    ),
    "The file is an archive, not a workbook.": "Archif yw'r ffeil, nid llyfr gwaith.",
    "The workbook unpacks to far more than it should.": "Mae'r llyfr gwaith yn dadbacio i lawer mwy nag y dylai.",
    "The workbook is locked with a password.": "Mae'r llyfr gwaith wedi'i gloi â chyfrinair.",
    "The table has no header that can be read.": "Nid oes gan y tabl bennawd y gellir ei ddarllen.",
    "The file looks like CSV, but is broken.": "Mae'r ffeil yn edrych fel CSV, ond wedi'i difrodi.",
    "The workbook holds XML that tries to trick its reader.": (
        "Mae'r llyfr gwaith yn cynnwys XML sy'n ceisio twyllo ei ddarllenydd."
    ),
    "The file is not a whole XLSX workbook.": "Nid yw'r ffeil yn llyfr gwaith XLSX cyfan.",
    "The parts of the file are named to trick its reader.": "Enwir rhannau'r ffeil i dwyllo ei ddarllenydd.",
    "The file is a broken archive.": "Archif wedi'i difrodi yw'r ffeil.",
    "The file holds XML that tries to trick its reader.": (
        "Mae'r ffeil yn cynnwys XML sy'n ceisio twyllo ei darllenydd."
    ),
    "The file is not whole XML.": "Nid yw'r ffeil yn XML cyfan.",
    "An event that does not say its type.": "Digwyddiad nad yw'n dweud ei fath.",
    "The time of the event is missing or cannot be read.": "Mae amser y digwyddiad ar goll neu ni ellir ei ddarllen.",
    "No usable identity: we cannot tell whom this is about.": (
        "Dim hunaniaeth y gellir ei defnyddio: ni allwn ddweud am bwy y mae hyn."
    ),
    # the desk
    "Nobody we serve is linked to this person: counted, and nothing kept.": (
        "Nid oes neb a wasanaethwn yn gysylltiedig â'r person hwn: cyfrifwyd, ac ni chadwyd dim."
    ),
    "No confirmed message came within 45 minutes.": "Ni ddaeth neges wedi'i chadarnhau o fewn 45 munud.",
    "It names a case we know, but not for certain whom in it: an officer must say.": (
        "Mae'n enwi achos a adwaenwn, ond nid yn sicr pwy ynddo: rhaid i swyddog ddweud."
    ),
    "It names nobody we can look up: an officer must say whom it is about.": (
        "Nid yw'n enwi neb y gallwn chwilio amdano: rhaid i swyddog ddweud am bwy y mae."
    ),
    "It is dated in the future: an officer must check it.": "Mae ei ddyddiad yn y dyfodol: rhaid i swyddog ei wirio.",
    "Early signal: held 45 minutes for the confirmed one.": (
        "Arwydd cynnar: cedwir am 45 munud i aros am yr un a gadarnhawyd."
    ),
    "The confirmed message has come: this early one adds nothing.": (
        "Daeth y neges a gadarnhawyd: nid yw'r un gynnar hon yn ychwanegu dim."
    ),
    "Reversed within 45 minutes: cancelled quietly.": "Gwrthdrowyd o fewn 45 munud: canslwyd yn dawel.",
    "A later message has overtaken it.": "Mae neges ddiweddarach wedi ei disodli.",
    "Already known from another message.": "Eisoes yn hysbys o neges arall.",
    "Already received: counted, and nothing done twice.": "Eisoes wedi'i derbyn: cyfrifwyd, ac ni wnaed dim ddwywaith.",
    "It was read, but it could not be kept as it is.": "Fe'i darllenwyd, ond ni ellid ei chadw fel y mae.",
    "Its time came, and no open case is left that it concerns.": (
        "Daeth ei hamser, ac nid oes achos agored ar ôl y mae'n ymwneud ag ef."
    ),
    "This source sends an implausible number of duties: held until a manager releases it.": (
        "Mae'r ffynhonnell hon yn anfon nifer annhebygol o ddyletswyddau: cedwir nes i reolwr ei rhyddhau."
    ),
    # why a field was left out
    "Not needed for this work.": "Nid oes ei angen ar gyfer y gwaith hwn.",
    "A place: fenced.": "Lle: wedi'i ffensio.",
    "A victim's personal record: not ours to keep.": "Cofnod personol dioddefwr: nid ein lle ni yw ei gadw.",
    "Personal, and not needed for this work.": "Personol, ac nid oes ei angen ar gyfer y gwaith hwn.",
    "Not of the kind expected.": "Nid o'r math a ddisgwylid.",
    "Free text that may contradict the message or name a place.": (
        "Testun rhydd a all wrth-ddweud y neges neu enwi lle."
    ),
    "Known to be wrong: the code decides.": "Gwyddys ei fod yn anghywir: y cod sy'n penderfynu.",
    "Differs from the message itself, which counts.": "Yn wahanol i'r neges ei hun, sef yr hyn sy'n cyfrif.",
    "May name the victim or an address: only the code is kept.": (
        "Gall enwi'r dioddefwr neu gyfeiriad: dim ond y cod a gedwir."
    ),
    "Recall is told by its own events.": "Ei ddigwyddiadau ei hun sy'n sôn am alw'n ôl.",
    "Reasons in words without codes, and places.": "Rhesymau mewn geiriau heb godau, a lleoedd.",
    "Places.": "Lleoedd.",
    "Names a prison, and is not needed.": "Mae'n enwi carchar, ac nid oes ei angen.",
}
"""English to Welsh, unreviewed by a speaker."""
