// All corrections: those that the output was made with, the new ones, and the file they are kept in.

function drawDecisions(panel) {
  const name = h("input", { id: "reviewer", value: reviewer(), autocomplete: "name", maxlength: "120", oninput: (event) => setReviewer(event.target.value) });
  const file = h("input", { type: "file", multiple: true, accept: ".json,application/json", id: "load", class: "unseen", tabindex: "-1", "aria-hidden": "true", onchange: loadFiles });
  refill(panel,
    h("p", {}, t("decisions.about")),
    h("div", { class: "row" }, field(t("decisions.reviewer"), name, { class: "field grow" }),
      h("button", { type: "button", class: "main", id: "save", onclick: saveFile }, t("decisions.save")),
      h("button", { type: "button", onclick: () => file.click() }, t("decisions.load")), file),
    h("p", { class: "small muted" }, t("decisions.run"), " ", h("code", {}, `mirps-extract ${PLAN.source.file_name} --corrections ${stem()}.corrections.json --review`)),
    outOfThePage(),
    conflictsPart(), draftsPart(),
    part(t("decisions.new"), added(), (c) => ({
      mark: unfit.has(c) ? h("span", { class: "badge warn" }, t("decisions.unfit")) : outdated.has(c) ? h("span", { class: "badge" }, t("decisions.outdated")) : null,
      button: h("button", { type: "button", class: "quiet", onclick: () => undo({ added: without((one) => one === c) }) }, t("decisions.undo")),
    })),
    part(t("decisions.applied"), APPLIED, (c) => {
      const gone = isDropped(c);
      const { dropped } = journal.now;
      return {
        mark: gone ? h("span", { class: "badge warn" }, t("decisions.dropped")) : null,
        button: h("button", { type: "button", class: "quiet", onclick: () => undo({
          dropped: gone ? dropped.filter((one) => one !== contentOf(c)) : [...dropped, contentOf(c)],
        }) }, t(gone ? "decisions.keep" : "decisions.undo")),
      };
    }));
}

/** Decisions of several people that contradict each other: both sides, for a person to decide. */
function conflictsPart() {
  if (!open.length) return null;
  const oneSide = (sides, side) => h("div", { class: "one-side" },
    h("p", {}, h("b", {}, side.people.join(", ") || t("somebody")), `: ${t(`kind.${side.alike[0].kind}`)}`), told(side.alike[0]), side.notes.map((note) => h("p", { class: "muted small" }, note)),
    h("button", { type: "button", onclick: () => withName(() => settle(sides, side)) }, t("conflict.take")));
  return h("section", { class: "conflicts" }, h("h2", {}, t("conflict.title"), " ", h("span", { class: "badge warn" }, String(open.length))), h("p", { class: "muted small" }, t("conflict.about")),
    h("ul", {}, open.map((sides) => h("li", { class: "conflict" }, whereOf(sides[0].alike[0]), h("div", { class: "two-sides" }, sides.map((side) => oneSide(sides, side)))))));
}

/** What was typed and not saved, wherever it was typed. */
function draftsPart() {
  const all = Object.entries(drafts);
  if (!all.length) return null;
  return h("section", { class: "drafts" }, h("h2", {}, t("draft.title"), " ", h("span", { class: "badge" }, String(all.length))),
    h("ul", {}, all.map(([key, one]) => {
      const entry = entries.find((other) => draftKey(other) === key);
      return h("li", {}, h("div", {}, entry ? h("button", { type: "button", class: "quiet", onclick: () => { choose(entry.shown); openEditor(entry); } }, entry.shown) : h("span", { class: "muted" }, one.id), " ",
        h("button", { type: "button", class: "quiet", onclick: () => discard(key) }, t("draft.discard"))),
      Object.values(one.fields).map((value) => said("p", {}, value)));
    })));
}

function part(title, list, about) {
  if (!list.length) return null;
  return h("section", {}, h("h2", {}, title, " ", h("span", { class: "badge" }, String(list.length))),
    h("ol", { class: "decisions" }, list.map((correction, at) => {
      const { mark, button } = about(correction, at);
      return h("li", {}, h("div", {}, h("b", {}, t(`kind.${correction.kind}`)), " ", whereOf(correction), signature(correction), mark, " ", button), told(correction),
        correction.note ? h("p", { class: "muted small" }, correction.note) : null);
    })));
}

function undo(changes) {
  step(changes);
  afresh(t("undone"));
}

/** Who decided, and when, as the reader's language writes it. */
function signature(c) {
  const told = [c.by, c[TIME] && new Date(c[TIME]).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })].filter(Boolean).join(", ");
  return told ? h("span", { class: "muted small" }, told, " ") : null;
}

/** The commitment that a correction is of, as a way to it. */
function whereOf(correction) {
  const [target] = targetsOf(correction);
  const entry = entries.find((one) => isAt(one, target)) ?? entries.find((one) => one.review?.read.some((read) => read.key === target.key));
  return entry ? h("button", { type: "button", class: "quiet", onclick: () => choose(entry.shown) }, entry.shown) : null;
}

function told(c) {
  switch (c.kind) {
    case "text": return said("p", {}, differences(c.before, c.after));
    case "focus_area": return h("p", {}, h("del", {}, areaName(c.before)), " ", h("ins", {}, areaName(c.after)));
    case "split": {
      const cuts = [0, ...c.at.map((offset) => unitsOf(c.before, offset)), c.before.length];
      return said("p", {}, cuts.slice(1).map((end, at) => [at ? h("b", { class: "cut" }, " ✂ ") : "", c.before.slice(cuts[at], end)]));
    }
    case "merge": return said("p", {}, c.before.map((text, at) => [at ? h("b", { class: "cut" }, " + ") : "", text]));
    case "add_institution": return h("p", {}, said("span", {}, c.text), ": ", h("ins", {}, fullName(c.institution)), ` (${t(`role.${c.role}`)})`);
    case "remove_institution": return h("p", {}, said("span", {}, c.text), ": ", h("del", {}, fullName(c.before)));
    case "link_institution": return h("p", {}, said("span", {}, c.text), ": ", h("del", {}, fullName(c.before)), " ", h("ins", {}, fullName(c.after)));
    case "institution_role": return h("p", {}, fullName(c.institution), ": ", h("del", {}, t(`role.${c.before}`)), " ", h("ins", {}, t(`role.${c.after}`)));
    default: return said("p", { class: "muted small" }, shortened(c.before, 120));
  }
}

function saveFile() {
  download(`${stem()}.corrections.json`, "application/json", correctionsFile());
  announce(t("decisions.saved"));
}

async function loadFiles(event) {
  const files = [...event.target.files];
  if (!files.length) return;
  try {
    const { fresh, alike: same, open: contradict } = takeFiles(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))));
    afresh("");
    flash([counted("decisions.loaded", fresh), same && counted("decisions.agreed", same), contradict && counted("decisions.contradict", contradict)].filter(Boolean).join("; "));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    flash(t("decisions.bad-file"));
  }
}
