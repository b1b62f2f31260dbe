// Corrections: applied here as the program applies them (corrections/), to show at once what they do.

class Stale extends Error {}

const UNTOUCHED = { checked: false, by: null, kinds: [], read: [], institutions: [], notes: [], checked_by: [], checked_at: null, corrected_by: [] };

const targetsOf = (c) => c.commitments ?? [c];
const isAt = (entry, target) => entry.addresses.some((a) => a.key === target.key && a.nth === (target.nth ?? 0));

/** How a new correction names a commitment. */
const addressOf = (entry) => ({ key: entry.addresses[0].key, nth: entry.addresses[0].nth });

/** The commitments that a target can mean: those that have or had its key, and the one so counted now. */
function allAt(list, target) {
  const found = list.filter((entry) => isAt(entry, target));
  const same = list.filter((entry) => entry.key === target.key);
  const places = new Map(same.map((entry) => [entry, [placeOfArea(entry), list.findIndex((one) => one.iso3 === entry.iso3 && one.area === entry.area)]]));
  const counted = same.sort((a, b) => places.get(a)[0] - places.get(b)[0] || places.get(a)[1] - places.get(b)[1])[target.nth ?? 0];
  return counted && !found.includes(counted) ? [...found, counted] : found;
}

/** Where a page shows a focus area: one without a heading after all others. */
function placeOfArea(entry) {
  const at = PLAN.countries.find((country) => country.iso3 === entry.iso3).focus_areas.findIndex((area) => area.area === entry.area);
  return at < 0 ? PLAN.countries.length * 1000 : at;
}

