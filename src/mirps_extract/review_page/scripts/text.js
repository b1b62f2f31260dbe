// A commitment's text, with its label, its institutions, and what is looked for marked in it.

/** Where the words that are looked for stand in a text; accents and case aside. */
function hits(text) {
  const words = folded(state.q).split(/\s+/).filter((word) => word.length > 1);
  if (!words.length) return [];
  let plain = "";
  const from = [];
  for (let at = 0; at < text.length; at += 1) {
    for (const char of folded(text[at])) { plain += char; from.push(at); }
  }
  return words.flatMap((word) => {
    const spans = [];
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      spans.push([from[at], from[at + word.length - 1] + 1]);
    }
    return spans;
  });
}

/** The text in pieces, each wrapped in what covers it. */
function marked(entry) {
  const { text } = entry;
  const found = hits(text);
  const label = entry.title && text.startsWith(entry.title) ? entry.title.length : 0;
  const cuts = [...new Set([0, label, text.length, ...entry.institutions.flatMap((m) => [m.start, m.end]), ...found.flat()])].sort((a, b) => a - b);
  const pieces = [];
  for (const mention of [...entry.institutions, null]) {
    const start = pieces.length ? pieces.at(-1).end : 0;
    const end = mention ? mention.start : text.length;
    if (end > start) pieces.push({ start, end });
    if (mention && mention.end > mention.start) pieces.push({ start: mention.start, end: mention.end, mention });
  }
  const inner = ({ start, end }) => cuts.filter((cut) => cut >= start && cut < end).map((from, at, all) => {
    const to = all[at + 1] ?? end;
    const words = text.slice(from, to);
    const hit = found.some(([a, b]) => a <= from && to <= b) ? h("mark", { class: "hit" }, words) : words;
    return from < label ? h("b", {}, hit) : hit;
  });
  return pieces.map((piece) => piece.mention
    ? h("span", { class: `mention ${piece.mention.role}`, title: `${t(`role.${piece.mention.role}`)}: ${piece.mention.name}. ${t(`role-about.${piece.mention.role}`)}` }, inner(piece))
    : inner(piece));
}

/** Words that two texts share and do not share, by their longest common sequence. */
function differences(before, after) {
  const [a, b] = [before.split(" "), after.split(" ")];
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const parts = [];
  const add = (tag, word) => {
    if (parts.at(-1)?.tag === tag) parts.at(-1).words.push(word);
    else parts.push({ tag, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add("span", a[i]); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && length[i + 1][j] >= length[i][j + 1])) { add("del", a[i]); i += 1; }
    else { add("ins", b[j]); j += 1; }
  }
  return parts.flatMap(({ tag, words }) => [h(tag, {}, words.join(" ")), " "]);
}

/** Who has to do a commitment and its institutions, each once, by role. */
function chips(entry) {
  const each = new Map(actorsIn(entry).map((m) => [`${m.role} ${m.institution}`, m]));
  const inOrder = [...each.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  if (!inOrder.length) return null;
  return h("ul", { class: "chips", "aria-label": t("institutions") }, inOrder.map((m) => h("li", {},
    h("button", { type: "button", class: `chip ${m.role}`, title: `${m.name}. ${t(`role-about.${m.role}`)}`, onclick: () => filter({ institution: m.institution }) },
      h("span", { class: "role" }, t(`role.${m.role}`)), said("span", {}, m.role === IMPLIED ? m.name : shortName(m.institution))))));
}
