// The pages: pictures that come when they are near, boxes to choose, and words in colour.

const pagesPane = { zoom: 1, figures: new Map(), shown: 1 };
let marks = [];

function pageFigure(page) {
  const figure = h("figure", { class: "page", id: `page-${page.number}`, "data-page": page.number },
    h("figcaption", {}, t("page", { n: page.number })),
    h("div", { class: "paper" }, h("div", { class: "boxes" })));
  figure.querySelector(".paper").style.aspectRatio = `${page.width} / ${page.height}`;
  return figure;
}

function drawPages() {
  const list = document.getElementById("pages");
  list.replaceChildren(...DATA.pages.map((page) => {
    const figure = pageFigure(page);
    pagesPane.figures.set(page.number, figure);
    return figure;
  }));
  const near = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => {
    fillPage(Number(one.target.dataset.page));
    near.unobserve(one.target);
  }), { root: list, rootMargin: "1200px" });
  const visible = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) pagesPane.shown = Number(one.target.dataset.page);
    document.getElementById("page-number").value = String(pagesPane.shown);
  }, { root: list, rootMargin: "-45% 0px -50% 0px" });
  for (const figure of pagesPane.figures.values()) { near.observe(figure); visible.observe(figure); }
}

/** Show a page's picture, which waits in the file as text until it is needed. */
function fillPage(number) {
  const paper = pagesPane.figures.get(number).querySelector(".paper");
  if (paper.querySelector("img")) return;
  const source = document.querySelector(`script.picture[data-page="${number}"]`)?.textContent;
  if (source) paper.prepend(h("img", { src: source, alt: t("page-picture", { n: number }), decoding: "async" }));
  if (state.words) drawWords(number);
}

const sizeOf = (number) => DATA.pages.find((page) => page.number === number);

function placed(element, number, [x0, top, x1, bottom], slack = 2) {
  const page = sizeOf(number);
  const part = (value, whole) => `${(100 * value / whole).toFixed(3)}%`;
  element.style.left = part(x0 - slack, page.width);
  element.style.top = part(top - slack, page.height);
  element.style.width = part(x1 - x0 + 2 * slack, page.width);
  element.style.height = part(bottom - top + 2 * slack, page.height);
  return element;
}

/** A box for each place of each commitment; arrow keys go from one to the next on a page. */
function drawBoxes() {
  const byPage = new Map([...pagesPane.figures.keys()].map((number) => [number, []]));
  for (const entry of entries) {
    for (const place of entry.evidence) {
      const box = placed(h("button", {
        class: "box", type: "button", tabindex: "-1", "data-id": entry.shown, "aria-label": t("box", { id: entry.shown }),
        title: entry.shown, onclick: () => choose(entry.shown, { from: "page" }),
      }), place.page, place.bbox);
      byPage.get(place.page)?.push(box);
    }
  }
  for (const [number, boxes] of byPage) {
    if (boxes.length) boxes[0].tabIndex = 0;
    pagesPane.figures.get(number).querySelector(".boxes").replaceChildren(...boxes);
  }
}

