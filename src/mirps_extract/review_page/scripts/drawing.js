// Charts in SVG: told apart by pattern as well as by colour, their numbers written beside them.

const CHART = { width: 720, label: 190, row: 22, gap: 6, right: 112 };

const textAt = (x, y, text, attributes) => svg("text", { x, y, ...attributes }, text);

/** A long name in so many letters. */
const shortened = (text, letters) => text.length > letters ? `${text.slice(0, letters - 1)}…` : text;

/** Patterns for bars: what is declared, and one for each role. */
function chartPatterns() {
  const lines = { lead: [], partner: ["M0 8L8 0M-2 2L2 -2M6 10L10 6"], support: ["M2 0V8M6 0V8"], target: ["M0 4H8"], mention: ["M4 4h.01"], declared: ["M0 0L8 8M-2 6L2 10M6 -2L10 2"] };
  return Object.entries(lines).map(([name, paths]) =>
    svg("pattern", { id: `bar-${name}`, width: 8, height: 8, patternUnits: "userSpaceOnUse", class: `bar-${name}` },
      svg("rect", { width: 8, height: 8, class: "ground" }), paths.map((d) => svg("path", { d, class: "ink" }))));
}

function chart(label, height, ...children) {
  return svg("svg", { viewBox: `0 0 ${CHART.width} ${height}`, class: "chart", role: "img", "aria-label": label }, children);
}

/** Pairs of bars: declared above, found below, and the difference in words. */
function pairsChart(label, rows) {
  const most = Math.max(1, ...rows.flatMap((row) => [row.declared ?? 0, row.found]));
  const scale = (CHART.width - CHART.label - CHART.right) / most;
  const step = CHART.row + 12;
  return chart(label, rows.length * step + 4, rows.map((row, at) => {
    const y = at * step + 2;
    const differs = row.declared !== null && row.declared !== row.found;
    const told = row.declared === null ? `– / ${row.found}` : `${row.declared} / ${row.found}${differs ? " ≠" : ""}`;
    return svg("g", { class: differs ? "differs" : "" },
      textAt(CHART.label - 10, y + 17, shortened(row.name, 22), { "text-anchor": "end" }),
      svg("rect", { x: CHART.label, y, width: (row.declared ?? 0) * scale, height: 11, fill: "url(#bar-declared)", class: "outline" }),
      svg("rect", { x: CHART.label, y: y + 12, width: row.found * scale, height: 11, class: "solid" }),
      textAt(CHART.label + Math.max(row.declared ?? 0, row.found) * scale + 8, y + 17, told, { class: differs ? "strong" : "" }));
  }));
}

/** Bars made of parts, one for each role. */
function rolesChart(label, rows) {
  const most = Math.max(1, ...rows.map((row) => row.total));
  const scale = (CHART.width - CHART.label - 60) / most;
  const step = CHART.row + CHART.gap;
  return chart(label, rows.length * step + 4, rows.map((row, at) => {
    const y = at * step + 2;
    let x = CHART.label;
    const parts = ROLES.filter((role) => row[role]).map((role) => {
      const width = row[role] * scale;
      const part = svg("g", {}, svg("title", {}, `${t(`role.${role}`)}: ${row[role]}`),
        svg("rect", { x, y, width, height: CHART.row - 2, fill: `url(#bar-${role})`, class: "outline" }),
        width > 18 ? svg("rect", { x: x + width / 2 - 9, y: y + 3, width: 18, height: 14, class: "plate", rx: 3 }) : null,
        width > 18 ? textAt(x + width / 2, y + 14, String(row[role]), { "text-anchor": "middle", class: "tiny" }) : null);
      x += width;
      return part;
    });
    return svg("g", {}, textAt(CHART.label - 10, y + 15, shortened(row.name, 22), { "text-anchor": "end" }), parts, textAt(x + 8, y + 15, String(row.total)));
  }));
}

/** Which institutions stand in one commitment, how often: a square for each pair. */
function matrixChart(label, ids, together) {
  const size = 34;
  const left = 150;
  const top = 100;
  const most = Math.max(1, ...ids.flatMap((a) => ids.filter((b) => a !== b).map((b) => together(a, b))));
  const cells = ids.flatMap((a, row) => ids.slice(0, row).map((b, column) => {
    const number = together(a, b);
    const [x, y] = [left + column * size, top + row * size];
    return svg("g", {}, svg("title", {}, `${shortName(a)}, ${shortName(b)}: ${number}`),
      svg("rect", { x, y, width: size, height: size, class: "cell" }),
      number ? svg("rect", { x: x + 1, y: y + 1, width: size - 2, height: size - 2, class: "shade", "fill-opacity": (0.12 + 0.3 * number / most).toFixed(2) }) : null,
      number ? textAt(x + size / 2, y + size / 2 + 5, String(number), { "text-anchor": "middle" }) : null);
  }));
  const namesOf = ids.map((id, at) => [
    textAt(left - 8, top + at * size + size / 2 + 5, shortened(shortName(id), 17), { "text-anchor": "end" }),
    at < ids.length - 1 ? textAt(0, 0, shortened(shortName(id), 14), { transform: `translate(${left + at * size + size / 2 + 5} ${top + at * size + size - 8}) rotate(-55)` }) : null,
  ]);
  return chart(label, top + ids.length * size + 6, cells, namesOf);
}

function rolesLegend() {
  return h("ul", { class: "legend" }, ROLES.map((role) => h("li", {},
    svg("svg", { width: 22, height: 14, "aria-hidden": "true" }, svg("rect", { width: 22, height: 14, fill: `url(#bar-${role})`, class: "outline" })), t(`role.${role}`))));
}
