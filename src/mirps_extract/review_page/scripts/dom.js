// Labels in the language of the page, and small parts that several views use.

const LABELS = JSON.parse(document.getElementById("labels").textContent);
let language = document.documentElement.lang;

/** A label; `{name}` in it stands for a value. */
function t(key, values) {
  const found = key.split(".").reduce((part, name) => part?.[name], LABELS[language]);
  const text = typeof found === "string" ? found : key.split(".").at(-1).replaceAll("_", " ");
  return text.replace(/\{(\w+)\}/g, (_, name) => values?.[name] ?? "");
}

/** A label for one or for several. */
function counted(key, number) {
  return t(`${key}.${number === 1 ? "one" : "many"}`, { n: number });
}

/** Say something to those who listen rather than look. */
function announce(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

/** Hand a file to the browser's downloads. */
function download(name, type, data) {
  const url = URL.createObjectURL(new Blob([data], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Text in the language of the plan. */
function said(tag, attributes, ...children) {
  return h(tag, { lang: PLAN.edition.language, dir: "auto", ...attributes }, ...children);
}

function option(value, label, chosen) {
  return h("option", { value, selected: value === chosen }, label);
}

function field(label, control, attributes) {
  return h("label", { class: "field", ...attributes }, h("span", {}, label), control);
}

/** A table with a caption; cells that are numbers stand to the right. */
function table(caption, head, rows, attributes) {
  const cell = (value) => typeof value === "number" || /^[\d–]+(\/[\d–]+)?$/.test(value)
    ? h("td", { class: "number" }, String(value)) : h("td", {}, value);
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
    h("table", attributes,
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map(([first, ...others]) =>
        h("tr", {}, h("th", { scope: "row" }, first), others.map(cell))))));
}
