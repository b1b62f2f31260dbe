// What a person does: who it is, decisions, and the questions before anything of another's goes.

/** Do something once it is known who does it; the name is asked for once. */
function withName(then) {
  if (reviewer()) return then();
  const name = h("input", { id: "name", required: true, maxlength: "120", autocomplete: "name", pattern: ".*\\S.*" });
  const dialog = h("dialog", { id: "who", "aria-labelledby": "who-title", onclose: () => dialog.remove() },
    h("form", { method: "dialog", onsubmit: () => { setReviewer(name.value.trim()); dialog.close(); then(); } },
      h("h2", { id: "who-title" }, t("who.title")), h("p", {}, t("who.about")), field(t("decisions.reviewer"), name, { class: "field" }),
      h("div", { class: "row" }, h("button", { class: "main" }, t("who.go-on")), h("button", { type: "button", onclick: () => dialog.close() }, t("who.not-now")))));
  document.getElementById("app").append(dialog);
  dialog.showModal();
}

/** Add corrections; what they do is shown at once. `used` are the fields of the form that they were made of. */
function decide(entry, correction, said, { more = [], used = [] } = {}) {
  withName(() => {
    const list = [correction, ...more].map(signed);
    const order = shownEntries().map((one) => one.shown);
    const before = { ...journal, pool: [...journal.pool], unfit };
    add(list);
    if (unfit.has(list[0])) {
      ({ pool: journal.pool, now: journal.now, past: journal.past, future: journal.future } = before);
      keep();
      rework();
      return flash(t("decisions.unfit"));
    }
    const mine = (side) => side.alike.some((c) => list.includes(c));
    const against = open.filter((sides) => sides.some(mine)).flatMap((sides) => sides.filter((side) => !mine(side)));
    const people = [...new Set(against.flatMap((side) => side.people))];
    if (people.length && confirm(t("ask.contradicts", { name: people.join(", ") }))) sets(list, people);
    prune(before);
    const left = draftOf(entry);
    if (left) {
      [...used, "note"].forEach((name) => delete left.fields[name]);
      if (!Object.keys(left.fields).length) delete drafts[draftKey(entry)];
      keepDrafts();
    }
    edited = "";
    const target = targetsOf(correction)[0];
    goOn(entries.find((one) => one.shown === entry.shown && isAt(one, target)) ?? entries.find((one) => isAt(one, target)), order);
    announce(said ?? t("decided"));
  });
}

/** Say of the newest corrections whose decisions they set aside. */
function sets(list, settles) {
  journal.pool = journal.pool.map((c) => list.includes(c) ? { ...c, settles } : c);
  keep();
  rework();
}

/** What this person had decided, and what their newest decision leaves without ground, goes with it. */
function prune(before) {
  const old = new Set(before.now.added.map((at) => before.pool[at]));
  const gone = (c) => old.has(c) && c.by === reviewer() && unfit.has(c) && !before.unfit.has(c);
  if (!journal.now.added.some((at) => gone(journal.pool[at]))) return;
  journal.now = { ...journal.now, added: without(gone) };
  keep();
  rework();
}

/** A person decides for one side of a conflict; the others are set aside, and stay in the file. */
function settle(sides, side) {
  const { settles, note, ...content } = side.alike[0];
  const people = new Set(sides.filter((one) => one !== side).flatMap((one) => one.people));
  add([{ ...signed(content), settles: [...people] }]);
  afresh(t("conflict.settled"));
}

/** Show what became of a commitment; where the filters hide it now, the one that followed it. */
function goOn(entry, order) {
  document.getElementById("filters")?.remove(); // they are made anew of what there is to choose
  const after = order.slice(order.indexOf(entry.shown) + 1).map((id) => entries.find((one) => one.shown === id));
  const next = isShown(entry) ? entry : after.find((one) => one && isShown(one)) ?? entry;
  Object.assign(state, { id: next.shown, mark: null });
  show({}, { step: false });
  markEntry(next, { go: next !== entry });
  revealCard(next.shown);
  focusEntry(next.shown);
}

/** Draw everything that a step changed. */
function afresh(said) {
  document.getElementById("filters")?.remove();
  draw();
  announce(said);
}

const peopleOf = (list) => [...new Set(list.map((c) => c.by ?? t("somebody")))].join(", ");

function toggleChecked(entry) {
  if (!isChecked(entry)) {
    decide(entry, { kind: "checked", ...addressOf(entry), before: entry.text }, t("checked-now", { id: entry.shown }));
    return;
  }
  const own = checksOf(entry);
  const others = standing().filter((c) => own(c) && c.by !== reviewer());
  if (others.length && !confirm(t("ask.uncheck", { name: peopleOf(others) }))) return;
  const order = shownEntries().map((one) => one.shown);
  step({ added: without(own), dropped: [...journal.now.dropped, ...APPLIED.filter(own).map(contentOf)] });
  goOn(entries.find((one) => one.shown === entry.shown), order);
  announce(t("unchecked-now", { id: entry.shown }));
}

const isAside = (entry) => journal.now.aside.includes(draftKey(entry));

function toggleAside(entry) {
  const key = draftKey(entry);
  const order = shownEntries().map((one) => one.shown);
  step({ aside: isAside(entry) ? journal.now.aside.filter((one) => one !== key) : [...journal.now.aside, key] });
  goOn(entry, order);
  announce(t(isAside(entry) ? "aside-now" : "not-aside-now", { id: entry.shown }));
}

const STATUSES = ["pending", "checked", "corrected", "aside"];
const hasStatus = {
  checked: isChecked, corrected: isCorrected, aside: isAside,
  pending: (entry) => !isChecked(entry) && !isCorrected(entry) && !isAside(entry),
};

/** The correction that the evidence points at, until a person has decided on it. */
function suggestionFor(entry) {
  const suggestion = DATA.suggestions.find((one) => one.commitment === entry.id && !entry.part);
  if (!suggestion || isChecked(entry)) return null;
  const { kind, before } = suggestion.correction;
  return (kind === "focus_area" ? entry.area : entry.text) === before ? suggestion : null;
}

function toldSuggestion({ why, values, commitment }) {
  const { short, long, declared, found } = values;
  return why === "counts"
    ? t("suggest.counts", { id: commitment, short: areaName(short), long: areaName(long), d1: declared[0], d2: declared[1], f1: found[0], f2: found[1], words: values.words.join(", ") })
    : t("suggest.mark", { id: commitment, area: areaName(values.area), d: declared, f: found, words: values.words });
}

function accept(entry) {
  const suggestion = suggestionFor(entry);
  if (suggestion) decide(entry, suggestion.correction, t("accepted", { id: entry.shown }));
}
