// A commitment as a card: its text, where it stands, who carries it out, what was done to it.

const domId = (shown) => `c-${shown}`;

function card(entry) {
  const found = findingsOf(entry);
  const pages = [...new Set(entry.evidence.map((place) => place.page))];
  const chosen = state.id === entry.shown;
  return h("article", {
    class: `card${chosen ? " chosen" : ""}`, id: domId(entry.shown), "data-id": entry.shown, "aria-labelledby": `${domId(entry.shown)}-name`,
    onclick: (event) => { if (!event.target.closest("button, a, input, select, textarea, summary, label, form") && !String(getSelection())) choose(entry.shown); },
  },
    h("header", {},
      h(state.order === "risk" ? "h2" : "h4", { class: "name", id: `${domId(entry.shown)}-name` },
        h("a", { href: `#id=${encodeURIComponent(entry.shown)}`, class: "id", "aria-current": chosen ? "true" : null,
          onclick: (event) => { event.preventDefault(); choose(entry.shown); } }, entry.shown)),
      entry.number ? h("span", { class: "badge" }, entry.number) : null,
      h("span", { class: "muted small" }, pages.length > 1 ? t("pages", { a: pages[0], b: pages.at(-1) }) : t("page", { n: pages[0] })),
      lineageOf(entry),
      isChecked(entry) ? h("span", { class: "badge good" }, `✓ ${t("status.checked")}`) : null,
      isCorrected(entry) ? h("span", { class: "badge info" }, `✎ ${t("status.corrected")}`) : null,
      isAside(entry) ? h("span", { class: "badge" }, t("status.aside")) : null,
      draftOf(entry) ? h("button", { type: "button", class: "badge warn drafted", onclick: () => openEditor(entry) }, t("draft.here")) : null,
      entry.duplicate_of && entries.some((one) => one.id === entry.duplicate_of) ? h("button", { type: "button", class: "badge warn", onclick: () => choose(entry.duplicate_of) }, t("duplicate", { id: entry.duplicate_of })) : null,
      found.filter((f) => f.code !== "duplicate_commitment").map((f) =>
        h("button", { type: "button", class: `badge ${TONES[f.severity]}`, onclick: () => openFinding(f.number) }, t(`finding.${f.code}`))),
      h("span", { class: "actions" },
        h("button", { type: "button", class: "check", "aria-pressed": String(isChecked(entry)), onclick: () => toggleChecked(entry) }, t("check"), h("span", { class: "unseen" }, ` ${entry.shown}`)),
        h("button", { type: "button", class: "aside", "aria-pressed": String(isAside(entry)), onclick: () => toggleAside(entry) }, t("set-aside"), h("span", { class: "unseen" }, ` ${entry.shown}`)),
        h("button", { type: "button", class: "edit", "aria-expanded": String(edited === entry.shown), onclick: () => toggleEditor(entry) }, t("correct"), h("span", { class: "unseen" }, ` ${entry.shown}`)))),
    said("p", { class: "text" }, marked(entry)),
    suggested(entry),
    state.order === "risk" && riskOf(entry)[1].length ? h("p", { class: "small muted" }, `${t("why")} ${riskOf(entry)[1].map(reasonName).join(", ")}`) : null,
    chosen && found.length ? h("ul", { class: "why small" }, found.map((f) => h("li", {}, h("b", {}, t(`finding.${f.code}`)), `: ${t(`about.${f.code}`)}`))) : null,
    chips(entry),
    Object.keys(entry.details).length ? h("dl", { class: "cells" }, Object.entries(entry.details).flatMap(([name, value]) =>
      [h("dt", {}, t(`column.${name}`)), said("dd", {}, value)])) : null,
    edited === entry.shown ? editor(entry) : null,
    more(entry));
}

const reasonName = (code) => LABELS[language].reason[code] ?? t(`finding.${code}`);

/** The commitment's id through the years, and which years these are. */
function lineageOf(entry) {
  const [id, first, last] = DATA.lineages[entry.id] ?? [];
  const years = first === last ? first : `${first}–${last}`;
  return id ? h("span", { class: "muted small lineage", title: t("lineage") }, years ? `${id}, ${years}` : id) : null;
}

const TONES = { error: "bad", warning: "warn", info: "info" };

