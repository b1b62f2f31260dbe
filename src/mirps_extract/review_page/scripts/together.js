// What several people decided, put together as the program does it (corrections/together.py): by what it
// is about, never by whose file comes first.

const TIME = "when";
const timeOf = (c) => c[TIME] ?? "";

/** What a decision says: alike for all who say the same, whoever, whenever and why. */
const contentOf = (c) => JSON.stringify(Object.entries({ nth: 0, occurrence: 0, ...c, commitments: c.commitments?.map(({ key, nth }) => [key, nth ?? 0]) })
  .filter(([name, value]) => value !== null && value !== undefined && !["by", TIME, "note", "settles"].includes(name))
  .sort(([a], [b]) => a < b ? -1 : 1));
const sameOf = (c) => [contentOf(c), c.by, timeOf(c), c.settles ?? []].join("\n");

const grouped = (list, by) => {
  const groups = new Map();
  for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups.values()];
};

/** What a decision is about: two that differ on one of these contradict each other. */
function subjectsOf(c) {
  const about = {
    focus_area: ["area", c.before], institution_role: ["role", c.institution, c.before], add_institution: ["words", c.text, c.occurrence ?? 0],
    remove_institution: ["mention", c.text, c.before], link_institution: ["mention", c.text, c.before],
  }[c.kind];
  return [...new Set(targetsOf(c).map((target, at) => [target.key, target.nth ?? 0, ...(about ?? ["text", c.commitments ? c.before[at] : c.before])].join("\n")))];
}

const bySubject = (list) => grouped(list.flatMap((c) => subjectsOf(c).map((subject) => ({ subject, c }))), (one) => one.subject)
  .map((group) => group.map((one) => one.c));

/** Of decisions on the same, those that their author replaced later. */
const replaced = (list) => list.filter((c) => c.by && list.some((one) => one.by === c.by && timeOf(one) > timeOf(c)));

/** Of decisions on the same, those that another sets aside. */
const settled = (list) => list.filter((c) => c.by && list.some((one) => one.settles?.includes(c.by) && timeOf(one) > timeOf(c)));

/** Decisions, each with all who made it; what one person did twice is two. */
function alike(list) {
  const groups = [];
  const last = new Map();
  for (const c of list) {
    const content = contentOf(c);
    if (!last.has(content) || last.get(content).some((one) => one.by === c.by)) {
      last.set(content, []);
      groups.push(last.get(content));
    }
    last.get(content).push(c);
  }
  return groups.map((same) => ({
    alike: same, people: same.map((c) => c.by).filter(Boolean), last: same.map(timeOf).sort().at(-1) || null,
    notes: [...new Set(same.map((c) => c.note).filter(Boolean))],
  }));
}

/** What is to be applied, and what people contradict one another on: the sides of each conflict. */
function agreed(list) {
  let every = list;
  for (const outdated of [replaced, settled]) {
    const gone = new Set(bySubject(every).flatMap(outdated));
    every = every.filter((c) => !gone.has(c));
  }
  const conflicts = bySubject(every).filter((same) => new Set(same.map((c) => c.by)).size > 1 && new Set(same.map(contentOf)).size > 1);
  const atOdds = new Set(conflicts.flat());
  const sides = conflicts.map((same) => alike([...same].sort((a, b) => contentOf(a) < contentOf(b) ? -1 : 1)));
  return { decisions: alike(every.filter((c) => !atOdds.has(c))), conflicts: sides };
}

const NEEDS = {
  checked: ["before"], text: ["before", "after"], focus_area: ["before", "after"], split: ["before"], merge: [], add_institution: ["text", "institution", "role"],
  remove_institution: ["text", "before"], link_institution: ["text", "before", "after"], institution_role: ["institution", "before", "after"],
};

const isForm = (file) => /^1\.\d+$/.test(file?.version) && Array.isArray(file.corrections) && file.corrections.every((c) =>
  Object.hasOwn(NEEDS, c?.kind) && NEEDS[c.kind].every((name) => typeof c[name] === "string")
  && (c.kind !== "split" || Array.isArray(c.at)) && (c.kind !== "merge" || Array.isArray(c.commitments) && Array.isArray(c.before))
  && targetsOf(c).every((target) => typeof target?.key === "string"));
