// The reading: countries, focus areas and commitments, as the filters let them through.

function filters() {
  const present = (list) => [...new Set(list)];
  const codes = present(FINDINGS.filter((f) => f.commitment).map((f) => f.code));
  const choice = (name, label, options) => field(label, h("select", { id: `by-${name}`, onchange: (event) => filter({ [name]: event.target.value }) },
    option("", t("all"), state[name]), options.map(([value, text]) => option(value, text, state[name]))));
  return h("form", { id: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
    h("div", { class: "grow" }, h("input", { type: "search", id: "search", "aria-label": t("search"), value: state.q, autocomplete: "off", placeholder: t("search-hint"),
      oninput: (event) => filter({ q: event.target.value }, { step: false }) })),
    choice("country", t("country"), PLAN.countries.map((c) => [c.iso3, countryName(c.iso3)])),
    choice("area", t("area"), present(entries.map((e) => e.area)).map((slug) => [slug, areaName(slug)])),
    combobox({ id: "by-institution", label: t("institution"), options: institutionOptions(), value: state.institution, choose: (institution) => filter({ institution }) }),
    choice("role", t("role-label"), [ROLES[0], IMPLIED, ...ROLES.slice(1)].map((role) => [role, t(`role.${role}`)])),
    choice("finding", t("findings"), [["any", t("any-finding")], ...codes.map((code) => [code, t(`finding.${code}`)])]),
    choice("status", t("status.label"), STATUSES.map((one) => [one, `${t(`status.${one}`)} (${entries.filter(hasStatus[one]).length})`])),
    h("p", { id: "explained", class: "small muted" }));
}

/** Who acts in the plan by name, each with its acronym, its country and how many commitments name it. */
function institutionOptions() {
  const names = new Map(), counts = new Map();
  for (const entry of entries) for (const [id, actor] of new Map(actorsIn(entry).map((m) => [m.institution, m]))) {
    names.set(id, actor.role === IMPLIED ? actor.name : fullName(id));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].map(([id, n]) => {
    const { acronym, country } = INSTITUTIONS.get(id) ?? {};
    return [id, names.get(id), [acronym, country && countryName(country), counted("in-commitments", n)].filter(Boolean).join(" · ")];
  }).sort((a, b) => a[1].localeCompare(b[1], language));
}

/** What a role or a kind of finding that is chosen means. */
function explained() {
  const { role, finding } = state;
  return [role && `${t(`role.${role}`)}: ${t(`role-about.${role}`)}`, finding && finding !== "any" && `${t(`finding.${finding}`)}: ${t(`about.${finding}`)}`].filter(Boolean).join(" ");
}

function syncFilters() {
  for (const name of FILTERS.slice(1)) {
    const select = document.getElementById(`by-${name}`);
    if (select) select.value = name === "institution" ? state[name] && fullName(state[name]) : state[name];
  }
  document.getElementById("explained").textContent = explained();
  const search = document.getElementById("search");
  if (search && document.activeElement !== search) search.value = state.q;
}

function drawCommitments(panel) {
  const list = shownEntries();
  if (!panel.querySelector("#filters")) refill(panel, filters(), h("div", { id: "toolbar", class: "toolbar" }), h("div", { id: "list" }));
  syncFilters();
  const filtered = isFiltered();
  const telling = t("shown", { n: list.length, all: entries.length });
  refill(document.getElementById("toolbar"),
    h("p", { role: "status" }, telling),
    h("span", { class: "muted small" }, t("checked-of", { n: entries.filter(isChecked).length, all: entries.length })),
    h("span", { class: "actions" },
      filtered ? h("button", { type: "button", class: "quiet", id: "clear", onclick: () => show(Object.fromEntries(FILTERS.map((name) => [name, ""]))) }, t("clear")) : null,
      h("button", { type: "button", id: "by-risk", "aria-keyshortcuts": "r", "aria-pressed": String(state.order === "risk"), onclick: toggleOrder }, t("by-risk")),
      h("button", { type: "button", id: "copy", onclick: copyAddress }, t("copy-link")),
      h("button", { type: "button", id: "csv", onclick: () => download(`${stem()}.csv`, "text/csv;charset=utf-8", csv(list)) }, "CSV")));
  refill(document.getElementById("list"), !list.length ? h("p", { class: "empty" }, t("nothing"))
    : state.order === "risk" ? h("div", { class: "area" }, list.map(card)) : PLAN.countries.map((c) => countryPart(c, list, filtered)));
}

/** What most needs a person first, of what nobody has decided on; or the plan's order. */
function toggleOrder() {
  filter(state.order === "risk" ? { order: "", status: "" } : { order: "risk", status: "pending" });
}

const stem = () => PLAN.source.file_name.replace(/\.[^.]*$/, "");

/** The address of what is shown; on a disk it begins at the file's folder, since others have it elsewhere. */
const addressToShare = () => location.protocol === "file:" ? location.pathname.split("/").pop() + location.hash : location.href;

async function copyAddress() {
  try { await navigator.clipboard.writeText(addressToShare()); announce(t("copied")); flash(t("copied")); }
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
