// The plan as it was read, flat: commitments in their order, institutions, findings.

const DATA = JSON.parse(document.getElementById("data").textContent);
const PLAN = DATA.plan;

const ROLES = ["lead", "partner", "support", "target", "mention"];
const IMPLIED = "implied";
const SEVERITIES = ["error", "warning", "info"];

const countryName = (iso3) =>
  DATA.countries[language]?.[iso3] ?? PLAN.countries.find((country) => country.iso3 === iso3)?.name ?? iso3;
const areaName = (slug) => DATA.areas[language]?.[slug] ?? (slug.charAt(0).toUpperCase() + slug.slice(1)).replaceAll("_", " ");

/** Institutions that a mention can name: those of the plan, and those of the registry. */
const INSTITUTIONS = new Map([...DATA.registry, ...PLAN.institutions].map((institution) => [institution.id, institution]));

/** Focus areas that a commitment can be in: those that are known, and those of the plan. */
const AREAS = [...new Set([...PLAN.countries.flatMap((country) => country.focus_areas.map((area) => area.area)), ...Object.keys(DATA.codes)])];

const shortName = (id) => {
  const institution = INSTITUTIONS.get(id);
  return institution?.acronym ?? institution?.name ?? id;
};
const fullName = (id) => INSTITUTIONS.get(id)?.name ?? id;

/** Offsets count characters; a script's strings count some characters twice. */
const unitsOf = (text, offset) => [...text].slice(0, offset).join("").length;
const charactersOf = (text, units) => [...text.slice(0, units)].length;
const inUnits = (text, spans) => [...text].length === text.length ? spans
  : spans.map((span) => ({ ...span, start: unitsOf(text, span.start), end: unitsOf(text, span.end) }));

/** The commitments as the output has them. Each is addressed by its key, and which of several. */
const READ = (() => {
  const seen = new Map();
  return PLAN.countries.flatMap((country) => country.focus_areas.flatMap((area) =>
    area.commitments.map((commitment) => {
      const nth = seen.get(commitment.key) ?? 0;
      seen.set(commitment.key, nth + 1);
      return {
        ...commitment, iso3: country.iso3, area: area.area, shown: commitment.id,
        evidence: inUnits(commitment.text, commitment.evidence), institutions: inUnits(commitment.text, commitment.institutions),
        addresses: [{ key: commitment.key, nth }],
      };
    })));
})();

/** The findings, the gravest first, and the facts that they tell, each by one or several of them. */
const FINDINGS = PLAN.findings.map((finding, number) => ({ ...finding, number }));
const FACTS = DATA.facts.map((numbers) => numbers.map((number) => FINDINGS[number]));
const COUNTS = ["area_count_mismatch", "total_mismatch", "declared_sum_mismatch"];
for (const finding of FINDINGS) {
  finding.related = !COUNTS.includes(finding.code) ? [] : FINDINGS.filter((other) =>
    other.commitment && other.country === finding.country && other.code !== "unknown_institution" &&
    (finding.focus_area === null || other.focus_area === finding.focus_area));
}

/** Whether institutions were looked for at all. */
const SOUGHT = PLAN.institutions.length > 0 || READ.some((commitment) => commitment.implied);

/** The government that has to do a commitment which does not say who, by its name in a language; else null. */
function impliedBy(entry, spoken) {
  const told = entry.details.responsible || entry.institutions.some((m) => m.role === "lead");
  const name = DATA.governments[spoken]?.[entry.iso3];
  return SOUGHT && name && !told ? { name, country: entry.iso3 } : null;
}

/** The same as a person reads it: it is no mention. */
const impliedIn = (entry) => [impliedBy(entry, language)].filter(Boolean).map(({ name, country }) => ({ institution: `${IMPLIED}-${country}`, name, role: IMPLIED }));

/** Everybody that a commitment names, and who is implied. */
const actorsIn = (entry) => [...impliedIn(entry), ...entry.institutions];

/** What a finding says, with names in the place of the codes that it begins with. */
function messageOf({ message, country, focus_area: area }) {
  const codes = [country, area].filter(Boolean);
  const said = codes.join(", ");
  return country && message.startsWith(`${said}:`) ? codes.map((code, at) => at ? areaName(code) : countryName(code)).join(", ") + message.slice(said.length) : message;
}

const findingsOf = (commitment) => FINDINGS.filter((finding) => finding.commitment === commitment.id);

/** How much a commitment needs a person, and why; of none that is not told. */
const riskOf = (entry) => DATA.risks[entry.id] ?? [0, []];

/** What the plan declares and what was found, by country and focus area. */
function tally() {
  const slugs = [...new Set(PLAN.countries.flatMap((country) => [
    ...country.focus_areas.map((area) => area.area), ...Object.keys(country.declared.by_focus_area)]))];
  const found = (iso3, slug) => READ.filter((c) => c.iso3 === iso3 && (!slug || c.area === slug)).length;
  return { slugs, found, declared: (country, slug) => slug ? country.declared.by_focus_area[slug] ?? null : country.declared.total };
}
