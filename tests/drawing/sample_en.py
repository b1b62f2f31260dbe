"""An invented English plan; none of it was ever committed to by anybody.

All its declared counts are true but one: Ecuador declares one commitment too many on health, and
its total agrees with that. Honduras declares no total.
"""

from .content import AreaContent, CountryContent, PlanContent

_COSTA_RICA = CountryContent(
    iso3="CRI",
    name="Costa Rica",
    narrative=(
        "Costa Rica received 41,220 new applications between 2020 and 2022, a three-fold rise "
        "that its Migration Office met with mobile teams, a cross-border desk and longer opening "
        "hours. Health and Education services are open to asylum-seekers and/or stateless "
        "persons on the same terms as to nationals.",
        "The plan below was agreed with municipalities, the private sector and civil society. "
        "Protection remains its largest part; the post-COVID-19 recovery of small firms is new.",
    ),
    declared_total=11,
    declared={"protection": 4, "education": 3, "jobs_and_livelihoods": 4},
    areas=(
        AreaContent(
            "protection",
            "PROTECTION",
            (
                "Open a second interview centre in Upala.",
                "Mobile registration: Equip four vehicles with satellite links so that officers "
                "of the Migration Office can register asylum-seekers along the northern border "
                "within 72 hours of arrival, including indigenous families in Talamanca.",
                "Adopt a protocol for unaccompanied children that names (a) the authority which "
                "appoints a guardian, (b) the time-limit for a best-interests interview, and "
                "(c) the shelters that may receive siblings together.",
                "Reduce the backlog of claims by half in 2023-2025, through simplified "
                "procedures for well-founded cases and a merged first/second interview",
            ),
        ),
        AreaContent(
            "education",
            "EDUCATION",
            (
                "Recognise foreign school records, with or without an apostille, within thirty "
                "days",
                "Bridging courses: Offer Spanish-language and mathematics courses to "
                "newly-arrived pupils in 60 schools.",
                "Train 350 teachers on “safe and welcoming classrooms”, a programme of the "
                "INAFED [the national institute of teacher training (see annex 2)], in "
                "partnership with community radio stations.",
            ),
        ),
        AreaContent(
            "jobs_and_livelihoods",
            "JOBS AND LIVELIHOODS",
            (
                "Issue work permits together with the asylum-seeker card.",
                "Publish vacancies open to refugees on the public employment site, "
                "www.empleo-para-todos.go.cr/refugiados/ofertas, and keep the list up to date",
                "Seed capital: Extend the small-grants scheme of FONAPYME to refugee-led "
                "cooperatives, half of them headed by women.",
                "Sign agreements with ten coffee-growing firms on decent work, fair pay and "
                "transport to and from the fields",
            ),
        ),
    ),
)

_ECUADOR = CountryContent(
    iso3="ECU",
    name="Ecuador",
    narrative=(
        "Ecuador has recognised more than 74,000 refugees, most of them from across its northern "
        "border, and takes part in the regional framework for the first time. Its plan rests on "
        "the Human Mobility Act and on the experience of the cantons of Ibarra, Tulcán and "
        "Esmeraldas.",
    ),
    declared_total=17,
    declared={
        "protection": 6,
        "health": 4,
        "jobs_and_livelihoods": 2,
        "social_protection": 3,
        "education": 2,
    },
    areas=(
        AreaContent(
            "protection",
            "PROTECTION",
            (
                "Digitise refugee files kept on paper",
                "Keep the border crossing at Rumichaca open to persons who seek international "
                "protection, with interpreters of Kichwa and Awa Pit.",
                "National information system: Link the registry of the Refugee Directorate, the "
                "civil registry and the system of the Ministry of Economic and Social Inclusion "
                "(MIES), so that (a) no person has to tell the same story twice, (b) changes of "
                "address, birth or marriage reach every institution on the same day, (c) data "
                "are shared only with the informed consent of the person concerned [as required "
                "by the Data Protection Act (articles 7 and 8)], and (d) the Ombudsman’s Office "
                "may examine, at any time and without notice, who has read a file and why. The "
                "link is to be tested in two cantons in the first half-year, assessed by an "
                "independent body, and extended to all 24 provinces not later than the end of "
                "2024, provided that the test has shown no harm to the persons concerned.",
                "Provide free legal aid in fifteen cities, together with university law clinics.",
                "Establish a cross-border working group of anti-trafficking units.",
                "Review the “prima facie” procedure and publish its results, e.g. the number of "
                "applications, decisions and appeals per quarter",
            ),
        ),
        AreaContent(
            "social_protection",
            "SOCIAL PROTECTION",
            (
                "Include refugees in the Human Development Bonus, from the day of recognition.",
                "Rent support: Pay three months’ rent for women-headed households that leave a "
                "shelter",
                "Make the emergency fund of the MIES available to municipalities which host "
                "more than 500 displaced persons, on a simple request and/or on the proposal of "
                "the provincial board.",
            ),
        ),
        AreaContent(
            "health",
            "HEALTH",
            (
                "Vaccinate all arrivals against measles, yellow fever and COVID-19.",
                "Mental health and psychosocial support: Place one psychologist in each of 22 "
                "health centres near the border, paid by the Ministry of Public Health from the "
                "second year on.",
                "Give pregnant women and girls access to antenatal care, irrespective of their "
                "documents",
            ),
        ),
        AreaContent(
            "education",
            "EDUCATION",
            (
                "Waive fees for the baccalaureate examination",
                "Set up 40 school-based committees against bullying and xenophobia, with "
                "parents, pupils and neighbours as members.",
            ),
        ),
        AreaContent(
            "jobs_and_livelihoods",
            "JOBS AND LIVELIHOODS",
            (
                "Open savings accounts to holders of a refugee visa, in agreement with the "
                "Superintendency of Banks.",
                "Certify skills gained abroad in construction, hairdressing, cooking and care, "
                "through SECAP",
            ),
        ),
    ),
)

_HONDURAS = CountryContent(
    iso3="HND",
    name="Honduras",
    narrative=(
        "Honduras responds at once to internal displacement, to returns and to transit. The law "
        "on internally displaced persons, passed after a ten-year debate, gives its plan a new "
        "foundation and a budget line of its own.",
    ),
    declared_total=None,
    declared={"health": 2, "protection": 5},
    areas=(
        AreaContent(
            "health",
            "HEALTH",
            (
                "Run mobile clinics in Danlí, Trojes and Choluteca",
                "Supply the reception centres with medicines, vaccines and first-aid kits every "
                "month, and refer urgent cases to the nearest hospital without charge.",
            ),
        ),
        AreaContent(
            "protection",
            "PROTECTION",
            (
                "Put the law on internal displacement into force.",
                "Early warning: Support the CONADEH in watching over neighbourhoods at risk, and "
                "in reporting threats, forced recruitment and the loss of homes to the "
                "inter-institutional commission (CIPPDEF).",
                "Protect abandoned land and housing through a registry that prevents any sale "
                "or transfer while the owners are away",
                "Relocate families in danger to a safe municipality within 48 hours.",
                "Offer returnees with protection needs a confidential interview on arrival, at "
                "the airport as well as at the land border of Corinto.",
            ),
        ),
    ),
)

SAMPLE = PlanContent(
    title="MIRPS NATIONAL ACTION PLANS",
    year=2023,
    language="en",
    objectives=(
        "Strengthen access to territory and to fair procedures",
        "Respond to urgent protection and health needs",
        "Share responsibility with host communities",
        "Widen opportunities for self-reliance and durable solutions",
    ),
    countries=(_COSTA_RICA, _ECUADOR, _HONDURAS),
)
