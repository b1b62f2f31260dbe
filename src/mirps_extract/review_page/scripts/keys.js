// The keyboard: one letter for what is often done, and a page of help.

const shortcuts = { on: kept.get("shortcuts") ?? true };

const KEYS = new Map([
  ["j", () => stepTo(1)],
  ["k", () => stepTo(-1)],
  ["n", () => stepFinding(1)],
  ["p", () => stepFinding(-1)],
  ["c", () => ofChosen(toggleChecked)],
  ["e", () => ofChosen(toggleEditor)],
  ["x", () => ofChosen(toggleAside)],
  ["a", () => ofChosen(accept)],
  ["r", () => toggleOrder()],
  ["1", () => openView("findings")],
  ["2", () => openView("commitments")],
  ["3", () => openView("numbers")],
  ["4", () => openView("decisions")],
  ["/", () => { show({ view: "commitments" }); document.getElementById("search").focus(); }],
  ["w", () => toggleWords()],
  ["+", () => zoomPages(1.2)],
  ["-", () => zoomPages(1 / 1.2)],
  ["0", () => zoomPages(0)],
  ["?", () => document.getElementById("help").showModal()],
]);

const chosenEntry = () => entries.find((entry) => entry.shown === state.id);

function ofChosen(act) {
  const entry = chosenEntry();
  if (entry) act(entry);
}

function stepTo(step) {
  const list = shownEntries();
  const at = list.findIndex((entry) => entry.shown === state.id);
  const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step];
  if (next) choose(next.shown);
}

function stepFinding(step) {
  const inOrder = [...document.querySelectorAll(".fact .finding")].map((item) => Number(item.id.split("-")[1]));
  const list = inOrder.length ? inOrder : FINDINGS.map((finding) => finding.number);
  const at = list.indexOf(state.mark);
  const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step];
  if (next !== undefined) openFinding(next);
}

function listen(event) {
  if (event.key === "Escape" && edited && !event.target.closest("dialog")) return toggleEditor(entries.find((entry) => entry.shown === edited));
  const typing = event.target.closest("input, select, textarea, dialog");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) { // where one types, the browser undoes letters
    event.preventDefault();
    return event.shiftKey ? forth() : back();
  }
  if (!shortcuts.on || typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
  event.preventDefault();
  KEYS.get(event.key)();
}

function help() {
  const close = () => document.getElementById("help").close();
  return h("dialog", { id: "help", "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, t("help.title")),
    h("p", {}, t("help.about")),
    h("dl", { class: "keys" }, [...KEYS.keys()].map((key) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(`key.${key}`)))),
      h("div", {}, h("dt", {}, h("kbd", {}, "Ctrl Z")), h("dd", {}, t("undo"))),
      h("div", {}, h("dt", {}, h("kbd", {}, "Ctrl ⇧ Z")), h("dd", {}, t("redo"))),
      h("div", {}, h("dt", {}, h("kbd", {}, "Esc")), h("dd", {}, t("key.esc"))),
      h("div", {}, h("dt", {}, h("kbd", {}, "← ↑ ↓ →")), h("dd", {}, t("key.arrows")))),
    h("h3", {}, t("role-label")),
    h("dl", { class: "keys" }, ROLES.map((role) => h("div", {}, h("dt", {}, t(`role.${role}`)), h("dd", {}, t(`role-about.${role}`))))),
    h("label", {}, h("input", { type: "checkbox", checked: shortcuts.on, onchange: (event) => { shortcuts.on = event.target.checked; kept.set("shortcuts", shortcuts.on); } }), ` ${t("help.on")}`),
    h("div", { class: "row" }, h("button", { type: "button", class: "main", onclick: close }, t("help.close"))));
}
