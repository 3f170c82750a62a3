"""Names for made-up people, and how each is written otherwise: written down apart from the program's own lists."""

from collections.abc import Mapping


def weighted(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Names with how often each is, as in "Jones*30 Pugh*2"."""
    pairs = [one.partition("*") for one in text.split()]
    return tuple(name.replace("_", " ") for name, _, _ in pairs), tuple(int(times or 1) for _, _, times in pairs)


FAMILIES = {
    "british": weighted(
        """Jones*40 Davies*26 Williams*24 Evans*20 Thomas*16 Roberts*10 Lewis*8 Hughes*8 Morgan*8 Griffiths*7 Edwards*6
        Smith*14 Owen*5 James*6 Morris*5 Price*5 Rees*5 Phillips*5 Brown*5 Taylor*5 Wilson*4 Walker*3 Wright*3 Hall*3
        Green*3 Cooper*2 Harris*4 Jenkins*4 Llewellyn*2 Pritchard*3 Parry*3 Pugh*2 Bowen*2 Vaughan*2 Lloyd*3 Powell*4
        Watkins*3 Howells*2 O'Brien*2 Murphy*2 McCarthy MacDonald*2 Campbell*2 Fletcher Hartley Whitcombe Thistlewood
        Ashdown Pemberton Fairclough Rhys-Jones Lloyd-Evans Carter-Hall Trahaearn Prytherch Cadwaladr Blevins Gethin"""
    ),
    "welsh": weighted("Gruffydd*3 Llywelyn*2 Emrys Iorwerth Dafydd*2 Gwilym Tudur Owain Rhydderch Ifan"),
    "asian": weighted(
        """Khan*20 Ahmed*12 Hussain*14 Ali*12 Begum*10 Mohammed*8 Iqbal*4 Malik*4 Chaudhry*3 Qureshi*3 Sheikh*3
        Mahmood*4 Akhtar*4 Patel*10 Singh*12 Kaur*10 Sharma*3 Gill*3 Rahman*4 Uddin*3 Bibi*4 Shah*4 Butt*2
        Rashid*2 Siddiqui*2"""
    ),
    "eastern": weighted(
        """Nowak*6 Kowalski*4 Wiśniewski*3 Wójcik*2 Kamiński*2 Lewandowski*2 Zieliński*2 Szymański Dąbrowski Popescu*3
        Ionescu*2 Dumitru Kovalenko*2 Shevchenko*2 Bondarenko Tkachenko Melnyk*2 Horváth Novák Petrov Ivanov"""
    ),
    "other": weighted(
        """Adeyemi*2 Okafor*2 Mensah*2 Osei Abdi*3 Hassan*4 Warsame Mohamud*2 Nguyen*4 Tran*2 Chen*3 Wang*3 Li*2 Zhang*2
        Garcia*2 Fernandes*2 Silva*2 Santos Costa Al-Hussain Haddad Yilmaz*2 Öztürk Müller Tesfaye Bekele"""
    ),
}
GIVEN = {
    "british": weighted(
        """David*8 John*8 Michael*6 Christopher*5 James*6 Robert*5 William*5 Thomas*5 Daniel*5 Matthew*4 Andrew*5 Paul*4
        Stephen*4 Richard*4 Anthony*3 Joseph*3 Benjamin*3 Samuel*3 Jack*4 Oliver*3 Gareth*4 Rhys*4 Owain*3 Huw*3 Ieuan*2
        Aled*2 Geraint*2 Siân*3 Carys*2 Megan*4 Rhiannon*2 Angharad*2 Bethan*3 Catrin*2 Mair*2 Eleri Sarah*6 Emma*5
        Elizabeth*5 Margaret*4 Susan*4 Catherine*4 Rebecca*4 Jennifer*4 Jessica*4 Victoria*3 Patricia*3 Deborah*3
        Samantha*3 Alexandra*2 Charlotte*4 Abigail*2 Florence*2 Ruby Poppy Ethan*2 Callum*2 Mia*2 Ella*2 Seren*2"""
    ),
    "welsh": weighted("Rhys*3 Owain*3 Ifan*2 Gwenllian Angharad*2 Macsen Eleri Siwan Gruff Mared Elen*2 Iolo"),
    "asian": weighted(
        """Mohammed*24 Muhammad*12 Ahmed*6 Ali*5 Imran*4 Aisha*5 Fatima*6 Zainab*4 Maryam*4 Hassan*4 Hussain*3 Omar*3
        Yusuf*3 Ibrahim*3 Khadija*2 Shabana*2 Nasreen*2 Priya*3 Rajesh*2 Harpreet*4 Gurpreet*4 Manjit*3 Simran*2 Tariq*2
        Bilal*2 Usman*3 Saima*2 Rukhsana Parveen*2 Sanjay*2 Anita*2"""
    ),
    "eastern": weighted(
        """Katarzyna*4 Piotr*4 Małgorzata*3 Agnieszka*3 Krzysztof*3 Andrzej*2 Tomasz*3 Paweł*3 Ewa*2 Magdalena*3 Zofia*2
        Oksana*2 Olena*2 Yuliia*2 Oleksandr*2 Mykola*2 Dmytro*2 Ioana*2 Andrei*2 Mihai*2 Elena*2 Zsófia István"""
    ),
    "other": weighted(
        """Oluwaseun Chidi Ngozi Kwame Abena Abdi*2 Amina*3 Hodan Ayaan Wei*3 Mei*2 Xiu Linh*2 Minh*2 Maria*4 José*2
        João Ana*3 Carlos*2 Mehmet*2 Ayşe*2 Layla*2 Samir*2 Selam Dawit Jürgen Björn"""
    ),
}
ALONE = ("Suharto", "Thiri", "Shabnam", "Sukarman", "Amanullah", "Wahyuni", "Tenzin", "Gulalai", "Parwana", "Nyima")
"""People with one name."""

SHORT: Mapping[str, tuple[str, ...]] = {
    "David": ("Dave", "Dai", "Dafydd"), "John": ("Jack", "Johnny"), "Michael": ("Mike", "Mick"),
    "Christopher": ("Chris", "Kit"), "James": ("Jim", "Jamie"), "Robert": ("Bob", "Rob", "Robbie"),
    "William": ("Will", "Bill", "Billy"), "Thomas": ("Tom", "Tommy", "Twm"), "Daniel": ("Dan", "Danny"),
    "Matthew": ("Matt",), "Andrew": ("Andy", "Drew"), "Stephen": ("Steve",), "Richard": ("Rick", "Richie", "Dick"),
    "Anthony": ("Tony", "Ant"), "Joseph": ("Joe",), "Benjamin": ("Ben",), "Samuel": ("Sam",), "Oliver": ("Ollie",),
    "Gareth": ("Gaz",), "Elizabeth": ("Liz", "Beth", "Betty", "Libby"), "Margaret": ("Maggie", "Peggy", "Meg"),
    "Susan": ("Sue", "Suzie"), "Catherine": ("Kate", "Cathy", "Katie"), "Rebecca": ("Becky", "Bex"),
    "Jennifer": ("Jen", "Jenny"), "Jessica": ("Jess",), "Victoria": ("Vicky", "Tori"), "Patricia": ("Pat", "Trish"),
    "Deborah": ("Debbie", "Deb"), "Samantha": ("Sam", "Sammy"), "Alexandra": ("Alex", "Lexi", "Sandra"),
    "Charlotte": ("Lottie", "Charlie"), "Abigail": ("Abi", "Abby"), "Florence": ("Flo", "Florrie"), "Megan": ("Meg",),
    "Bethan": ("Beth",), "Rhiannon": ("Rhi",), "Angharad": ("Haz", "Angie"), "Ieuan": ("Ieu",), "Callum": ("Cal",),
    "Katarzyna": ("Kasia",), "Małgorzata": ("Gosia",), "Agnieszka": ("Aga",), "Krzysztof": ("Krzys", "Chris"),
    "Magdalena": ("Magda",), "Zofia": ("Zosia",), "Oleksandr": ("Sasha", "Oleks"), "Mohammed": ("Mo",),
    "Muhammad": ("Mo",), "Harpreet": ("Harps", "Preet"), "Gurpreet": ("Gurps",), "Oluwaseun": ("Seun",),
}  # fmt: skip
WRITTEN: Mapping[str, tuple[str, ...]] = {
    "Mohammed": ("Muhammad", "Mohamed", "Mohammad", "محمد"), "Muhammad": ("Mohammed", "Muhammed", "Mohamad"),
    "Hussain": ("Hussein", "Husain", "Hossain"), "Ahmed": ("Ahmad", "Ahmet"), "Aisha": ("Ayesha", "Aysha"),
    "Fatima": ("Fatimah", "Fathima"), "Maryam": ("Mariam", "Miriam"), "Zainab": ("Zaynab", "Zeinab"),
    "Yusuf": ("Yousef", "Youssef"), "Khadija": ("Khadijah", "Hadija"), "Hassan": ("Hasan",), "Usman": ("Osman",),
    "Omar": ("Umar",), "Chaudhry": ("Choudhury", "Chowdhury", "Chaudhary"), "Qureshi": ("Kureshi", "Quraishi"),
    "Sheikh": ("Shaikh", "Shaykh"), "Siddiqui": ("Siddiqi", "Siddique"), "Rahman": ("Rehman", "Rahmaan"),
    "Mahmood": ("Mahmoud", "Mehmood"), "Akhtar": ("Akther", "Aktar"), "Uddin": ("Udin", "Ud-Din"),
    "Yuliia": ("Julia", "Yulia", "Юлія"), "Oleksandr": ("Alexander", "Aleksandr", "Олександр"),
    "Mykola": ("Nikolai", "Микола"), "Dmytro": ("Dmitry", "Dmitri", "Дмитро"), "Olena": ("Elena", "Олена"),
    "Oksana": ("Oxana", "Оксана"), "Kovalenko": ("Коваленко", "Kowalenko"), "Shevchenko": ("Шевченко", "Szewczenko"),
    "Bondarenko": ("Бондаренко",), "Tkachenko": ("Ткаченко",), "Melnyk": ("Melnik", "Мельник"),
    "Petrov": ("Петров",), "Ivanov": ("Иванов",), "Wei": ("Way",), "Nguyen": ("Nguyễn",), "Stephen": ("Steven",),
    "Catherine": ("Katherine", "Kathryn"), "Siân": ("Shan", "Sian"), "Rhys": ("Reece", "Rees"), "Ieuan": ("Iuan",),
    "Llewellyn": ("Llywelyn", "Llewelyn"), "Pritchard": ("Prichard",), "Griffiths": ("Griffith", "Gruffydd"),
    "Phillips": ("Philips", "Philipps"), "Davies": ("Davis",), "Hughes": ("Huws",), "Warsame": ("Warsama",),
    "Abdi": ("Cabdi",), "Tesfaye": ("Tesfay",), "Al-Hussain": ("Alhussain", "Al Hussein"),
}  # fmt: skip
BY_EAR = (
    ("ph", "f"),
    ("ough", "o"),
    ("ie", "y"),
    ("ck", "k"),
    ("ee", "ea"),
    ("c", "k"),
    ("y", "i"),
    ("s", "z"),
    ("w", "u"),
)
