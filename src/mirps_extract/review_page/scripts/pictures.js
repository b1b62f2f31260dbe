// The numbers in pictures: declared against found, who does what, and who works together.

const MOST_INSTITUTIONS = 20;
const MOST_IN_MATRIX = 15;

function drawNumbers(panel) {
  const { slugs, found, declared } = tally();
  const byCountry = PLAN.countries.map((c) => ({ name: countryName(c.iso3), declared: declared(c), found: found(c.iso3) }));
  const byArea = slugs.map((slug) => {
    const said = PLAN.countries.map((c) => declared(c, slug)).filter((n) => n !== null);
    return { name: areaName(slug), declared: said.length ? said.reduce((a, b) => a + b, 0) : null, found: READ.filter((c) => c.area === slug).length };
  });
  refill(panel,
    block(t("numbers.country"), t("numbers.about-counts"), pairsLegend(), pairsChart(t("numbers.country"), byCountry), countsTable(slugs, found, declared)),
    block(t("numbers.area"), "", pairsLegend(), pairsChart(t("numbers.area"), byArea), table(t("numbers.area"), [t("area"), t("declared"), t("found-head")], byArea.map((row) => [row.name, row.declared ?? "–", row.found]))),
    ...institutionBlocks(),
    block(t("numbers.words"), t("numbers.about-words", { n: PLAN.coverage.words }), table(t("numbers.words"), [t("numbers.used-as"), t("numbers.word-count")],
      Object.entries(PLAN.coverage.by_role).map(([role, number]) => [t(`ledger.${role}`), number]))));
}

function block(title, about, ...children) {
  const id = `block-${title.replace(/\W+/g, "-").toLowerCase()}`;
  return h("section", { class: "block", "aria-labelledby": id }, h("h2", { id }, title), about ? h("p", { class: "muted small" }, about) : null, children);
}

function pairsLegend() {
  const sample = (attributes) => svg("svg", { width: 22, height: 12, "aria-hidden": "true" }, svg("rect", { width: 22, height: 12, ...attributes }));
  return h("ul", { class: "legend" },
    h("li", {}, sample({ fill: "url(#bar-declared)", class: "outline" }), t("declared")),
    h("li", {}, sample({ class: "solid" }), t("found-head")),
    h("li", {}, h("b", { "aria-hidden": "true" }, "≠"), t("differs")));
}

function countsTable(slugs, found, declared) {
  const pair = (said, number) => said === null && !number ? "" : `${said ?? "–"}/${number}`;
  const both = (text, country, slug) => {
    const said = declared(country, slug);
    return said !== null && said !== found(country.iso3, slug) ? h("b", { class: "differs" }, `${text} ≠`) : text;
  };
  return details(t("as-table"), table(t("numbers.declared-found"), [t("country"), ...slugs.map(areaName), t("total")],
    PLAN.countries.map((c) => [countryName(c.iso3), ...slugs.map((slug) => both(pair(declared(c, slug), found(c.iso3, slug)), c, slug)), both(pair(declared(c), found(c.iso3)), c)])));
}

/** How often each institution has which role, counted by commitment. */
function institutionRows() {
  const rows = new Map();
  for (const entry of entries) {
    for (const id of new Set(entry.institutions.map((m) => m.institution))) {
      const row = rows.get(id) ?? { id, name: shortName(id), total: 0, commitments: new Set() };
      const { role } = entry.institutions.find((m) => m.institution === id);
      row[role] = (row[role] ?? 0) + 1;
      row.total += 1;
      row.commitments.add(entry);
      rows.set(id, row);
    }
  }
  return [...rows.values()].sort((a, b) => b.total - a.total || a.name.localeCompare(b.name));
}

function institutionBlocks() {
  const rows = institutionRows();
  if (!rows.length) return [block(t("numbers.institutions"), t("numbers.no-institutions"))];
  const together = (a, b) => {
    const [one, other] = [a, b].map((id) => rows.find((row) => row.id === id).commitments);
    return [...one].filter((entry) => other.has(entry)).length;
  };
  const first = rows.slice(0, MOST_IN_MATRIX).map((row) => row.id);
  const link = (row) => h("a", { href: `#view=commitments&institution=${encodeURIComponent(row.id)}` }, said("span", {}, fullName(row.id)));
  return [
    block(t("numbers.institutions"), t("numbers.about-institutions", { n: Math.min(rows.length, MOST_INSTITUTIONS), all: rows.length }), rolesLegend(),
      rolesChart(t("numbers.institutions"), rows.slice(0, MOST_INSTITUTIONS)),
      details(t("as-table"), table(t("numbers.institutions"), [t("institution"), ...ROLES.map((role) => t(`role.${role}`)), t("total")],
        rows.map((row) => [link(row), ...ROLES.map((role) => row[role] ?? 0), row.total])))),
    block(t("numbers.together"), t("numbers.about-together", { n: first.length }), matrixChart(t("numbers.together"), first, together),
      details(t("as-table"), table(t("numbers.together"), [t("institution"), t("institution"), t("commitments")], pairs(rows).map(([a, b, n]) => [fullName(a), fullName(b), n])))),
  ];
}

/** All pairs of institutions that stand in one commitment, the most frequent first. */
function pairs(rows) {
  const counts = new Map();
  for (const entry of entries) {
    const ids = [...new Set(entry.institutions.map((m) => m.institution))].sort();
    ids.forEach((a, at) => ids.slice(at + 1).forEach((b) => counts.set(`${a}\n${b}`, (counts.get(`${a}\n${b}`) ?? 0) + 1)));
  }
  const known = new Set(rows.map((row) => row.id));
  return [...counts].map(([key, n]) => [...key.split("\n"), n]).filter(([a, b]) => known.has(a) && known.has(b)).sort((a, b) => b[2] - a[2]);
}