function stepBetweenBoxes(event) {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const box = event.target.closest(".box");
  if (!box || !(event.key in steps)) return;
  event.preventDefault();
  const boxes = [...box.parentElement.querySelectorAll(".box")];
  const next = boxes[boxes.indexOf(box) + steps[event.key]];
  if (!next) return;
  box.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** A label stands beside a short box, so far as the page has room, and else above it. */
const ROOM = { box: 0.3, right: 0.78 };

/** Mark places on the pages, and go to the first. */
function markPlaces(places, { go = true } = {}) {
  marks.forEach((mark) => mark.remove());
  document.querySelectorAll(".box.chosen").forEach((box) => box.classList.remove("chosen"));
  marks = places.filter((place) => pagesPane.figures.has(place.page)).map((place) => {
    const label = place.label ? h("span", {}, place.label) : null;
    const [x0, , x1] = place.bbox;
    const { width } = sizeOf(place.page);
    const beside = x1 - x0 < ROOM.box * width && x1 < ROOM.right * width;
    const mark = placed(h("div", { class: `mark ${place.kind}${beside ? " beside" : ""}` }, label), place.page, place.bbox, 4);
    pagesPane.figures.get(place.page).querySelector(".paper").append(mark);
    return mark;
  });
  if (go && marks.length) goTo(marks[0], places[0].page);
}

function markEntry(entry, options) {
  markPlaces(entry.evidence.map((place, at) => ({ ...place, kind: "commitment", label: at ? "" : entry.shown })), options);
  document.querySelectorAll(".box").forEach((box) => box.classList.toggle("chosen", box.dataset.id === entry.shown));
}

function goTo(element, number) {
  fillPage(number);
  const list = document.getElementById("pages");
  const there = element.getBoundingClientRect();
  const here = list.getBoundingClientRect();
  list.scrollTop += there.top - here.top - Math.max(24, (here.height - there.height) / 3);
  const aside = there.left - here.left;
  if (aside < 0 || aside > here.width - 40) list.scrollLeft += aside - 24;
}

function goToPage(number) {
  const figure = pagesPane.figures.get(number);
  if (!figure) return;
  fillPage(number);
  document.getElementById("pages").scrollTop = figure.offsetTop - 8;
}

function zoomPages(factor) {
  pagesPane.zoom = factor === 0 ? 1 : Math.min(3, Math.max(0.5, pagesPane.zoom * factor));
  const number = pagesPane.shown;
  document.getElementById("pages").style.setProperty("--zoom", String(pagesPane.zoom));
  goToPage(number);
}

const KINDS = Object.keys(DATA.kinds);
const PATTERNS = {
  commitment: [], mark: ["M0 0H6V6H0Z"], text: ["M0 3H6"], heading: ["M-1 7L7 -1M2 10L10 2M-4 4L4 -4"],
  count: ["M3 0V6M0 3H6"], front: ["M3 0V6"], furniture: ["M-1 -1L7 7M-4 2L4 10M2 -4L10 4"], unassigned: ["M0 0L6 6M6 0L0 6"],
};

/** The patterns by which kinds of words, and bars, are told apart without colour. */
function patterns() {
  return svg("svg", { width: 0, height: 0, "aria-hidden": "true", class: "patterns" }, svg("defs", {}, KINDS.map((kind) =>
    svg("pattern", { id: `kind-${kind}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", class: `kind-${kind}` },
      svg("rect", { width: 6, height: 6, class: "ground" }), PATTERNS[kind].map((d) => svg("path", { d, class: "ink" })))), chartPatterns()));
}

/** The words of a page in the colour of what they were read as. */
function drawWords(number) {
  const page = sizeOf(number);
  const paper = pagesPane.figures.get(number).querySelector(".paper");
  paper.querySelector(".words")?.remove();
  if (!state.words) return;
  const paths = Object.entries(page.words).map(([kind, sides]) => {
    let d = "";
    for (let at = 0; at < sides.length; at += 4) {
      const [x, y, width, height] = sides.slice(at, at + 4).map((side) => side / 10);
      d += `M${x - 0.5} ${y}h${width + 1}v${height}h${-width - 1}z`;
    }
    return svg("path", { d, class: `kind-${kind}`, fill: `url(#kind-${kind})` });
  });
  paper.append(svg("svg", { class: "words", viewBox: `0 0 ${page.width} ${page.height}`, "aria-hidden": "true", preserveAspectRatio: "none" }, paths));
}

function drawAllWords() {
  for (const [number, figure] of pagesPane.figures) if (!state.words || figure.querySelector("img")) drawWords(number);
  document.getElementById("legend").hidden = !state.words;
}

/** What the colours stand for, with the number of words and the roles of the ledger that each has. */
function legend() {
  const roles = PLAN.coverage.by_role;
  return h("ul", { id: "legend", class: "legend", hidden: !state.words, "aria-label": t("words.legend") }, KINDS.map((kind) => {
    const own = DATA.kinds[kind].filter((role) => roles[role]);
    const total = own.reduce((sum, role) => sum + roles[role], 0);
    const swatch = svg("svg", { width: 22, height: 14, "aria-hidden": "true" }, svg("rect", { width: 22, height: 14, class: `kind-${kind}`, fill: `url(#kind-${kind})` }));
    const told = own.map((role) => `${t(`ledger.${role}`)} ${roles[role]}`).join(", ");
    return h("li", { title: told }, swatch, h("span", {}, `${t(`words.${kind}`)} ${total}`));
  }));
}
