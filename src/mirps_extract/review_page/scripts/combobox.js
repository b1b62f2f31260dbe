// A list to choose from by typing: the combobox with a listbox of the ARIA Authoring Practices.

/** A combobox; `options` are [value, name, what stands beside it], `choose` gets a value, or "". */
function combobox({ id, label, options, value, choose }) {
  const nameOf = (one) => options.find(([known]) => known === one)?.[1] ?? "";
  let active = -1;
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = h("input", {
    id, role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
    placeholder: t("all"), value: nameOf(value),
    oninput: () => { fill(input.value); if (!input.value.trim()) take(""); }, onkeydown: press, onblur: () => close(), onclick: () => { if (list.hidden) fill(""); },
  });

  /** Show what fits; the name that is chosen already hides no other. */
  function fill(typed) {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    const fits = options.filter((one) => words.every((word) => folded(`${one[1]} ${one[2]}`).includes(word)));
    refill(list, fits.map(([known, name, beside], at) => h("li", {
      role: "option", id: `${id}-${at}`, "data-value": known, "aria-selected": String(known === value),
      onmousedown: (event) => { event.preventDefault(); take(known); },
    }, said("span", {}, name), h("span", { class: "muted small" }, beside))), fits.length ? null : h("li", { class: "muted small", role: "option", "aria-disabled": "true" }, t("no-option")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(-1);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.value = nameOf(value);
  }

  function point(to) {
    const all = [...list.querySelectorAll("[data-value]")];
    all[active]?.classList.remove("active");
    active = to;
    all[active]?.classList.add("active");
    all[active]?.scrollIntoView({ block: "nearest" });
    if (all[active]) input.setAttribute("aria-activedescendant", all[active].id);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(chosen) {
    value = chosen;
    close();
    choose(chosen);
  }

  function press(event) {
    const all = list.querySelectorAll("[data-value]");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) fill("");
      const last = list.querySelectorAll("[data-value]").length - 1;
      point(event.key === "ArrowDown" ? (active >= last ? 0 : active + 1) : (active <= 0 ? last : active - 1));
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      const chosen = all[active] ?? (all.length === 1 ? all[0] : null);
      if (chosen) take(chosen.dataset.value);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  }

  return h("div", { class: "field combobox" }, h("label", { for: id }, h("span", {}, label)), input, list);
}
