"""An invented Spanish plan; none of it was ever committed to by anybody.

All its declared counts are true but one: Colombia declares a total of 9 and prints 8.
"""

from .content import AreaContent, CountryContent, PlanContent

_COLOMBIA = CountryContent(
    iso3="COL",
    name="Colombia",
    narrative=(
        "Colombia acoge a más de dos millones de personas procedentes de países vecinos y ha "
        "regularizado a la mayoría de ellas mediante un estatuto temporal de diez años. La "
        "Educación y la Salud son, junto con la Protección, los pilares de su respuesta.",
    ),
    declared_total=9,
    declared={"protection": 3, "health": 2, "jobs_and_livelihoods": 3},
    areas=(
        AreaContent(
            "protection",
            "PROTECCIÓN",
            (
                "Ampliar a 18 ciudades la atención jurídica gratuita.",
                "Registro único: Integrar los sistemas de la Cancillería, de Migración Colombia "
                "y del ICBF, de modo que (a) ningún niño, niña o adolescente quede sin "
                "acompañamiento, (b) los datos se compartan sólo con el consentimiento de la "
                "persona y/o de su representante, y (c) la Defensoría del Pueblo pueda consultar "
                "los indicadores socio-demográficos [véase el anexo 3 (cuadros 1 y 2)].",
                "Reducir a seis meses el plazo de decisión de las solicitudes de asilo "
                "presentadas en 2022-2024",
            ),
        ),
        AreaContent(
            "health",
            "SALUD",
            (
                "Afiliar a las personas solicitantes de asilo al régimen subsidiado.",
                "Crear equipos de salud mental en los municipios de frontera, con énfasis en las "
                "mujeres sobrevivientes de violencia y en las secuelas de la COVID-19",
            ),
        ),
        AreaContent(
            "jobs_and_livelihoods",
            "EMPLEO Y MEDIOS DE VIDA",
            (
                "Certificar competencias laborales a través del SENA.",
                "Publicar las vacantes en www.empleo-sin-fronteras.gov.co/vacantes/refugiados y "
                "difundirlas en las oficinas de empleo.",
                "Incentivos: Ofrecer beneficios tributarios a las empresas que contraten a "
                "personas refugiadas con un contrato de al menos un año",
            ),
        ),
    ),
)

_MEXICO = CountryContent(
    iso3="MEX",
    name="México",
    narrative=(
        "México recibió en 2022 el tercer mayor número de solicitudes de asilo del mundo. La "
        "COMAR abrió cuatro oficinas y firmó convenios con once gobiernos estatales.",
        "El presente plan prioriza la integración local: vivienda, escuela y trabajo digno en el "
        "norte y el centro del país.",
    ),
    declared_total=10,
    declared={
        "protection": 4,
        "education": 2,
        "health": 1,
        "jobs_and_livelihoods": 1,
        "social_protection": 2,
    },
    areas=(
        AreaContent(
            "education",
            "EDUCACIÓN",
            (
                "Simplificar la inscripción escolar de la niñez refugiada, aun cuando falten "
                "actas de nacimiento o boletas.",
                "Otorgar 1,200 becas de educación media-superior",
            ),
        ),
        AreaContent(
            "protection",
            "PROTECCIÓN",
            (
                "Fortalecer la capacidad de la COMAR en Tapachula, Palenque y Tenosique.",
                "Alternativas a la detención: Trasladar a las familias, a las personas con "
                "discapacidad y a las víctimas de delitos a espacios de puertas abiertas, en un "
                "plazo no mayor de 24 horas, y dar seguimiento a cada caso hasta que se resuelva "
                "la solicitud; el DIF nacional y los sistemas estatales coordinarán la medida, "
                "informarán cada trimestre de sus resultados y la evaluarán, en consulta con las "
                "organizaciones de la sociedad civil, al término del primer año.",
                "Difundir la campaña “Somos vecinos” contra la xenofobia en radio, televisión y "
                "redes sociales",
                "Capacitar a 900 agentes fronterizos en el principio de no devolución.",
            ),
        ),
        AreaContent(
            "social_protection",
            "PROTECCIÓN SOCIAL",
            (
                "Incluir a las personas refugiadas en los programas de vivienda popular.",
                "Abrir guarderías públicas a madres y padres solicitantes de asilo, en el mismo "
                "horario y con el mismo costo que para las familias mexicanas",
            ),
        ),
        AreaContent(
            "health",
            "SALUD",
            ("Garantizar el acceso gratuito al primer nivel de atención médica.",),
        ),
        AreaContent(
            "jobs_and_livelihoods",
            "EMPLEO Y MEDIOS DE VIDA",
            (
                "Vincular a 5,000 personas al año con empleos formales mediante el programa de "
                "reubicación e integración.",
            ),
        ),
    ),
)

_PANAMA = CountryContent(
    iso3="PAN",
    name="Panamá",
    narrative=(
        "Panamá es a la vez país de tránsito y de asilo. La ONPAR revisa su reglamento para "
        "decidir con mayor celeridad.",
    ),
    declared_total=3,
    declared={"protection": 2, "education": 1},
    areas=(
        AreaContent(
            "protection",
            "PROTECCIÓN",
            (
                "Reformar el decreto que regula el procedimiento de refugio.",
                "Instalar en Darién un puesto inter-institucional de atención, con agua, "
                "alimentos, intérpretes y/o mediadores culturales",
            ),
        ),
        AreaContent(
            "education",
            "EDUCACIÓN",
            ("Convalidar títulos universitarios extranjeros sin costo para el solicitante.",),
        ),
    ),
)

SAMPLE_ES = PlanContent(
    title="MIRPS: PLANES DE ACCIÓN NACIONALES",
    year=None,
    language="es",
    objectives=(
        "Mejorar la recepción y el acceso a procedimientos justos",
        "Atender las necesidades urgentes de protección y salud",
        "Apoyar a las comunidades de acogida",
        "Ampliar las soluciones duraderas",
    ),
    countries=(_COLOMBIA, _MEXICO, _PANAMA),
)
