// What needs a person, first: the findings in groups, each a step from its evidence.

function drawFindings(panel) {
  const codes = [...new Set(FACTS.map(([first]) => first.code))];
  const order = (code) => 2 * SEVERITIES.indexOf(FINDINGS.find((finding) => finding.code === code).severity) + Number(!COUNTS.includes(code));
  refill(panel,
    summary(),
    FACTS.length ? h("div", { class: "groups" }, codes.sort((a, b) => order(a) - order(b)).map((code) => group(code, FACTS.filter(([first]) => first.code === code))))
      : h("p", { class: "empty" }, t("no-findings")));
}

function summary() {
  const checked = entries.filter(isChecked).length;
  const tile = (value, label, tone) => h("li", { class: tone ?? "" }, h("b", {}, value), h("span", {}, label));
  const number = (severity) => FACTS.filter(([first]) => first.severity === severity).length;
  const suggested = entries.filter(suggestionFor);
  const unassigned = PLAN.coverage.by_role.unassigned ?? 0;
  return [h("ul", { class: "tiles" },
    number("error") ? tile(number("error"), t("severity.error"), "bad") : null,
    tile(number("warning"), t("severity.warning"), number("warning") ? "warn" : "good"),
    tile(number("info"), t("severity.info"), "info"),
    tile(`${checked}/${entries.length}`, t("checked-commitments"), checked === entries.length ? "good" : ""),
    tile(unassigned, t("unassigned-of", { n: PLAN.coverage.words }), unassigned ? "warn" : "good")),
  h("div", { class: "row start" }, h("button", { type: "button", class: "main", id: "start", onclick: toggleOrder }, t("start"))),
  suggested.length ? h("section", { class: "group", "aria-labelledby": "suggestions" }, h("h2", { id: "suggestions" }, t("suggestions"), " ", h("span", { class: "badge" }, String(suggested.length))),
    h("ul", {}, suggested.map((entry) => h("li", { class: "finding" }, h("button", { type: "button", class: "message", onclick: () => choose(entry.shown) }, toldSuggestion(suggestionFor(entry))))))) : null];
}

function group(code, list) {
  const { severity } = list[0][0];
  return h("section", { class: `group ${TONES[severity]}`, "aria-labelledby": `group-${code}` },
    h("h2", { id: `group-${code}` }, h("span", { class: `sign ${TONES[severity]}`, "aria-hidden": "true" }, SIGNS[severity]),
      t(`finding.${code}`), " ", h("span", { class: "badge" }, String(list.length)), h("span", { class: "unseen" }, ` ${t(`severity.${severity}`)}`)),
    h("p", { class: "muted small" }, t(`about.${code}`)),
    h("ul", {}, list.map((fact) => h("li", { class: "fact" }, fact.map(findingItem)))));
}

const SIGNS = { error: "✕", warning: "!", info: "i" };

function findingItem(finding) {
  const places = placesOf(finding);
  const chosen = state.mark === finding.number;
  const filtered = { country: finding.country ?? "", area: finding.focus_area ?? "" };
  return h("div", { class: `finding${chosen ? " chosen" : ""}`, id: `finding-${finding.number}` },
    h("button", { type: "button", class: "message", "aria-pressed": String(chosen), onclick: () => openFinding(finding.number) },
      h("span", { lang: "en", dir: "auto" }, messageOf(finding))),
    h("div", { class: "row small" },
      places.map((place, at) => h("button", { type: "button", class: "quiet", onclick: () => openFinding(finding.number, at) },
        `${place.told}, ${t("page", { n: place.page })}`)),
      finding.commitment && entries.some((e) => e.id === finding.commitment)
        ? h("button", { type: "button", class: "quiet", onclick: () => choose(entries.find((e) => e.id === finding.commitment).shown) }, t("to-commitment", { id: finding.commitment }))
        : finding.country ? h("button", { type: "button", class: "quiet", onclick: () => filter(filtered) }, t("to-commitments")) : null));
}

/** Where a finding shows, and where what belongs to it does: a count, and the false bullet in it. */
function placesOf(finding) {
  const isCount = COUNTS.includes(finding.code);
  const own = finding.evidence.map((place) => ({
    ...place, kind: isCount ? "count" : "finding", told: isCount ? t("declared-count") : t(`finding.${finding.code}`),
    label: isCount ? t("declared-count") : finding.commitment ?? t(`finding.${finding.code}`) }));
  const related = finding.related.flatMap((other) => other.evidence.map((place) => ({
    ...place, kind: "finding", told: `${t(`finding.${other.code}`)} ${other.commitment}`, label: other.commitment })));
  return [...own, ...related];
}

function openFinding(number, at = 0) {
  const finding = FINDINGS[number];
  if (!finding) return;
  show({ view: "findings", mark: number, id: "" });
  markFinding(finding, at);
  const element = document.getElementById(`finding-${number}`);
  element?.scrollIntoView({ block: "nearest" });
  element?.querySelector(".message").focus({ preventScroll: true });
}

function markFinding(finding, at = 0) {
  const places = placesOf(finding);
  markPlaces([...places.slice(at), ...places.slice(0, at)]);
  announce(places.length ? t("marked", { n: places[at].page }) : t("no-place"));
}
