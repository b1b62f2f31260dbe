// All corrections: those that the output was made with, the new ones, and the file they are kept in.

function drawDecisions(panel) {
  const reviewer = h("input", { id: "reviewer", value: decisions.reviewer, autocomplete: "name", maxlength: "120",
    oninput: (event) => { decisions.reviewer = event.target.value; keep(); } });
  const file = h("input", { type: "file", accept: ".json,application/json", id: "load", class: "unseen", tabindex: "-1", "aria-hidden": "true", onchange: loadFile });
  refill(panel,
    h("p", {}, t("decisions.about")),
    h("div", { class: "row" }, field(t("decisions.reviewer"), reviewer, { class: "field grow" }),
      h("button", { type: "button", class: "main", id: "save", onclick: saveFile }, t("decisions.save")),
      h("button", { type: "button", onclick: () => file.click() }, t("decisions.load")), file),
    h("p", { class: "small muted" }, t("decisions.run"), " ", h("code", {}, `mirps-extract ${PLAN.source.file_name} --corrections ${stem()}.corrections.json --review`)),
    decisions.saved ? null : h("p", { class: "notice bad" }, t("decisions.not-kept")),
    part(t("decisions.new"), decisions.added, (c) => ({
      mark: unfit.has(c) ? h("span", { class: "badge warn" }, t("decisions.unfit")) : null,
      button: h("button", { type: "button", class: "quiet", onclick: () => undo(() => { decisions.added = decisions.added.filter((one) => one !== c); }) }, t("decisions.undo")),
    })),
    part(t("decisions.applied"), APPLIED, (c, at) => {
      const gone = decisions.dropped.includes(at);
      return {
        mark: gone ? h("span", { class: "badge warn" }, t("decisions.dropped")) : null,
        button: h("button", { type: "button", class: "quiet", onclick: () => undo(() => {
          decisions.dropped = gone ? decisions.dropped.filter((one) => one !== at) : [...decisions.dropped, at];
        }) }, t(gone ? "decisions.keep" : "decisions.undo")),
      };
    }));
}

function part(title, list, about) {
  if (!list.length) return null;
  return h("section", {}, h("h2", {}, title, " ", h("span", { class: "badge" }, String(list.length))),
    h("ol", { class: "decisions" }, list.map((correction, at) => {
      const { mark, button } = about(correction, at);
      return h("li", {}, h("div", {}, h("b", {}, t(`kind.${correction.kind}`)), " ", whereOf(correction), mark, " ", button), told(correction),
        correction.note ? h("p", { class: "muted small" }, correction.note) : null);
    })));
}

function undo(change) {
  change();
  keep();
  rework();
  document.getElementById("filters")?.remove();
  draw();
  announce(t("undone"));
}

/** The commitment that a correction is of, as a way to it. */
function whereOf(correction) {
  const target = correction.commitments?.[0] ?? correction;
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

async function loadFile(event) {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const number = takeFile(await file.text());
    rework();
    document.getElementById("filters")?.remove();
    draw();
    flash(counted("decisions.loaded", number));
  } catch { flash(t("decisions.bad-file")); }
}
