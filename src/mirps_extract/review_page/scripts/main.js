// The page as a whole: its parts are built once a language, then follow the state.

const DRAW = { findings: drawFindings, commitments: drawCommitments, numbers: drawNumbers, decisions: drawDecisions };

function openView(view) {
  show({ view });
  document.getElementById(`tab-${view}`).focus();
}

function toggleWords() {
  show({ words: !state.words }, { step: false });
  announce(t(state.words ? "words.on" : "words.off"));
}

function flash(text) {
  const place = document.getElementById("flash");
  place.textContent = text;
  place.classList.add("seen");
  setTimeout(() => place.classList.remove("seen"), 2500);
}

function topBar() {
  const { title, year } = PLAN.edition;
  return h("header", { class: "top" },
    h("a", { class: "skip", href: "#reading", onclick: (event) => { event.preventDefault(); document.getElementById("reading").focus(); } }, t("skip")),
    h("div", { class: "names" },
      said("h1", {}, [title ?? PLAN.source.file_name, year].filter(Boolean).join(" · ")),
      h("p", { class: "muted small" }, t("about-plan", { file: PLAN.source.file_name, pages: PLAN.source.pages, n: READ.length }))),
    h("div", { class: "switches" },
      h("div", { role: "group", "aria-label": t("language") }, Object.keys(LABELS).map((code) =>
        h("button", { type: "button", lang: code, "aria-pressed": String(code === language), onclick: () => speak(code) }, LABELS[code].name))),
      h("select", { id: "theme", "aria-label": t("theme.label"), onchange: (event) => setTheme(event.target.value) },
        THEMES.map((theme) => option(theme, t(`theme.${theme}`), themeNow()))),
      h("button", { type: "button", id: "undo", "aria-keyshortcuts": "Control+Z", onclick: back }, t("undo")),
      h("button", { type: "button", id: "redo", "aria-keyshortcuts": "Control+Shift+Z", onclick: forth }, t("redo")),
      h("button", { type: "button", onclick: () => window.print() }, t("print")),
      h("button", { type: "button", id: "put-away", "aria-controls": "pages-side", "aria-pressed": String(!pagesAway()), onclick: togglePages }, t("pages-shown")),
      h("button", { type: "button", "aria-keyshortcuts": "?", onclick: () => document.getElementById("help").showModal() }, t("help.open"))));
}

function pagesSide() {
  const number = h("select", { id: "page-number", "aria-label": t("go-to-page"), onchange: (event) => goToPage(Number(event.target.value)) },
    DATA.pages.map((page) => option(String(page.number), `${page.number}`, "")));
  const zoom = (label, sign, factor) => h("button", { type: "button", "aria-label": label, onclick: () => zoomPages(factor) }, sign);
  return h("section", { class: "side pages-side", id: "pages-side", "aria-label": t("pages-side") },
    h("div", { class: "toolbar" },
      h("label", {}, `${t("page-word")} `, number, ` / ${DATA.pages.length}`),
      h("span", { class: "zoom" }, zoom(t("smaller"), "−", 1 / 1.2), zoom(t("fit"), "↔", 0), zoom(t("larger"), "+", 1.2)),
      h("button", { type: "button", id: "words", "aria-pressed": String(state.words), onclick: toggleWords }, t("words.show"))),
    legend(),
    h("div", { id: "pages", tabindex: "0", role: "group", "aria-label": t("pages-side"), onkeydown: stepBetweenBoxes }));
}

const pagesAway = () => kept.get("pages-away") ?? state.away ?? false;

/** Put the pages away, as on a phone, where they leave little room; or take them out again. */
function togglePages() {
  state.away = !pagesAway();
  kept.set("pages-away", state.away);
  syncPages();
}

function syncPages() {
  document.body.classList.toggle("pages-away", pagesAway());
  document.getElementById("put-away").setAttribute("aria-pressed", String(!pagesAway()));
}

function readingSide() {
  const tab = (view) => h("button", { type: "button", role: "tab", id: `tab-${view}`, "aria-controls": `panel-${view}`, onclick: () => show({ view }) }, t(`view.${view}`), h("span", { class: "count" }));
  return h("main", { class: "side reading-side" },
    h("p", { id: "not-kept", class: "notice", hidden: isKept }, t("decisions.not-kept")),
    h("div", { class: "tabs", role: "tablist", "aria-label": t("reading-side"), onkeydown: stepBetweenTabs }, VIEWS.map(tab)),
    h("div", { id: "reading", tabindex: "-1" }, VIEWS.map((view) =>
      h("div", { class: `panel ${view}`, role: "tabpanel", id: `panel-${view}`, "aria-labelledby": `tab-${view}` }))));
}

function stepBetweenTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  openView(VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length]);
}

const panelOf = (view) => document.getElementById(`panel-${view}`);

/** Draw what the state says. */
function draw() {
  const numbers = { findings: FACTS.length, commitments: entries.length, numbers: "", decisions: standing().length };
  for (const view of VIEWS) {
    const here = view === state.view;
    const tab = document.getElementById(`tab-${view}`);
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    tab.querySelector(".count").textContent = numbers[view] === "" || numbers[view] === 0 ? "" : String(numbers[view]);
    panelOf(view).classList.toggle("away", !here);
  }
  document.body.classList.toggle("narrowed", state.view === "commitments" && (isFiltered() || state.order !== ""));
  document.getElementById("undo").disabled = !journal.past.length;
  document.getElementById("redo").disabled = !journal.future.length;
  DRAW[state.view](panelOf(state.view));
  drawBoxes();
  document.getElementById("words").setAttribute("aria-pressed", String(state.words));
  drawAllWords();
}

/** Show what an address says from the start. */
function arrive() {
  readAddress();
  draw();
  const entry = chosenEntry();
  if (entry) { markEntry(entry); revealCard(entry.shown); }
  else if (state.mark !== null && FINDINGS[state.mark]) {
    markFinding(FINDINGS[state.mark]);
    document.getElementById(`finding-${state.mark}`)?.scrollIntoView({ block: "nearest" });
  } else if (state.view === "commitments" && isFiltered() && shownEntries().length) markEntry(shownEntries()[0]);
  else markPlaces([], { go: false });
}

function build() {
  document.documentElement.lang = language;
  pagesPane.figures.clear();
  document.getElementById("app").replaceChildren(
    topBar(), h("div", { class: "sides" }, pagesSide(), readingSide()), help(), patterns(), institutionList(),
    h("div", { id: "said", class: "unseen", "aria-live": "polite" }), h("div", { id: "flash", role: "status" }));
  drawPages();
  syncPages();
}

function speak(code) {
  language = code;
  kept.set("language", code);
  build();
  arrive();
}

/** On paper everything stands, whatever is on the screen. */
function unfold() {
  for (const view of VIEWS) if (!panelOf(view).hasChildNodes()) DRAW[view](panelOf(view));
}

document.addEventListener("keydown", listen);
window.addEventListener("popstate", arrive);
window.addEventListener("beforeprint", unfold);
window.addEventListener("beforeunload", (event) => { if (!isKept && (journal.now.added.length || Object.keys(drafts).length)) event.preventDefault(); });
window.addEventListener("storage", (event) => { // another window of this page took a step
  if (!event.key?.includes(STORE)) return;
  load();
  rework();
  afresh("");
});
if (Object.hasOwn(LABELS, kept.get("language") ?? "")) language = kept.get("language");
load();
tellKept(kept.set("probe", 1));
rework();
readAddress();
build();
arrive();
