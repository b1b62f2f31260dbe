// The form in which a commitment is corrected; each button is one correction. What is typed is kept
// as a draft from the first letter, and stands here again until it is saved or discarded.

let edited = "";

const idInside = (text) => /\[([^[\]]+)\]\s*$/.exec(text)?.[1] ?? text.trim();
const named = (id) => `${fullName(id)} [${id}]`;

function institutionInput(value, label, name) {
  return h("input", { name, list: "institution-list", value: value ? named(value) : "", "aria-label": label, placeholder: t("edit.institution-hint"), class: "wide" });
}

function roleSelect(role, label, name) {
  return h("select", { "aria-label": label, name }, ROLES.map((one) => option(one, t(`role.${one}`), role)));
}

/** An institution that a correction may name; the form says so where there is none. */
function chosenInstitution(input) {
  const id = idInside(input.value);
  input.setCustomValidity(INSTITUTIONS.has(id) ? "" : t("edit.unknown-institution"));
  return input.reportValidity() ? id : null;
}

function editor(entry) {
  const note = h("input", { class: "wide", maxlength: "300", name: "note" });
  const base = () => ({ ...addressOf(entry), ...(note.value.trim() ? { note: note.value.trim() } : {}) });
  const written = draftOf(entry);
  const form = h("form", { class: "editor", "aria-label": t("edit.title", { id: entry.shown }), onsubmit: (event) => event.preventDefault(), oninput: typed },
    written && written.text !== entry.text ? h("p", { class: "notice", role: "note" }, t("draft.other"), " ", said("q", {}, written.text)) : null,
    textPart(entry, base), placePart(entry, base), institutionsPart(entry, base),
    h("div", { class: "row" }, field(t("edit.note"), note, { class: "field grow" }),
      h("button", { type: "button", class: "discard quiet", hidden: !written, onclick: () => discard(draftKey(entry)) }, t("draft.discard")),
      h("button", { type: "button", onclick: () => toggleEditor(entry) }, t("edit.close"))));
  for (const control of form.querySelectorAll("[name]")) {
    control.dataset.before = control.value;
    control.value = written?.fields[control.name] ?? control.value;
    control.dispatchEvent(new Event("drafted"));
  }
  function typed({ target }) {
    if (!target.name) return;
    draft(entry, target.name, target.value, target.dataset.before);
    form.querySelector(".discard").hidden = !draftOf(entry);
  }
  return form;
}

/** Throw a draft away, once a person has said so. */
function discard(key) {
  if (!confirm(t("ask.discard"))) return;
  delete drafts[key];
  keepDrafts();
  draw();
  announce(t("draft.discarded"));
}

function textPart(entry, base) {
  const area = h("textarea", { rows: "5", lang: PLAN.edition.language, dir: "auto", "aria-label": t("edit.text"), spellcheck: "true", name: "text" });
  area.value = entry.text;
  const preview = h("p", { class: "small muted", "aria-live": "polite" });
  const cutAt = () => {
    const next = area.value === entry.text ? entry.text.lastIndexOf(" ", area.selectionStart - 1) + 1 : 0;
    return next > 0 && next < entry.text.length ? next : null;
  };
  const splitter = h("button", { type: "button", onclick: () => {
    const at = cutAt();
    if (at !== null) decide(entry, { kind: "split", ...base(), before: entry.text, at: [charactersOf(entry.text, at)] }, t("split-now", { id: entry.shown }));
  } }, t("edit.split"));
  const look = () => {
    const at = cutAt();
    splitter.disabled = at === null;
    preview.textContent = at === null ? t("edit.split-hint")
      : t("edit.split-at", { before: entry.text.slice(0, at).trim().split(" ").slice(-4).join(" "), after: entry.text.slice(at).split(" ").slice(0, 4).join(" ") });
  };
  for (const event of ["keyup", "click", "select", "input", "drafted"]) area.addEventListener(event, look);
  look();
  const save = () => {
    const after = area.value.split(/\s+/).filter(Boolean).join(" ").normalize("NFC");
    if (after && after !== entry.text) decide(entry, { kind: "text", ...base(), before: entry.text, after }, t("reworded-now", { id: entry.shown }), { used: ["text"] });
  };
  return h("fieldset", {}, h("legend", {}, t("edit.text")), area, preview,
    h("div", { class: "row" }, h("button", { type: "button", class: "main", onclick: save }, t("edit.save-text")), splitter));
}

