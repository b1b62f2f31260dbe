// Corrections: applied here as the program applies them, to show at once what they do.

/** Those that the output was made with; they are in what is shown. */
const APPLIED = DATA.corrections.list;
const STORE = `corrections:${PLAN.source.sha256}:${PLAN.made_with?.data ?? ""}`;

const decisions = { added: [], dropped: [], reviewer: DATA.corrections.reviewer ?? "", saved: true, ...kept.get(STORE) };
let entries = READ;
let unfit = new Set();

class Stale extends Error {}

const isAt = (entry, target) => entry.addresses.some((a) => a.key === target.key && a.nth === (target.nth ?? 0));

function find(list, target, before) {
  const found = list.filter((entry) => isAt(entry, target) && (before === undefined || entry.text === before));
  if (!found.length) throw new Stale();
  return found[0];
}

const put = (list, old, fresh) => list.flatMap((entry) =>
  entry === old[0] ? fresh : old.includes(entry) ? [] : [entry]);

/** Mentions found again in another text, each where its words stand next. */
function anchored(mentions, text) {
  let from = 0;
  return mentions.flatMap((mention) => {
    const start = text.indexOf(mention.text, from);
    if (start < 0) return [];
    from = start + mention.text.length;
    return [{ ...mention, start, end: from }];
  });
}

const touched = (entry, correction, more) =>
  ({ ...entry, ...more, checkedNow: false, review: entry.review && { ...entry.review, checked: false }, pending: [...entry.pending, correction.kind] });

const bothDetails = (one, other) => Object.fromEntries(Object.keys({ ...one, ...other }).map((column) =>
  [column, [...new Set([one[column], other[column]].filter(Boolean))].join("; ")]));

const titleIn = (title, text) => title && text.startsWith(title) ? title : null;

const APPLY = {
  checked(list, c) {
    const entry = find(list, c, c.before);
    return put(list, [entry], [{ ...entry, checkedNow: true }]);
  },
  text(list, c) {
    const entry = find(list, c, c.before);
    const more = { text: c.after, was: entry.was ?? entry.text, title: titleIn(entry.title, c.after), institutions: anchored(entry.institutions, c.after) };
    return put(list, [entry], [touched(entry, c, more)]);
  },
  focus_area(list, c) {
    const entry = list.find((one) => isAt(one, c) && one.area === c.before);
    if (!entry) throw new Stale();
    return put(list, [entry], [touched(entry, c, { area: c.after })]);
  },
  split(list, c) {
    const entry = find(list, c, c.before);
    const cuts = [0, ...c.at.map((offset) => unitsOf(entry.text, offset)), entry.text.length + 1];
    const parts = cuts.slice(1).map((end, at) => {
      const start = cuts[at];
      const inside = (one) => one.start >= start && one.end < end;
      const text = entry.text.slice(start, end - 1);
      return touched(entry, c, {
        text, part: (entry.part ?? "") + "abcdefghijklmnopqrstuvwxyz"[at], title: at ? null : titleIn(entry.title, text), items: [],
        institutions: entry.institutions.filter(inside).map((m) => ({ ...m, start: m.start - start, end: m.end - start })),
        evidence: entry.evidence.filter((e) => e.start < end && e.end > start).map((e) => ({
          ...e, start: Math.max(e.start, start) - start, end: Math.min(e.end, end - 1) - start })),
      });
    });
    return put(list, [entry], parts);
  },
  merge(list, c) {
    const parts = c.commitments.map((target, at) => find(list, target, c.before[at]));
    if (new Set(parts).size !== parts.length || new Set(parts.map((p) => p.iso3)).size > 1) throw new Stale();
    const whole = parts.reduce((one, other) => {
      const shift = one.text.length + 1;
      const moved = (span) => ({ ...span, start: span.start + shift, end: span.end + shift });
      return {
        ...one, text: `${one.text} ${other.text}`, items: [...one.items, ...other.items], addresses: [...one.addresses, ...other.addresses],
        evidence: [...one.evidence, ...other.evidence.map(moved)], institutions: [...one.institutions, ...other.institutions.map(moved)],
        printed: [...one.printed, ...other.printed], details: bothDetails(one.details, other.details),
      };
    });
    return put(list, parts, [touched(whole, c, {})]);
  },
  add_institution: (list, c) => ofMentions(list, c, (entry) => {
    let start = -1;
    for (let n = 0; n <= (c.occurrence ?? 0); n += 1) start = entry.text.indexOf(c.text, start + 1);
    const end = start + c.text.length;
    if (start < 0 || entry.institutions.some((m) => m.start < end && start < m.end)) return null;
    const added = { institution: c.institution, name: fullName(c.institution), text: c.text, start, end, role: c.role };
    const others = entry.institutions.map((m) => m.institution === c.institution ? { ...m, role: c.role } : m);
    return [...others, added].sort((a, b) => a.start - b.start);
  }),
  remove_institution: (list, c) => ofMentions(list, c, (entry) =>
    entry.institutions.some(names(c)) ? entry.institutions.filter((m) => !names(c)(m)) : null),
  link_institution: (list, c) => ofMentions(list, c, (entry) => {
    if (!entry.institutions.some(names(c))) return null;
    const linked = entry.institutions.map((m) => names(c)(m) ? { ...m, institution: c.after, name: fullName(c.after) } : m);
    const { role } = linked.find((m) => m.institution === c.after);
    return linked.map((m) => m.institution === c.after ? { ...m, role } : m);
  }),
  institution_role: (list, c) => ofMentions(list, c, (entry) =>
    entry.institutions.some((m) => m.institution === c.institution && m.role === c.before)
      ? entry.institutions.map((m) => m.institution === c.institution ? { ...m, role: c.after } : m) : null),
};

