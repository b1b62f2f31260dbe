// The plan as it is shown, in the form of the program's output: ids and counts told anew.

/** Ids of a country's commitments, and which of them repeat another: as commitments/identity.py tells them. */
function numberedArea(iso3, code, own, firstOf) {
  return own.map((entry, at) => {
    const id = `${iso3}-${code}-${String(at + 1).padStart(2, "0")}`;
    if (!firstOf.has(entry.key)) firstOf.set(entry.key, id);
    return { entry, id, original: firstOf.get(entry.key) === id ? null : firstOf.get(entry.key) };
  });
}

/** The code of each focus area of a country; one that is new there has that of the vocabulary. */
function codesOf(country, slugs) {
  const known = country.focus_areas.filter((area) => area.commitments.length).map(({ area, commitments: [first] }) => [area, first.id.split("-").slice(1, -1).join("-")]);
  const codes = new Map(known);
  for (const slug of slugs.filter((one) => !codes.has(one))) {
    let [code, count] = [DATA.codes[slug], 2];
    for (; [...codes.values()].includes(code); count += 1) code = `${DATA.codes[slug]}${count}`;
    codes.set(slug, code);
  }
  return codes;
}

const inCharacters = (text, spans) => [...text].length === text.length ? spans
  : spans.map((span) => ({ ...span, start: charactersOf(text, span.start), end: charactersOf(text, span.end) }));

/** The ids under which commitments of the plan as it is shown were read. */
const READ_AS = new WeakMap();

function commitmentOf({ entry, id, original }) {
  const fields = Object.keys(PLAN.countries.flatMap((c) => c.focus_areas).flatMap((a) => a.commitments)[0]);
  const own = {
    ...entry, id, duplicate_of: original, page: entry.evidence[0]?.page ?? entry.page,
    implied: impliedBy(entry, PLAN.edition.language), evidence: inCharacters(entry.text, entry.evidence), institutions: inCharacters(entry.text, entry.institutions),
  };
  const made = Object.fromEntries(fields.map((name) => [name, own[name]]));
  READ_AS.set(made, entry.id);
  return made;
}

/** The plan with its corrections: what the program makes of them, but for what it reads anew in changed texts. */
function correctedPlan() {
  const ids = new Map();
  const countries = PLAN.countries.map((country) => {
    const own = entries.filter((entry) => entry.iso3 === country.iso3);
    const slugs = [...new Set([...country.focus_areas.map((area) => area.area), ...own.map((entry) => entry.area)])];
    const [codes, firstOf] = [codesOf(country, slugs), new Map()];
    const areas = slugs.map((slug) => {
      const area = country.focus_areas.find((one) => one.area === slug) ?? { area: slug, heading: "", evidence: [] };
      const numbered = numberedArea(country.iso3, codes.get(slug), own.filter((entry) => entry.area === slug), firstOf);
      numbered.forEach((one) => ids.set(one.entry, one));
      return { ...area, commitments: numbered.map(commitmentOf) };
    });
    return { ...country, focus_areas: areas };
  });
  const plan = { ...PLAN, countries };
  plan.institutions = institutionsOf(countries);
  plan.findings = findingsAnew(plan, ids);
  return plan;
}

function institutionsOf(countries) {
  const mentioned = new Map();
  for (const commitment of countries.flatMap((c) => c.focus_areas).flatMap((area) => area.commitments)) {
    for (const { institution } of commitment.institutions) mentioned.set(institution, new Set([...(mentioned.get(institution) ?? []), commitment.id]));
  }
  return [...mentioned].sort(([a], [b]) => a < b ? -1 : 1).map(([id, commitments]) => ({ ...INSTITUTIONS.get(id), commitments: [...commitments] }));
}

// Findings: those about counts, repetitions and unknown institutions are told anew, in the words of
// findings.toml and as reconcile/ tells them.

const STAGES = [["false_bullet", "duplicate_commitment"], ["unknown_institution", "stale_correction"], [
  "empty_country", "counts_not_declared", "total_mismatch", "declared_sum_mismatch", "area_count_mismatch", "empty_focus_area", "area_not_declared", "numbering_gap"],
["odd_counts"], ["unassigned_words"]];

function tell(code, values, evidence) {
  const { severity, message } = DATA.anew.kinds[code];
  const { country = null, focus_area: area = null, commitment = null } = values;
  return { code, severity, message: message.replace(/\{(\w+)(:\w+)?\}/g, (_, name) => values[name] ?? ""), country, focus_area: area, commitment, evidence };
}

