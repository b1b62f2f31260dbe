// What is shown, as the address says it: a view can be sent to somebody.

const VIEWS = ["findings", "commitments", "numbers", "decisions"];
const FILTERS = ["q", "country", "area", "institution", "role", "finding", "status"];
const state = {};

function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  const only = (name, allowed) => allowed.includes(said.get(name)) ? said.get(name) : "";
  for (const name of FILTERS) state[name] = said.get(name) ?? "";
  state.role = only("role", [...ROLES, IMPLIED]);
  state.status = only("status", ["checked", "unchecked", "corrected"]);
  state.id = said.get("id") ?? "";
  state.mark = /^\d+$/.test(said.get("mark") ?? "") ? Number(said.get("mark")) : null;
  state.words = said.get("words") === "1";
  state.view = only("view", VIEWS) || (state.id || FILTERS.some((name) => state[name]) ? "commitments" : "findings");
}

function addressOfState(only) {
  const said = new URLSearchParams();
  for (const name of only ?? ["view", ...FILTERS, "id", "mark", "words"]) {
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
    && (!state.status || { checked: isChecked(entry), unchecked: !isChecked(entry), corrected: isCorrected(entry) }[state.status])
    && folded(state.q).split(/\s+/).every((word) => !word || folded(words).includes(word));
}

const GUARDED = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell of CSV; a text that a spreadsheet would take for a formula gets a guard before it. */
function cell(value) {
  const text = GUARDED.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is shown, as CSV. */
function csv(list) {
  const head = ["id", "key", "country", "focus_area", "page", "title", "text", "institutions", "implied", "checked", "corrected", "findings"];
  const rows = list.map((entry) => [
    entry.shown, entry.key, entry.iso3, entry.area, entry.page, entry.title ?? "", entry.text,
    [...new Set(entry.institutions.map((m) => `${m.role}: ${m.name}`))].join("; "),
    impliedIn(entry).map((m) => m.name).join("; "), isChecked(entry), isCorrected(entry), findingsOf(entry).map((f) => f.code).join("; "),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map((value) => cell(value)).join(",")).join("\r\n")}\r\n`;
}
