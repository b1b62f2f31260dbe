// The reading: countries, focus areas and commitments, as the filters let them through.

function filters() {
  const present = (list) => [...new Set(list)];
  const codes = present(FINDINGS.filter((f) => f.commitment).map((f) => f.code));
  const institutions = [...new Map(entries.flatMap(actorsIn).map((m) => [m.institution, m.name]))].sort((a, b) => a[1].localeCompare(b[1], language));
  const choice = (name, label, options) => field(label, h("select", { id: `by-${name}`, onchange: (event) => show({ [name]: event.target.value, id: "" }) },
    option("", t("all"), state[name]), options.map(([value, text]) => option(value, text, state[name]))));
  return h("form", { id: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
    h("div", { class: "grow" }, h("input", { type: "search", id: "search", "aria-label": t("search"), value: state.q, autocomplete: "off", placeholder: t("search-hint"),
      oninput: (event) => show({ q: event.target.value, id: "" }, { step: false }) })),
    choice("country", t("country"), PLAN.countries.map((c) => [c.iso3, countryName(c.iso3)])),
    choice("area", t("area"), present(entries.map((e) => e.area)).map((slug) => [slug, areaName(slug)])),
    choice("institution", t("institution"), institutions.map(([id, name]) => [id, name.length > 60 ? `${name.slice(0, 58)}…` : name])),
    choice("role", t("role-label"), [ROLES[0], IMPLIED, ...ROLES.slice(1)].map((role) => [role, t(`role.${role}`)])),
    choice("finding", t("findings"), [["any", t("any-finding")], ...codes.map((code) => [code, t(`finding.${code}`)])]),
    choice("status", t("status.label"), ["checked", "unchecked", "corrected"].map((one) => [one, t(`status.${one}`)])));
}

function syncFilters() {
  for (const name of FILTERS.slice(1)) {
    const select = document.getElementById(`by-${name}`);
    if (select) select.value = state[name];
  }
  const search = document.getElementById("search");
  if (search && document.activeElement !== search) search.value = state.q;
}

function drawCommitments(panel) {
  const list = entries.filter(isShown);
  if (!panel.querySelector("#filters")) refill(panel, filters(), h("div", { id: "toolbar", class: "toolbar" }), h("div", { id: "list" }));
  syncFilters();
  const filtered = FILTERS.some((name) => state[name]);
  const telling = t("shown", { n: list.length, all: entries.length });
  refill(document.getElementById("toolbar"),
    h("p", { role: "status" }, telling),
    h("span", { class: "muted small" }, t("checked-of", { n: entries.filter(isChecked).length, all: entries.length })),
    h("span", { class: "actions" },
      filtered ? h("button", { type: "button", class: "quiet", id: "clear", onclick: () => show(Object.fromEntries(FILTERS.map((name) => [name, ""]))) }, t("clear")) : null,
      h("button", { type: "button", id: "copy", onclick: copyAddress }, t("copy-link")),
      h("button", { type: "button", id: "csv", onclick: () => download(`${stem()}.csv`, "text/csv;charset=utf-8", csv(list)) }, "CSV")));
  refill(document.getElementById("list"), list.length ? PLAN.countries.map((c) => countryPart(c, list, filtered))
    : h("p", { class: "empty" }, t("nothing")));
}

const stem = () => PLAN.source.file_name.replace(/\.[^.]*$/, "");

async function copyAddress() {
  try { await navigator.clipboard.writeText(location.href); announce(t("copied")); flash(t("copied")); }
  catch { flash(t("copy-by-hand")); }
}

function countryPart(country, list, filtered) {
  const own = list.filter((entry) => entry.iso3 === country.iso3);
  if (!own.length && filtered) return null;
  const slugs = [...new Set([...country.focus_areas.map((area) => area.area), ...own.map((entry) => entry.area)])];
  const all = entries.filter((entry) => entry.iso3 === country.iso3);
  return h("section", { class: "country", "aria-labelledby": `country-${country.iso3}` },
    h("h2", { id: `country-${country.iso3}` }, countryName(country.iso3), " ", balance(country.declared.total, all.length)),
    !filtered && country.narrative.length ? details(t("narrative"), country.narrative.map((p) => said("p", {}, p.text, " ",
      h("button", { type: "button", class: "quiet small", onclick: () => markPlaces(p.evidence.map((e) => ({ ...e, kind: "commitment" }))) }, t("page", { n: p.evidence[0].page }))))) : null,
    slugs.map((slug) => areaPart(country, slug, own.filter((entry) => entry.area === slug), all, filtered)));
}

function areaPart(country, slug, own, all, filtered) {
  if (!own.length && filtered) return null;
  const area = country.focus_areas.find((one) => one.area === slug);
  const found = all.filter((entry) => entry.area === slug).length;
  return h("section", { class: "area" },
    h("h3", {}, areaName(slug), " ", balance(country.declared.by_focus_area[slug] ?? null, found),
      area?.heading && folded(area.heading) !== folded(areaName(slug)) ? said("span", { class: "muted small" }, area.heading) : null),
    own.map(card));
}

/** Declared against found. */
function balance(declared, found) {
  if (declared === null) return h("span", { class: "badge" }, t("found", { n: found }));
  const differs = declared !== found;
  return h("span", { class: `badge ${differs ? "warn" : "good"}` }, t(differs ? "declared-found" : "as-declared", { n: found, d: declared }));
}