const names = (c) => (mention) => mention.text === c.text && mention.institution === c.before;

function ofMentions(list, c, change) {
  for (const entry of list.filter((one) => isAt(one, c))) {
    const institutions = change(entry);
    if (institutions) return put(list, [entry], [{ ...entry, institutions, pending: [...entry.pending, c.kind] }]);
  }
  throw new Stale();
}

/** What is shown: the output with the new corrections applied in their order. */
function rework() {
  entries = READ;
  unfit = new Set();
  for (const correction of decisions.added) {
    try { entries = APPLY[correction.kind](entries, correction); }
    catch (error) {
      if (!(error instanceof Stale)) throw error;
      unfit.add(correction);
    }
  }
  entries.forEach((entry) => { entry.shown = entry.id + (entry.part ? `·${entry.part}` : ""); });
}

function keep() {
  const { added, dropped, reviewer } = decisions;
  decisions.saved = kept.set(STORE, { added, dropped, reviewer });
}

/** The text of a corrections file: those applied that still stand, then the new ones. */
function correctionsFile() {
  const { file_name, sha256 } = PLAN.source;
  const list = [...APPLIED.filter((_, at) => !decisions.dropped.includes(at)), ...decisions.added];
  const file = { version: DATA.corrections.version, plan: { file_name, sha256 }, reviewer: decisions.reviewer.trim() || null, corrections: list };
  return JSON.stringify(file, null, 2) + "\n";
}

/** Take the corrections of a file that was saved before; what the output has already is left out. */
function takeFile(text) {
  const file = JSON.parse(text);
  if (!/^1\.\d+$/.test(file?.version) || !Array.isArray(file.corrections) ||
      file.corrections.some((c) => !Object.hasOwn(APPLY, c?.kind))) throw new SyntaxError("not the form");
  const plain = (c) => JSON.stringify(Object.entries(c).filter(([, v]) => v !== null).sort());
  const known = new Set([...APPLIED, ...decisions.added].map(plain));
  const fresh = file.corrections.filter((c) => !known.has(plain(c)));
  decisions.added.push(...fresh);
  if (!decisions.reviewer && typeof file.reviewer === "string") decisions.reviewer = file.reviewer;
  keep();
  return fresh.length;
}

/** How a new correction names a commitment. */
const addressOf = (entry) => ({ key: entry.addresses[0].key, nth: entry.addresses[0].nth });
const isChecked = (entry) => Boolean(entry.checkedNow ||
  (entry.review?.checked && !APPLIED.some((c, at) => decisions.dropped.includes(at) && checksOf(entry)(c))));
const isCorrected = (entry) => Boolean(entry.pending.length || entry.review?.kinds.length || entry.review?.institutions.length);