/** The box around all that a commitment has on each page. */
const placesOfCommitment = ({ evidence }) => grouped(evidence, (one) => one.page).map((same) => ({
  page: same[0].page, bbox: [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...same.map((one) => one.bbox[side]))) }));

const falseMarks = ({ repairs }) => repairs.filter((repair) => repair.kind === "false_bullet" && repair.start > 0).length;

function findingsAnew(plan, ids) {
  const inOrder = plan.countries.flatMap((country) => country.focus_areas.flatMap((area) => area.commitments.map((one) => ({ one, country, area }))));
  const places = new Map(inOrder.map(({ one }, at) => [one.id, at]));
  const kept = PLAN.findings.filter((f) => !Object.hasOwn(DATA.anew.kinds, f.code)).flatMap((finding) => {
    if (!finding.commitment) return [finding];
    const [now] = [...ids.values()].filter(({ entry }) => entry.id === finding.commitment && (finding.code !== "false_bullet" || falseMarks(entry)));
    return now ? [{ ...finding, commitment: now.id, country: now.entry.iso3, focus_area: finding.focus_area && now.entry.area, message: finding.message.replace(finding.commitment, now.id) }] : [];
  });
  const about = ({ one, country, area }) => ({ country: country.iso3, focus_area: area.area, commitment: one.id });
  const repeated = inOrder.filter(({ one }) => one.duplicate_of).map((it) =>
    tell("duplicate_commitment", { ...about(it), original: it.one.duplicate_of }, placesOfCommitment(it.one)));
  const unknown = plan.institutions.filter((one) => one.resolved_by === "unknown").map(({ id, name, commitments }) => {
    const { one, country } = inOrder[places.get(commitments[0])];
    const told = tell("unknown_institution", { country: country.iso3, commitment: one.id, name, id }, placesOfCommitment(one));
    const before = PLAN.findings.find((f) => f.code === told.code && f.message.endsWith(` ${id}`)); // it may say who else it may be
    return before ? { ...told, message: before.message.replace(before.commitment, one.id) } : told;
  });
  const stage = (f) => STAGES.findIndex((codes) => codes.includes(f.code)) + 1;
  const rank = (f) => [SEVERITIES.indexOf(f.severity), stage(f), stage(f) === 1 ? places.get(f.commitment) : 0];
  return [...kept, ...repeated, ...unknown, ...plan.countries.flatMap(countsAnew)].map((f) => [rank(f), f])
    .sort(([a], [b]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, f]) => f);
}

function countsAnew(country) {
  const { iso3, declared } = country;
  const areas = new Map(country.focus_areas.map((area) => [area.area, area]));
  const countOf = (slug) => areas.get(slug)?.commitments.length ?? 0;
  const found = [...areas.keys()].reduce((sum, slug) => sum + countOf(slug), 0);
  const places = new Map(DATA.anew.declared[iso3] ?? []);
  const slugs = [...places.keys()].filter((slug) => Object.hasOwn(declared.by_focus_area, slug));
  const sum = slugs.reduce((all, slug) => all + declared.by_focus_area[slug], 0);
  const told = [];
  const say = (code, values, evidence = []) => told.push(tell(code, { country: iso3, ...values }, evidence));
  if (!found) say("empty_country", {});
  if (declared.total === null && !slugs.length) say("counts_not_declared", { found });
  if (declared.total !== null && declared.total !== found) say("total_mismatch", { declared: declared.total, found }, places.get("total"));
  if (declared.total !== null && slugs.length && declared.total !== sum) say("declared_sum_mismatch", { declared: declared.total, found: sum }, places.get("total"));
  for (const slug of slugs.filter((one) => declared.by_focus_area[one] !== countOf(one))) {
    say("area_count_mismatch", { focus_area: slug, declared: declared.by_focus_area[slug], found: countOf(slug), note: noteOn(areas.get(slug)) }, places.get(slug));
  }
  for (const [slug, { evidence }] of areas) {
    if (!countOf(slug)) say("empty_focus_area", { focus_area: slug }, evidence);
    if (slugs.length && !slugs.includes(slug)) say("area_not_declared", { focus_area: slug, found: countOf(slug) }, evidence);
  }
  return told;
}

/** What else could be counted: with list marks in mid-sentence, or without repetitions. */
function noteOn(area) {
  if (!area) return "";
  const count = area.commitments.length;
  const [marks, twice] = [area.commitments.reduce((all, one) => all + falseMarks(one), 0), area.commitments.filter((one) => one.duplicate_of).length];
  const notes = [marks && DATA.anew.notes[0].replace("{n}", count + marks), twice && DATA.anew.notes[1].replace("{n}", count - twice)].filter(Boolean);
  return notes.length ? ` (${notes.join(", ")})` : "";
}
