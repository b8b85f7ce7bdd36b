// SPDX-License-Identifier: Apache-2.0
// What the review page does when a browser runs scripts: filters, the way from finding to finding, the map, the theme.
// Everything can be read without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const one = (selector) => document.querySelector(selector);
  const remembered = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch {
      // No storage: nothing is remembered.
    }
    return null;
  };
  const digits = (number) => String(number).replace(/\d/g, (d) => root.dataset.digits[d]);
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => digits(values[i]));

  root.classList.add("js");
  for (const element of all("[data-js]")) element.hidden = false;

  // Theme.
  const theme = (name) => {
    root.dataset.theme = name;
    for (const button of all("[data-theme-is]"))
      button.setAttribute("aria-pressed", String(button.dataset.themeIs === name));
  };
  for (const button of all("[data-theme-is]"))
    button.addEventListener("click", () => {
      theme(button.dataset.themeIs);
      remembered("muwazi-theme", button.dataset.themeIs);
    });
  const kept = remembered("muwazi-theme");
  if (kept === "light" || kept === "dark") theme(kept);

  // Filters.
  const rows = all(".row");
  const cards = all(".card");
  const marks = all("mark");
  const position = one("#position");
  let shown = cards;
  let current = null;

  const tell = () => {
    const at = current ? shown.indexOf(current) : -1;
    position.value = at >= 0 ? fill(position.dataset.oneOf, at + 1, shown.length)
                             : fill(position.dataset.all, shown.length);
  };
  const boxes = all(".filter-groups input");
  const only = one("#only");
  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    const hidden = new Set();
    shown = [];
    for (const card of cards) {
      const hide = off.has(card.dataset.severity) || off.has(card.dataset.kind);
      card.hidden = hide;
      if (hide) hidden.add(card.id.slice(1));
      else shown.push(card);
    }
    for (const mark of marks) mark.classList.toggle("off", mark.dataset.f.split(" ").every((f) => hidden.has(f)));
    const kept_rows = only.checked ? new Set(shown.map((card) => card.closest(".row"))) : null;
    for (const row of rows) row.hidden = kept_rows !== null && !kept_rows.has(row);
    one(".rows").classList.toggle("only", only.checked);
    one(".filters-state").textContent = off.size > 0 ? `(${digits(boxes.length - off.size)}/${digits(boxes.length)})` : "";
    if (current && current.hidden) select(null);
    tell();
    draw();
  };
  for (const box of [...boxes, only]) box.addEventListener("change", filter);
  for (const form of all("form")) form.addEventListener("submit", (event) => event.preventDefault());
  const menu = one(".filters details");
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });

  // From finding to finding.
  const select = (card) => {
    if (current) current.classList.remove("current");
    for (const mark of all("mark.current")) mark.classList.remove("current");
    current = card;
    if (!card) return;
    card.classList.add("current");
    const number = card.id.slice(1);
    for (const mark of all("mark", card.closest(".row")))
      mark.classList.toggle("current", mark.dataset.f.split(" ").includes(number));
  };
  // Rows that were never seen have a guessed height only; once they are laid out the place is another.
  const reveal = (row) => {
    row.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => row.scrollIntoView({ block: "center" }));
  };
  const go = (card) => {
    if (!card) return;
    select(card);
    try {
      history.replaceState(null, "", `#${card.id}`);
    } catch {
      // Some browsers keep the address of local files as it is.
    }
    reveal(card.closest(".row"));
    card.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (card.getBoundingClientRect().bottom > innerHeight) card.scrollIntoView({ block: "nearest" });
    }));
    tell();
  };
  const step = (by) => {
    if (shown.length === 0) return;
    let at = current ? shown.indexOf(current) : -1;
    if (at < 0) {
      // None chosen yet: the first one in or below what can be seen.
      const below = shown.findIndex((card) => card.closest(".row").getBoundingClientRect().bottom > 120);
      at = below < 0 ? (by > 0 ? 0 : shown.length - 1) : by > 0 ? below : below - 1;
    } else {
      at += by;
    }
    go(shown[(at + shown.length) % shown.length]);
  };
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));
  const keys = one("#keys");
  if (remembered("muwazi-keys") === "off") keys.checked = false;
  keys.addEventListener("change", () => remembered("muwazi-keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    // By the letter, and by the place of the key where the keyboard writes another script.
    const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase();
    if (key === "j" || key === "n") step(1);
    else if (key === "k" || key === "p") step(-1);
    else return;
    event.preventDefault();
  });
  const arrive = () => {
    const card = /^#f\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (!card) return;
    if (card.hidden) {
      for (const box of boxes)
        if (box.value === card.dataset.severity || box.value === card.dataset.kind) box.checked = true;
      filter();
    }
    go(card);
  };
  window.addEventListener("hashchange", arrive);

  // Copying a proposal.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    copy(button.parentElement.querySelector("bdi").textContent).then(() => {
      const label = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  });
  for (const button of all(".copy")) button.hidden = false;

  // Map: a click goes to the pair, a frame shows what can be seen.
  const map = one(".map");
  const here = one(".map .here");
  const place = rows.map((row) => Number(row.dataset.y));
  place.push(10000);
  const first = (test) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  let drawing = false;
  const draw = () => {
    if (drawing || rows.length === 0) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      if (only.checked) {  // hidden rows have no place
        here.hidden = true;
        return;
      }
      const top = first((i) => rows[i].getBoundingClientRect().bottom > 64);
      const bottom = first((i) => rows[i].getBoundingClientRect().top >= innerHeight);
      here.hidden = bottom <= top;
      here.style.top = `${place[Math.min(top, rows.length - 1)] / 100}%`;
      here.style.height = `${Math.max(0.4, (place[bottom] - place[Math.min(top, bottom)]) / 100)}%`;
    });
  };
  map.addEventListener("click", (event) => {
    const frame = map.getBoundingClientRect();
    const y = ((event.clientY - frame.top) / frame.height) * 10000;
    let at = Math.max(0, first((i) => place[i] > y) - 1);
    while (at < rows.length && rows[at].hidden) ++at;
    if (at < rows.length) reveal(rows[at]);
  });
  window.addEventListener("scroll", draw, { passive: true });
  window.addEventListener("resize", draw);
  tell();
  draw();
  arrive();
})();
