// What people decided, each step of it to be undone and done again; and what is typed and not decided.
// Both stay in the browser, so that neither another view nor closing the page loses a word.

/** Those that the output was made with; they are in what is shown. */
const APPLIED = DATA.corrections.list.map((c) => ({ ...c, by: c.by ?? DATA.corrections.reviewer }));
const STORE = `corrections:${PLAN.source.sha256}`;
const STEPS = 200;

/** A state of decisions: places in the pool of those added, contents of those of the output that are
    dropped, and the drafts' keys of commitments that are set aside. */
const NOTHING = { added: [], dropped: [], aside: [] };

let journal;
let drafts;
let isKept = true;

function load() {
  journal = { pool: [], now: NOTHING, past: [], future: [], ...kept.get(STORE) };
  drafts = kept.get(`${STORE}:drafts`) ?? {};
  const known = new Set(APPLIED.map(sameOf));
  const fresh = journal.now.added.filter((at) => !known.has(sameOf(journal.pool[at])));
  journal.now = { ...journal.now, added: fresh };
}

/** Who decides: asked once for all windows and plans of this browser. */
let givenName = "";
const reviewer = () => (kept.get("reviewer") ?? givenName).trim();

function setReviewer(name) {
  givenName = name;
  kept.set("reviewer", name);
}

const added = () => journal.now.added.map((at) => journal.pool[at]);
const isDropped = (c) => journal.now.dropped.includes(contentOf(c));
/** All that stands, as it was decided in time: those of whom that is not known first. */
const standing = () => [...APPLIED.filter((c) => !isDropped(c)), ...added().map((c, at) => [timeOf(c), at, c])
  .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1])).map((one) => one[2])];

function keep() { tellKept(kept.set(STORE, journal)); }
function keepDrafts() { tellKept(kept.set(`${STORE}:drafts`, drafts)); }

/** Where the browser keeps nothing, the page says so, and asks before it is closed. */
function tellKept(done) {
  isKept = done;
  document.getElementById("not-kept")?.toggleAttribute("hidden", isKept);
}

let entries = [];
let unfit = new Set();
let open = [];
let outdated = new Set();

/** What is shown: the output with the new decisions applied; where people contradict one another, nothing is. */
function rework() {
  const all = standing();
  const { decisions, conflicts } = agreed(all);
  const inOutput = new Set(APPLIED);
  open = conflicts;
  const counting = new Set(decisions.flatMap((one) => one.alike));
  outdated = new Set(all.filter((c) => !counting.has(c)));
  const unchecked = READ.map((entry) => isChecked(entry) && APPLIED.some(checksOf(entry)) && !APPLIED.some((c) => counting.has(c) && checksOf(entry)(c))
    ? { ...entry, review: reviewed(entry.review, { checked: false, checked_by: [], checked_at: null }) } : entry);
  const fresh = decisions.map((one) => ({ ...one, alike: one.alike.filter((c) => !inOutput.has(c)) })).filter((one) => one.alike.length);
  ({ list: entries, unfit } = applied(unchecked, fresh));
  entries.forEach((entry) => { entry.shown = entry.id + (entry.part ? `·${entry.part}` : ""); });
}

/** The corrections by which a commitment counts as checked. */
const checksOf = (entry) => (c) => c.kind === "checked" && c.before === entry.text &&
  (isAt(entry, c) || reviewOf(entry).read.some((read) => read.key === c.key));

/** Take a step. What was undone before it stays among the steps back: nothing that was done is lost. */
function step(changes) {
  const { past, now, future } = journal;
  journal.past = [...past, now, ...future.flatMap((one) => [one, now])].slice(-STEPS);
  journal.future = [];
  journal.now = { ...now, ...changes };
  keep();
  rework();
}

function add(corrections) {
  const at = journal.pool.length;
  journal.pool.push(...corrections);
  step({ added: [...journal.now.added, ...corrections.map((_, n) => at + n)] });
}

/** A correction as this person decides it now; a later decision is later, however fast they come. */
function signed(c) {
  const last = standing().map(timeOf).filter(Boolean).sort().at(-1);
  const now = Math.max(Date.now(), last ? Date.parse(last) + 1 : 0);
  return { ...c, by: reviewer(), [TIME]: new Date(now).toISOString() };
}

const without = (gone) => journal.now.added.filter((at) => !gone(journal.pool[at]));

function back() { move("past", "future"); }
function forth() { move("future", "past"); }

function move(from, to) {
  if (!journal[from].length) return flash(t(`nothing-${from}`));
  journal[to].push(journal.now);
  journal.now = journal[from].pop();
  keep();
  rework();
  afresh(t(from === "past" ? "undone" : "redone"));
}

// Drafts: what stands in a form, by the name of its field, for the commitment that it is about.

const draftKey = (entry) => [entry.addresses[0].key, entry.addresses[0].nth, entry.part ?? ""].join("/");
const draftOf = (entry) => drafts[draftKey(entry)];

function draft(entry, name, value, before) {
  const own = draftOf(entry) ?? { id: entry.shown, text: entry.text, fields: {} };
  if (value === before) delete own.fields[name];
  else own.fields[name] = value;
  if (Object.keys(own.fields).length) drafts[draftKey(entry)] = own;
  else delete drafts[draftKey(entry)];
  keepDrafts();
}

/** Take the decisions of files; what another person decided alike is counted as agreement. */
function takeFiles(given) {
  const files = given.map(({ name, text }) => ({ name, ...JSON.parse(text) }));
  if (!files.every(isForm)) throw new SyntaxError("not the form");
  const known = new Set(standing().map(sameOf));
  const people = new Map(standing().map((c) => [contentOf(c), c.by]));
  const fresh = [];
  let alike = 0;
  for (const c of files.flatMap((file) => file.corrections.map((one) => ({ ...one, by: one.by ?? file.reviewer ?? file.name })))) {
    if (known.has(sameOf(c))) continue;
    if (people.has(contentOf(c)) && people.get(contentOf(c)) !== c.by) alike += 1;
    known.add(sameOf(c));
    people.set(contentOf(c), c.by);
    fresh.push(c);
  }
  if (fresh.length) add(fresh);
  return { fresh: fresh.length, alike, open: open.length };
}

/** The text of a corrections file: those applied that still stand, then the new ones. */
function correctionsFile() {
  const { file_name, sha256 } = PLAN.source;
  const file = { version: DATA.corrections.version, plan: { file_name, sha256 }, reviewer: reviewer() || null, corrections: standing() };
  return JSON.stringify(file, null, 2) + "\n";
}
