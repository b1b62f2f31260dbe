// What the scripts of all pages share: elements, storage, and light or dark.

/** An element. Text goes in as text, never as markup; `on...` are listeners. */
function h(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An element of SVG. */
function svg(tag, attributes, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

/** Children without those that are left out. */
const present = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Put other children in an element. */
const refill = (element, ...children) => element.replaceChildren(...present(children));

/** What a browser keeps for this page; where it keeps nothing, all is as if it were empty. */
const kept = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(`mirps-extract:${key}`)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`mirps-extract:${key}`, JSON.stringify(value)); return true; } catch { return false; }
  },
};

const THEMES = ["auto", "light", "dark"];

function themeNow() {
  const theme = kept.get("theme");
  return THEMES.includes(theme) ? theme : "auto";
}

function setTheme(theme) {
  kept.set("theme", theme);
  if (theme === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
}

setTheme(themeNow());
