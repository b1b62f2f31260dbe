// Out of the page: the corrected plan as JSON, its tables as CSV and Excel, and who checked what.

/** Texts that the program reads anew: what stands in them is known for sure only then. */
const reworded = () => entries.filter((entry) => entry.reworded).length;

const FILES = {
  json: (plan) => [`${stem()}.json`, "application/json", `${JSON.stringify(plan, null, 2)}\n`],
  csv: (plan) => [`${stem()}.csv.zip`, "application/zip", zip(csvFiles(rowsOf(plan)))],
  excel: (plan) => [`${stem()}.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook(sheetsOf(rowsOf(plan)))],
  report: (plan) => [`${stem()}.review.csv`, "text/csv;charset=utf-8", delimited(reportRows(plan))],
};

function outOfThePage() {
  const changed = reworded();
  return h("section", { class: "out" }, h("h2", {}, t("out.title")), h("p", { class: "muted small" }, t("out.about"), " ", changed ? counted("out.reworded", changed) : null),
    h("div", { class: "row" }, Object.keys(FILES).map((kind) => h("button", { type: "button", id: `out-${kind}`, onclick: () => download(...FILES[kind](correctedPlan())) }, t(`out.${kind}`)))),
    peopleTable());
}

/** For each commitment, whether a person has seen it, who, when, and what they did. */
function reportRows(plan) {
  const head = ["id", "key", "country", "focus_area", "status", "checked_by", "checked_at", "corrected_by", "corrections", "notes", "text"];
  return [head, ...plan.countries.flatMap((country) => country.focus_areas.flatMap((area) => area.commitments.map((one) => {
    const review = one.review ?? UNTOUCHED;
    const status = review.checked ? "checked" : isCorrected(one) ? "corrected" : "pending";
    return [one.id, one.key, country.iso3, area.area, status, joint(review.checked_by), review.checked_at, joint(review.corrected_by),
      [...review.kinds, ...review.institutions.map((change) => change.kind)].join("; "), joint(review.notes), one.text];
  })))];
}

/** How many commitments each person checked and corrected, by country. */
function peopleTable() {
  const people = [...new Set(entries.flatMap((entry) => [...reviewOf(entry).checked_by, ...reviewOf(entry).corrected_by]))].sort();
  if (!people.length) return null;
  const number = (name, iso3) => {
    const own = entries.filter((entry) => entry.iso3 === iso3);
    const told = ["checked_by", "corrected_by"].map((column) => own.filter((entry) => reviewOf(entry)[column].includes(name)).length);
    return told.some(Boolean) ? told.join("/") : "–";
  };
  return table(t("out.people"), [t("decisions.reviewer"), ...PLAN.countries.map((c) => countryName(c.iso3))], people.map((name) => [name, ...PLAN.countries.map((c) => number(name, c.iso3))]));
}
