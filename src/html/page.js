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
  const main = one("main");
  const blocks = all(".block");
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
  // Hides the rows that are not kept; all are kept for null. A block that cannot be seen has a guessed height, which becomes
  // that of the rows left in it.
  const hide_rows = (kept) => {
    main.classList.toggle("findings-only", kept !== null);
    for (const block of blocks) {
      let left = 0;
      for (const row of block.children) {
        const hide = kept !== null && !kept.has(row);
        if (row.hidden !== hide) row.hidden = hide;
        if (!hide) ++left;
      }
      block.hidden = left === 0;
      block.style.containIntrinsicBlockSize = kept === null ? "" : `${left * 8}rem`;
    }
  };
  const severity = (card) => card.classList[1];
  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    const hidden = new Set();
    shown = [];
    for (const card of cards) {
      const hide = off.has(severity(card)) || off.has(card.dataset.kind);
      if (card.hidden !== hide) card.hidden = hide;
      if (hide) hidden.add(card.id.slice(1));
      else shown.push(card);
    }
    for (const mark of marks) mark.classList.toggle("off", mark.dataset.f.split(" ").every((f) => hidden.has(f)));
    hide_rows(only.checked ? new Set(shown.map((card) => card.closest(".row"))) : null);
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
  const pair_of = (card) => card.closest(".row").firstElementChild;
  let current_marks = [];
  const select = (card) => {
    if (current) current.classList.remove("current");
    for (const mark of current_marks) mark.classList.remove("current");
    current = card;
    current_marks = [];
    if (!card) return;
    card.classList.add("current");
    const number = card.id.slice(1);
    current_marks = Array.from(pair_of(card).querySelectorAll("mark")).filter((mark) => mark.dataset.f.split(" ").includes(number));
    for (const mark of current_marks) mark.classList.add("current");
  };
  // Blocks that were never seen have a guessed height only; once they are laid out the place is another.
  const reveal = (pair) => {
    pair.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => pair.scrollIntoView({ block: "center" }));
  };
  const go = (card) => {
    if (!card) return;
    select(card);
    try {
      history.replaceState(null, "", `#${card.id}`);
    } catch {
      // Some browsers keep the address of local files as it is.
    }
    reveal(pair_of(card));
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
      // None chosen yet: the first one in or below what can be seen. Rows of blocks that are far away are not asked for
      // their place, as each would be laid out for that.
      const block = blocks[first_block(120)];
      const below = shown.findIndex((card) => block.contains(card)
        ? pair_of(card).getBoundingClientRect().bottom > 120
        : block.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING);
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
        if (box.value === severity(card) || box.value === card.dataset.kind) box.checked = true;
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
      button.textContent = main.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  });

  // Map: a click goes to the pair, a frame shows what can be seen.
  const map = one(".map");
  const here = one(".map .here");
  // The first of `count` things for which a test holds that fails for all before it; `count` if there is none.
  const first = (count, test) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  // The block that stands at a height of the window, or the next one below it; the last one at the end of the texts.
  const first_block = (y) =>
    Math.min(blocks.length - 1, first(blocks.length, (i) => blocks[i].getBoundingClientRect().bottom > y));
  // Where each row of a block begins on the map, and where the last one ends.
  const places = (block) => block.dataset.y.split(" ").map(Number);
  // What stands at a height of the window, as a height on the map.
  const on_map = (y) => {
    const block = blocks[first_block(y)];
    const box = block.getBoundingClientRect();
    const place = places(block);
    const share = Math.min(1, Math.max(0, (y - box.top) / box.height));
    return place[0] + share * (place[place.length - 1] - place[0]);
  };
  let drawing = false;
  const draw = () => {
    if (drawing || blocks.length === 0) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      here.hidden = only.checked;  // hidden rows have no place
      if (here.hidden) return;
      const top = on_map(64);
      here.style.top = `${top / 100}%`;
      here.style.height = `${Math.max(0.4, (on_map(innerHeight) - top) / 100)}%`;
    });
  };
  map.addEventListener("click", (event) => {
    const frame = map.getBoundingClientRect();
    const y = ((event.clientY - frame.top) / frame.height) * 10000;
    if (blocks.length === 0) return;
    const block = blocks[Math.max(0, first(blocks.length, (i) => Number.parseInt(blocks[i].dataset.y, 10) > y) - 1)];
    const place = places(block);
    let row = block.children[Math.max(0, first(block.children.length, (i) => place[i] > y) - 1)];
    while (row && row.hidden) row = row.nextElementSibling ?? row.parentElement.nextElementSibling?.firstElementChild;
    if (row) reveal(row.firstElementChild);
  });
  window.addEventListener("scroll", draw, { passive: true });
  window.addEventListener("resize", draw);
  tell();
  draw();
  arrive();
})();