/** What is less often looked at: the items, what was read before, the lines as printed. */
function more(entry) {
  const before = entry.review?.read ?? [];
  const changes = entry.review?.institutions ?? [];
  const notes = entry.review?.notes ?? [];
  const parts = [
    before.length || changes.length || notes.length ? details(
      entry.review.by ? t("corrected-by", { name: entry.review.by }) : t("corrected-by-person"),
      before.map((read) => said("p", {}, h("span", { class: "muted" }, `${read.id}, ${areaName(read.focus_area)}: `),
        before.length === 1 && !entry.review.kinds.includes("split") ? differences(read.text, entry.text) : read.text)),
      changes.map((change) => h("p", {}, `${t(`change.${change.kind}`)}: `, said("span", {}, change.text), " ",
        change.before ? h("del", {}, valueOf(change, change.before)) : null, " ", change.after ? h("ins", {}, valueOf(change, change.after)) : null)),
      notes.map((note) => h("p", { class: "muted" }, note))) : null,
    entry.items.length ? details(counted("items", entry.items.length),
      said("ol", { class: "items" }, entry.items.map((item) => h("li", {}, h("span", { class: "marker" }, item.marker), item.text)))) : null,
    state.id === entry.shown && details(t("as-printed"), said("ol", { class: "printed" }, entry.printed.map((line) => h("li", {}, line))),
      entry.repairs.filter((r) => r.kind !== "continuation").map((r) =>
        h("p", { class: "small" }, `${t(`repair.${r.kind}`)}: `, said("del", {}, r.before), " ", said("ins", {}, r.after)))),
  ].filter(Boolean);
  return parts.length ? h("div", { class: "more" }, parts) : null;
}

const valueOf = (change, value) => change.kind === "role" ? t(`role.${value}`) : `${fullName(value)} (${value})`;

function details(name, ...children) {
  return h("details", {}, h("summary", {}, name), children);
}

/** What the evidence points at, for a person to accept with one key. */
function suggested(entry) {
  const suggestion = suggestionFor(entry);
  return suggestion && h("div", { class: "suggestion row" }, h("p", { class: "grow" }, toldSuggestion(suggestion)),
    h("button", { type: "button", class: "accept", "aria-keyshortcuts": "a", onclick: () => accept(entry) }, t("accept"), h("span", { class: "unseen" }, ` ${entry.shown}`)));
}

function openEditor(entry) {
  if (edited !== entry.shown) toggleEditor(entry);
}

/** Open the form of a commitment, or close it; a draft stays. */
function toggleEditor(entry) {
  edited = edited === entry.shown ? "" : entry.shown;
  redrawCard(entry.shown);
  const area = document.querySelector(".editor textarea");
  area?.focus();
  area?.setSelectionRange(0, 0);
  if (edited) return;
  focusEntry(entry.shown);
  if (draftOf(entry)) flash(t("draft.kept"));
}

function redrawCard(shown) {
  document.querySelectorAll(".editor").forEach((form) => {
    const other = form.closest(".card");
    if (other.dataset.id !== shown) other.replaceWith(card(entries.find((one) => one.shown === other.dataset.id)));
  });
  document.getElementById(domId(shown))?.replaceWith(card(entries.find((one) => one.shown === shown)));
}

function focusEntry(shown) {
  document.getElementById(domId(shown))?.querySelector(".id").focus({ preventScroll: true });
}

/** Choose a commitment: its boxes are marked on the pages, its card comes into sight. */
function choose(shown, { from } = {}) {
  const entry = entries.find((one) => one.shown === shown);
  if (!entry) return;
  const hidden = !isShown(entry);
  const cleared = hidden ? Object.fromEntries(FILTERS.map((name) => [name, ""])) : {};
  show({ ...cleared, view: "commitments", id: shown, mark: null });
  markEntry(entry, { go: from !== "page" });
  revealCard(shown);
  focusEntry(shown);
}

function revealCard(shown) {
  const element = document.getElementById(domId(shown));
  if (!element) return;
  const list = document.getElementById("reading");
  if (list.scrollHeight <= list.clientHeight + 1) { // on a narrow screen the window scrolls
    element.scrollIntoView({ block: "center" });
    return;
  }
  const [there, here] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
  const top = here.top + (document.getElementById("filters")?.offsetHeight ?? 0);
  if (there.top < top || there.bottom > here.bottom) list.scrollTop += there.top - top - 12;
}