function find(list, target, before) {
  const found = allAt(list, target).filter((entry) => entry.text === before);
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

const reviewOf = ({ review }) => review ? { ...UNTOUCHED, ...review } : UNTOUCHED;

/** A review with more to it, and all who had a part in it. */
function reviewed(review, more) {
  const all = { ...review, ...more };
  return { ...all, by: [...new Set([...all.checked_by, ...all.corrected_by])].join("; ") || null };
}

const corrected = (review, c, more) => reviewed(review, {
  corrected_by: [...new Set([...review.corrected_by, ...c.people])], notes: [...review.notes, ...c.notes], ...more });
const readOf = (entry) => reviewOf(entry).read.length ? reviewOf(entry).read : [{ id: entry.id, key: entry.key, focus_area: entry.area, text: entry.text }];

/** A commitment once its text or place is corrected: it has to be checked anew. */
function touched(entry, c, more, read = readOf(entry)) {
  const unchecked = { checked: false, checked_by: [], checked_at: null };
  return { ...entry, ...more, review: corrected(reviewOf(entry), c, { ...unchecked, kinds: [...reviewOf(entry).kinds, c.kind], read }) };
}

/** A commitment with another text: its key follows, and it is known by it, too. */
function renewed(list, entry, more) {
  const key = keyOf(entry.iso3, more.text);
  const nth = list.flatMap((one) => one.addresses).filter((a) => a.key === key).length;
  const addresses = entry.addresses.some((a) => a.key === key) ? entry.addresses : [...entry.addresses, { key, nth }];
  return { ...entry, ...more, key, addresses, reworded: true };
}

const bothDetails = (one, other) => Object.fromEntries(Object.keys({ ...one, ...other }).map((column) =>
  [column, [...new Set([one[column], other[column]].filter(Boolean))].join("; ")]));

const titleIn = (title, text) => title && text.startsWith(title) ? title : null;
const itemsIn = (items, text) => items.filter((item) => text.includes(item.text));

const APPLY = {
  checked(list, c) {
    const entry = find(list, c, c.before);
    const review = reviewOf(entry);
    const people = [...new Set([...review.checked_by, ...c.people])];
    const last = [review.checked_at, c.last].filter(Boolean).sort().at(-1) ?? null;
    return put(list, [entry], [{ ...entry, review: reviewed(review, { checked: true, checked_by: people, checked_at: last, notes: [...review.notes, ...c.notes] }) }]);
  },
  text(list, c) {
    const entry = find(list, c, c.before);
    const more = {
      text: c.after, title: titleIn(entry.title, c.after), items: itemsIn(entry.items, c.after), institutions: anchored(entry.institutions, c.after),
      repairs: entry.repairs.filter((r) => c.after.startsWith(r.after, r.start)),
      evidence: entry.evidence.map((place) => ({ ...place, start: Math.min(place.start, c.after.length), end: Math.min(place.end, c.after.length) })),
    };
    return put(list, [entry], [touched(renewed(list, entry, more), c, {}, readOf(entry))]);
  },
  focus_area(list, c) {
    const entry = allAt(list, c).find((one) => one.area === c.before);
    if (!entry || !AREAS.includes(c.after)) throw new Stale();
    return put(list, [entry], [touched(entry, c, { area: c.after })]);
  },
  split(list, c) {
    const entry = find(list, c, c.before);
    const cuts = [0, ...c.at.map((offset) => unitsOf(entry.text, offset)), entry.text.length + 1];
    const begins = (cut, at) => cut > cuts[at] && cut < entry.text.length && entry.text[cut - 1] === " " && entry.text[cut] !== " ";
    if (!cuts.slice(1, -1).every(begins)) throw new Stale();
    const parts = cuts.slice(1).map((end, at) => {
      const start = cuts[at];
      const text = entry.text.slice(start, end - 1);
      const part = renewed(list, entry, {
        text, part: (entry.part ?? "") + "abcdefghijklmnopqrstuvwxyz"[at], number: at ? null : entry.number, title: at ? null : titleIn(entry.title, text), items: itemsIn(entry.items, text),
        institutions: entry.institutions.filter((m) => m.start >= start && m.end < end).map((m) => ({ ...m, start: m.start - start, end: m.end - start })),
        repairs: entry.repairs.filter((r) => r.start >= start && r.start < end && !(r.kind === "false_bullet" && r.start === start)).map((r) => ({ ...r, start: r.start - start })),
        evidence: entry.evidence.filter((e) => e.start < end && e.end > start).map((e) => ({
          ...e, start: Math.max(e.start, start) - start, end: Math.min(e.end, end - 1) - start })),
      });
      return touched(part, c, {}, readOf(entry));
    });
    return put(list, [entry], parts);
  },
  merge(list, c) {
    if (c.before.length !== c.commitments.length) throw new Stale();
    const parts = c.commitments.map((target, at) => find(list, target, c.before[at]));
    if (new Set(parts).size !== parts.length || new Set(parts.map((p) => p.iso3)).size > 1) throw new Stale();
    const whole = parts.reduce((one, other) => {
      const shift = one.text.length + 1;
      const moved = (span) => ({ ...span, start: span.start + shift, end: span.end + shift });
      return renewed(list, { ...one, addresses: [...one.addresses, ...other.addresses] }, {
        text: `${one.text} ${other.text}`, items: [...one.items, ...other.items],
        evidence: [...one.evidence, ...other.evidence.map(moved)], institutions: [...one.institutions, ...other.institutions.map(moved)],
        repairs: [...one.repairs, ...other.repairs.map((r) => ({ ...r, start: r.start + shift }))], printed: [...one.printed, ...other.printed], details: bothDetails(one.details, other.details),
      });
    });
    const read = [...new Map(parts.flatMap(readOf).map((one) => [JSON.stringify(one), one])).values()];
    const notes = [...new Set(parts.flatMap((part) => reviewOf(part).notes))];
    const people = [...new Set(parts.flatMap((part) => reviewOf(part).corrected_by))];
    const review = { ...reviewOf(parts[0]), notes, corrected_by: people };
    return put(list, parts, [touched({ ...whole, review }, c, {}, read)]);
  },
  add_institution: (list, c) => ofMentions(list, c, (entry) => {
    let start = -c.text.length;
    for (let n = 0; n <= (c.occurrence ?? 0); n += 1) {
      start = entry.text.indexOf(c.text, start + c.text.length);
      if (start < 0) return null;
    }
    const end = start + c.text.length;
    if (!INSTITUTIONS.has(c.institution) || entry.institutions.some((m) => m.start < end && start < m.end)) return null;
    const source = INSTITUTIONS.get(c.institution).resolved_by === "unknown" ? "pattern" : "registry";
    const added = { institution: c.institution, name: fullName(c.institution), text: c.text, start, end, role: c.role, source };
    const others = entry.institutions.map((m) => m.institution === c.institution ? { ...m, role: c.role } : m);
    return [[...others, added].sort((a, b) => a.start - b.start), { kind: "added", text: c.text, before: null, after: c.institution }];
  }),
  remove_institution: (list, c) => ofMentions(list, c, (entry) => entry.institutions.some(names(c))
    && [entry.institutions.filter((m) => !names(c)(m)), { kind: "removed", text: c.text, before: c.before, after: null }]),
  link_institution: (list, c) => ofMentions(list, c, (entry) => {
    if (!INSTITUTIONS.has(c.after) || !entry.institutions.some(names(c))) return null;
    const linked = entry.institutions.map((m) => names(c)(m) ? { ...m, institution: c.after, name: fullName(c.after) } : m);
    const { role } = linked.find((m) => m.institution === c.after);
    const one = linked.map((m) => m.institution === c.after ? { ...m, role } : m);
    return [one, { kind: "linked", text: c.text, before: c.before, after: c.after }];
  }),
  institution_role: (list, c) => ofMentions(list, c, (entry) => {
    const own = entry.institutions.filter((m) => m.institution === c.institution);
    return own.some((m) => m.role === c.before) && [
      entry.institutions.map((m) => own.includes(m) ? { ...m, role: c.after } : m),
      { kind: "role", text: own[0].name, before: c.before, after: c.after }];
  }),
};

const names = (c) => (mention) => mention.text === c.text && mention.institution === c.before;

function ofMentions(list, c, change) {
  for (const entry of allAt(list, c)) {
    const changed = change(entry);
    if (!changed) continue;
    const review = corrected(reviewOf(entry), c, { institutions: [...reviewOf(entry).institutions, changed[1]] });
    return put(list, [entry], [{ ...entry, institutions: changed[0], review }]);
  }
  throw new Stale();
}

/** Commitments with decisions applied in their order, those of institutions last, and the corrections that do not fit. */
function applied(list, decisions) {
  const unfit = new Set();
  const isOfText = ({ alike }) => ["checked", "text", "focus_area", "split", "merge"].includes(alike[0].kind);
  for (const { alike, ...decision } of [...decisions.filter(isOfText), ...decisions.filter((one) => !isOfText(one))]) {
    try { list = APPLY[alike[0].kind](list, { ...alike[0], ...decision }); }
    catch (error) {
      if (!(error instanceof Stale)) throw error;
      alike.forEach((c) => unfit.add(c));
    }
  }
  return { list, unfit };
}

const isChecked = (entry) => reviewOf(entry).checked;
const isCorrected = (entry) => reviewOf(entry).kinds.length + reviewOf(entry).institutions.length > 0;
