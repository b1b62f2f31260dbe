// What is shown, as the address says it: a view can be sent to somebody.

const VIEWS = ["findings", "commitments", "numbers", "decisions"];
const FILTERS = ["q", "country", "area", "institution", "role", "finding", "status"];
const PARTS = ["view", "order", ...FILTERS, "id", "mark", "words"];
const state = {};
const isFiltered = () => FILTERS.some((name) => state[name]);

function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  const only = (name, allowed) => allowed.includes(said.get(name)) ? said.get(name) : "";
  for (const name of FILTERS) state[name] = said.get(name) ?? "";
  state.role = only("role", [...ROLES, IMPLIED]);
  state.status = only("status", STATUSES);
  state.order = only("order", ["risk"]);
  state.id = said.get("id") ?? "";
  state.mark = /^\d+$/.test(said.get("mark") ?? "") ? Number(said.get("mark")) : null;
  state.words = said.get("words") === "1";
  state.view = only("view", VIEWS) || (state.id || state.order || isFiltered() ? "commitments" : "findings");
}

function addressOfState() {
  const said = new URLSearchParams();
  for (const name of PARTS) {
    const value = name === "words" ? (state.words ? "1" : "") : state[name];
    if (value !== "" && value !== null) said.set(name, value);
  }
  return `#${said}`;
}

/** Change what is shown; the address follows. Steps that are worth going back to get one of their own. */
function show(changes, { step = true } = {}) {
  Object.assign(state, changes);
  const address = addressOfState();
  if (address !== location.hash) history[step ? "pushState" : "replaceState"](null, "", address);
  draw();
}

/** Show what fits the filters; the pages follow to the first of it. */
function filter(changes, options) {
  show({ view: "commitments", ...changes, id: "", mark: null }, options);
  const [first] = shownEntries();
  if (first && (isFiltered() || state.order)) markEntry(first);
  else markPlaces([], { go: false });
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a commitment is shown under the filters. */
function isShown(entry) {
  const fitting = actorsIn(entry).filter((m) =>
    (!state.institution || m.institution === state.institution) && (!state.role || m.role === state.role));
  const found = findingsOf(entry);
  const words = [entry.shown, entry.text, ...entry.institutions.map((m) => m.name), ...Object.values(entry.details)].join(" ");
  return (!state.country || entry.iso3 === state.country)
    && (!state.area || entry.area === state.area)
    && (!(state.institution || state.role) || fitting.length > 0)
    && (!state.finding || (state.finding === "any" ? found.length > 0 : found.some((f) => f.code === state.finding)))
    && (!state.status || hasStatus[state.status](entry))
    && folded(state.q).split(/\s+/).every((word) => !word || folded(words).includes(word));
}

/** What is shown, in the plan's order, or what most needs a person first. */
function shownEntries() {
  const list = entries.filter(isShown);
  return state.order === "risk" ? list.sort((a, b) => riskOf(b)[0] - riskOf(a)[0]) : list;
}

const GUARDED = /^[\s'"]*[=+\-@\t\r\n＝＋－＠]/;

/** A cell of CSV; a text that a spreadsheet would take for a formula gets a guard before it. */
function cell(value) {
  const text = typeof value === "string" && GUARDED.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV, with the mark by which Excel knows UTF-8. */
const delimited = (rows) => `\ufeff${rows.map((row) => row.map((value) => cell(value ?? "")).join(",")).join("\r\n")}\r\n`;

/** What is shown, as CSV. */
function csv(list) {
  const head = ["id", "key", "country", "focus_area", "page", "title", "text", "institutions", "implied", "checked", "corrected", "findings"];
  const rows = list.map((entry) => [
    entry.shown, entry.key, entry.iso3, entry.area, entry.page, entry.title ?? "", entry.text,
    [...new Set(entry.institutions.map((m) => `${m.role}: ${m.name}`))].join("; "),
    impliedIn(entry).map((m) => m.name).join("; "), isChecked(entry), isCorrected(entry), findingsOf(entry).map((f) => f.code).join("; "),
  ]);
  return delimited([head, ...rows]);
}