function placePart(entry, base) {
  const areas = h("select", { "aria-label": t("area"), name: "area" }, AREAS.map((slug) => option(slug, areaName(slug), entry.area)));
  const others = entries.filter((one) => one.iso3 === entry.iso3 && one !== entry);
  const after = entries[entries.indexOf(entry) + 1];
  const merged = h("select", { "aria-label": t("edit.merge-with"), class: "wide", name: "merge" }, others.map((one) => option(one.shown, `${one.shown}: ${one.text.slice(0, 60)}`, after?.shown)));
  const move = () => {
    if (areas.value !== entry.area) decide(entry, { kind: "focus_area", ...base(), before: entry.area, after: areas.value }, t("moved-now", { id: entry.shown }), { used: ["area"] });
  };
  const merge = () => {
    const other = entries.find((one) => one.shown === merged.value);
    const parts = [entry, other].sort((a, b) => entries.indexOf(a) - entries.indexOf(b));
    const { note } = base();
    decide(entry, { kind: "merge", ...(note ? { note } : {}), commitments: parts.map(addressOf), before: parts.map((part) => part.text) }, t("merged-now", { id: entry.shown }), { used: ["merge"] });
  };
  return h("fieldset", {}, h("legend", {}, t("edit.place")),
    h("div", { class: "row" }, areas, h("button", { type: "button", onclick: move }, t("edit.move"))),
    others.length ? h("div", { class: "row" }, merged, h("button", { type: "button", onclick: merge }, t("edit.merge"))) : null);
}

function institutionsPart(entry, base) {
  const each = [...new Map(entry.institutions.map((m) => [`${m.institution} ${m.text}`, m])).values()];
  const rows = each.map((mention) => mentionRow(entry, mention, base));
  const words = h("input", { lang: PLAN.edition.language, "aria-label": t("edit.words"), placeholder: t("edit.words"), name: "words" });
  const institution = institutionInput("", t("institution"), "institution");
  const role = roleSelect("mention", t("role-label"), "role");
  const add = () => {
    const text = words.value.trim();
    words.setCustomValidity(text && entry.text.includes(text) ? "" : t("edit.words-missing"));
    const id = words.reportValidity() ? chosenInstitution(institution) : null;
    if (id) decide(entry, { kind: "add_institution", ...base(), text, occurrence: free(entry, text), institution: id, role: role.value }, null, { used: ["words", "institution", "role"] });
  };
  return h("fieldset", { oninput: (event) => event.target.setCustomValidity?.("") }, h("legend", {}, t("institutions")), rows,
    h("div", { class: "row" }, words, institution, role, h("button", { type: "button", onclick: add }, t("edit.add"))));
}

/** The first occurrence of words that no institution has yet. */
function free(entry, text) {
  let [nth, start] = [0, entry.text.indexOf(text)];
  while (start >= 0 && entry.institutions.some((m) => m.start < start + text.length && start < m.end)) {
    start = entry.text.indexOf(text, start + text.length);
    nth += 1;
  }
  return start < 0 ? 0 : nth;
}

function mentionRow(entry, mention, base) {
  const about = mention.text;
  const role = roleSelect(mention.role, `${t("role-label")}: ${about}`);
  role.addEventListener("change", () => decide(entry, {
    kind: "institution_role", ...base(), institution: mention.institution, before: mention.role, after: role.value }));
  const institution = institutionInput(mention.institution, `${t("institution")}: ${about}`, `link ${about}`);
  const alike = entries.filter((one) => one.institutions.some(names({ text: about, before: mention.institution })));
  const everywhere = h("input", { type: "checkbox" });
  const link = () => {
    const after = chosenInstitution(institution);
    if (!after || after === mention.institution) return;
    const { note } = base();
    const targets = everywhere.checked ? alike : [entry];
    const all = targets.map((one) => ({ kind: "link_institution", ...addressOf(one), ...(note ? { note } : {}), text: about, before: mention.institution, after }));
    decide(entry, all[0], null, { more: all.slice(1), used: [`link ${about}`] });
  };
  const remove = () => decide(entry, { kind: "remove_institution", ...base(), text: about, before: mention.institution });
  return h("div", { class: "row mention-row" },
    said("span", { class: `mention ${mention.role}` }, about), role, institution,
    h("button", { type: "button", onclick: link }, t("edit.link")),
    alike.length > 1 ? h("label", { class: "small" }, everywhere, ` ${t("edit.everywhere", { n: alike.length })}`) : null,
    h("button", { type: "button", class: "quiet", "aria-label": `${t("edit.remove")}: ${about}`, onclick: remove }, t("edit.remove")));
}

/** The institutions to choose from, once for all forms. */
function institutionList() {
  return h("datalist", { id: "institution-list" }, [...INSTITUTIONS.values()].map((one) =>
    h("option", { value: named(one.id) }, [one.acronym, one.country].filter(Boolean).join(", "))));
}
