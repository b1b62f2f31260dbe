// The tables of the program's exports (tables/rows.py), of the plan as it is shown.

/** Rows of all tables, by the names of their columns. What corrections leave alone comes from the program. */
function rowsOf(plan) {
  const rows = { ...Object.fromEntries(DATA.tables.forms.map(({ name }) => [name, []])), ...DATA.tables.rows };
  const edition = DATA.tables.edition;
  const marks = { edition_id: edition, edition_year: plan.edition.year };
  const named = (id) => id && `${edition}.${id}`;
  const lineages = new Map(plan.countries.flatMap((country) => country.focus_areas).flatMap((area) => area.commitments).map((one) => [one.id, DATA.lineages[READ_AS.get(one)] ?? []]));
  const lineage = (id) => lineages.get(id)?.[0] ?? null;
  const codes = (id) => [...new Set(plan.findings.filter((f) => f.commitment === id).map((f) => f.code))];
  for (const country of plan.countries) {
    const own = { ...marks, country_iso3: country.iso3, country: country.name };
    rows.counts.push(...countRows(country).map((row) => ({ ...own, ...row })));
    country.focus_areas.forEach((area, place) => {
      const of = { ...own, focus_area: area.area };
      rows.focus_areas.push({ ...of, position: place + 1, heading: area.heading });
      area.commitments.forEach((one, at) => {
        const inside = { edition_id: edition, commitment_id: named(one.id), lineage: lineage(one.id) };
        const [, first_year = null, last_year = null] = lineages.get(one.id);
        rows.commitments.push({
          ...of, commitment_id: named(one.id), label: one.id, position: at + 1, number: one.number, title: one.title, text: one.text, language: plan.edition.language,
          ...responsible(one), ...byRole(one), ...pagesOf(one.evidence), ...whatPeopleDid(one), key: one.key, duplicate_of: named(one.duplicate_of), lineage: lineage(one.id), first_year, last_year, status: null, status_date: null, status_source: [], findings: codes(one.id), source_file: plan.source.file_name,
        });
        one.items.forEach((item, n) => rows.items.push({ ...inside, position: n + 1, marker: item.marker, text: item.text }));
        for (const [column, text] of Object.entries(one.details)) rows.details.push({ ...inside, column, text });
        one.evidence.forEach(({ page, bbox: [x0, top, x1, bottom], start, end }, n) => rows.evidence.push({ ...inside, position: n + 1, page, x0, top, x1, bottom, start, end }));
        one.institutions.forEach((m, n) => rows.mentions.push({
          ...of, commitment_id: named(one.id), lineage: lineage(one.id), position: n + 1, institution_id: m.institution, name: m.name, text: m.text, start: m.start, end: m.end, role: m.role, source: m.source, ...whatPeopleDid(one),
          page: one.evidence.findLast((place) => place.start <= m.start)?.page ?? null,
        }));
      });
    });
  }
  rows.institutions = plan.institutions.map((one) => ({
    ...marks, institution_id: one.id, name: one.name, ...Object.fromEntries(DATA.tables.languages.map((code) => [`name_${code}`, one.names[code] ?? null])),
    acronym: one.acronym, type: one.type, institution_country_iso3: one.country, resolved_by: one.resolved_by, commitments: one.commitments.length,
  }));
  rows.findings = plan.findings.map((f, at) => ({
    ...marks, position: at + 1, severity: f.severity, code: f.code, message: f.message, country_iso3: f.country, focus_area: f.focus_area,
    commitment_id: named(f.commitment), lineage: lineage(f.commitment), pages: [...new Set(f.evidence.map((place) => place.page))].sort((a, b) => a - b).map(String),
  }));
  return rows;
}

function countRows({ declared, focus_areas: areas }) {
  const found = Object.fromEntries(areas.map((area) => [area.area, area.commitments.length]));
  const checked = (own) => own.flatMap((area) => area.commitments).filter(isChecked).length;
  const row = (area, said, number) => ({
    focus_area: area, declared: said ?? null, found: number, checked: checked(area === "total" ? areas : areas.filter((one) => one.area === area)), difference: said === null || said === undefined ? null : number - said,
  });
  const slugs = [...new Set([...Object.keys(found), ...Object.keys(declared.by_focus_area)])];
  return [...slugs.map((slug) => row(slug, declared.by_focus_area[slug], found[slug] ?? 0)), row("total", declared.total, Object.values(found).reduce((a, b) => a + b, 0))];
}

function whatPeopleDid(one) {
  const { checked_by, checked_at, corrected_by } = reviewOf(one);
  return { checked: isChecked(one), checked_by, checked_at, corrected: isCorrected(one), corrected_by };
}

function responsible({ institutions, details, implied }) {
  const leading = [...new Set(institutions.filter((m) => m.role === "lead").map((m) => m.institution))].map(fullName);
  const [who, how] = leading.length ? [leading, "named"] : details.responsible ? [[details.responsible], "column"] : implied ? [[implied.name], IMPLIED] : [[], null];
  return { responsible: who, responsible_is: how };
}

function byRole(one) {
  return Object.fromEntries(Object.entries(DATA.tables.roles).flatMap(([column, role]) => {
    const ids = [...new Set(one.institutions.filter((m) => m.role === role).map((m) => m.institution))];
    return [[column, ids.map(fullName)], [`${column}_id`, ids]];
  }));
}

function pagesOf(evidence) {
  const pages = evidence.map((place) => place.page);
  return { page_first: pages.length ? Math.min(...pages) : null, page_last: pages.length ? Math.max(...pages) : null };
}

const joint = (value) => Array.isArray(value) ? value.join("; ") : value;

/** A file of CSV for each table, by name. */
function csvFiles(rows) {
  return DATA.tables.forms.map(({ name, columns, numbers }) => {
    const told = (column, value) => numbers.includes(column) && Number.isInteger(value) ? value.toFixed(1) : joint(value);
    return [`${name}.csv`, delimited([columns, ...rows[name].map((row) => columns.map((column) => told(column, row[column])))])];
  });
}

/** A value as people call it: focus areas, findings and kinds by name (exports/about.py). */
function valueNamed(column, value) {
  const { language: code, slugs } = DATA.tables;
  const words = (slug) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("_", " ");
  if (column === "findings") return value.map((one) => LABELS[code].finding[one] ?? one);
  if (typeof value !== "string") return value;
  if (column === "focus_area") return value === "total" ? words(value) : DATA.areas[code][value] ?? words(value);
  if (column === "code") return LABELS[code].finding[value] ?? value;
  return slugs.includes(column) ? words(value) : value;
}

/** The sheets of the program's workbook that hold tables; a table without rows has none. */
const sheetsOf = (rows) => DATA.tables.sheets.filter(({ name }) => rows[name].length).map(({ name, title, columns, heads, widths }) => ({
  title, widths, rows: [heads, ...rows[name].map((row) => columns.map((column) => joint(valueNamed(column, row[column]))))],
}));
