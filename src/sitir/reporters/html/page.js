"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, statuses, phrases, articles } = data;
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const root = document.documentElement;
  root.classList.remove("no-js");

  // Everything that is shown is made of nodes, never of markup.
  const make = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "class") node.className = value;
      else node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const panel = byId("panel");
  const sheets = all(".sheet");
  const items = all("#list > li");
  const narrow = matchMedia("(max-width: 60rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = 0;
  let shown = [];
  let marks = [];
  let chosen = null;
  let origin = null;

  const article = () => articles[current];
  const local = (place) => place.slice(article().id.length);

  // The panel, which on a phone is a sheet over the page

  const openPanel = (open) => {
    root.classList.toggle("open", open);
    byId("open").setAttribute("aria-expanded", String(open));
  };
  byId("open").addEventListener("click", () => {
    openPanel(!root.classList.contains("open"));
    if (root.classList.contains("open")) all('[role="tab"][aria-selected="true"]')[0].focus();
  });
  byId("shut").addEventListener("click", () => {
    openPanel(false);
    byId("open").focus();
  });

  const tabs = all('[role="tab"]');
  // The list that what is left leads back to.
  let list = "findings";
  const show = (name) => {
    if (name === "changes" || name === "findings") list = name;
    for (const tab of tabs) {
      const isOn = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !isOn;
    }
    if (name === "claims") listClaims();
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => show(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const ends = { Home: 0, End: tabs.length - 1 }[event.key];
      if (step === undefined && ends === undefined) return;
      const next = tabs[ends ?? (index + step + tabs.length) % tabs.length];
      event.preventDefault();
      show(next.id.slice(4));
      next.focus();
    });
  });

  // Filters

  const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  const owner = new Map();
  for (const item of items) {
    const target = byId(`f${item.id.slice(1)}`);
    owner.set(item, target);
  }
  const home = new Map(items.map((item) => [item, Number(item.dataset.d || 0)]));
  const choice = (name) => (byId(`by-${name}`) ? byId(`by-${name}`).value : "");

  // What an item can be filtered by.
  const traits = new Map(items.map((item) => {
    const mention = item.dataset.m ? byId(item.dataset.m) : null;
    return [item, {
      rule: item.querySelector("p > span").textContent,
      section: item.dataset.s || "",
      status: mention ? mention.className.slice(1, 2) : "",
      revision: item.dataset.r || "",
    }];
  }));

  const filter = () => {
    const levels = new Set(all("[data-level]").filter((box) => box.checked).map((box) => box.dataset.level));
    const wanted = { rule: choice("rule"), section: choice("section"), status: choice("status"), revision: choice("revision") };
    const sought = byId("find").value.trim().toLowerCase();
    let here = 0;
    shown = [];
    for (const item of items) {
      const isHere = home.get(item) === current;
      const silenced = item.classList.contains("x");
      if (isHere && (!silenced || levels.has("x"))) here += 1;
      const fits = isHere
        && (!silenced || levels.has("x"))
        && levels.has(item.classList[0])
        && Object.entries(wanted).every(([key, value]) => !value || traits.get(item)[key] === value)
        && (!sought || texts.get(item).includes(sought));
      item.hidden = !fits;
      const mark = owner.get(item);
      if (mark) mark.classList.toggle("off", !fits);
      if (fits) shown.push(item);
    }
    marks = shown.map((item) => owner.get(item)).filter(Boolean);
    for (const row of all("tbody tr", sheets[current]).filter((each) => each.closest(".entries"))) {
      row.hidden = Boolean(sought) && !row.textContent.toLowerCase().includes(sought);
    }
    byId("count").textContent = here
      ? filled(words["js-count"], { shown: shown.length, all: here })
      : words["js-none"];
    follow();
  };
  byId("filters").addEventListener("input", filter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  // What a revision changed, where the page tells of one

  const changes = all(".changes > li");
  let shownChanges = changes;
  const markOf = (item) => byId(`d${item.id.slice(1)}`);
  const filterChanges = () => {
    const kinds = new Set(all("[data-kind]").filter((box) => box.checked).map((box) => box.dataset.kind));
    for (const group of all(".group")) group.hidden = !kinds.has(group.dataset.kind);
    shownChanges = changes.filter((item) => !item.closest(".group").hidden);
    const hidden = new Set(changes.filter((item) => item.closest(".group").hidden).map((item) => item.id.slice(1)));
    for (const node of all("[data-h]")) node.classList.toggle("off", hidden.has(node.dataset.h));
    for (const mark of all(".d")) mark.classList.toggle("off", hidden.has(mark.id.slice(1)));
    byId("count-changes").textContent = filled(words["js-changes"], { shown: shownChanges.length, all: changes.length });
  };
  if (byId("kinds")) {
    byId("kinds").addEventListener("change", filterChanges);
    filterChanges();
  }

  for (const box of all("[data-layer]")) {
    box.addEventListener("change", () => {
      root.classList.toggle(`no-${box.dataset.layer}`, !box.checked);
      for (const other of all(`[data-layer="${box.dataset.layer}"]`)) other.checked = box.checked;
    });
  }

  for (const link of all("article .to")) {
    if (link.textContent === "↓") link.setAttribute("aria-label", words["js-to-entry"]);
  }
  // What is seen at a glance is told, too: the status of a mention, the level of a finding.
  for (const mention of all("article [class^=m][id]")) {
    mention.setAttribute("aria-describedby", `t${mention.className.slice(1, 2)}`);
  }
  for (const mark of all("article .k")) {
    const told = { e: "js-error", w: "js-warning", n: "js-note" }[mark.classList[1]];
    mark.setAttribute("aria-label", `${words["js-finding"]} ${mark.textContent}, ${words[told]}`);
  }

  // The list follows the text

  const choose = (item, scrolls) => {
    if (chosen) {
      chosen.classList.remove("on");
      chosen.removeAttribute("aria-current");
    }
    chosen = item || null;
    if (!chosen) return;
    chosen.classList.add("on");
    chosen.setAttribute("aria-current", "true");
    if (!scrolls || chosen.closest('[role="tabpanel"]').hidden) return;
    const box = panel.getBoundingClientRect();
    const place = chosen.getBoundingClientRect();
    const top = tabs[0].closest('.tabs').getBoundingClientRect().bottom;
    if (place.top < top || place.bottom > box.bottom) {
      panel.scrollTop += place.top - (top + box.bottom - place.height) / 2;
    }
  };

  const follow = () => {
    if (!marks.length || byId("panel-findings").hidden || panel.contains(document.activeElement) || panel.matches(":hover")) return;
    // The first mark below the upper quarter of the window; marks are in the order of the text.
    const line = innerHeight / 4;
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle].getBoundingClientRect().top < line) low = middle + 1;
      else high = middle;
    }
    const mark = marks[Math.min(low, marks.length - 1)];
    choose(byId(`g${mark.id.slice(1)}`), true);
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  }, { passive: true });

  // Jumps

  const lit = [];
  const light = (nodes) => {
    while (lit.length) lit.pop().classList.remove("lit");
    for (const node of nodes) {
      node.classList.add("lit");
      lit.push(node);
    }
  };
  // All parts of a mention or claim; looked up once, for a long article has thousands.
  const parts = new Map();
  for (const node of all("article [id], article [data-m], article [data-c]")) {
    const place = node.id || node.dataset.m || node.dataset.c;
    if (parts.has(place)) parts.get(place).push(node);
    else parts.set(place, [node]);
  }
  const pieces = (place) => parts.get(place) || [byId(place)].filter(Boolean);
  const into = (node, block = "center") => {
    node.scrollIntoView({ block, behavior: calm.matches ? "auto" : "instant" });
  };
  const focus = (node) => {
    if (!node.matches("a[href], button, input, select, [tabindex]")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
  };
  const extent = (number) => {
    const { m } = byId(`g${number}`).dataset;
    return m ? pieces(m) : all(`[data-f="${number}"]`);
  };

  const toText = (item) => {
    const number = item.id.slice(1);
    const mark = byId(`f${number}`);
    if (!mark) return;
    if (narrow.matches) openPanel(false);
    choose(item, false);
    light([mark, ...extent(number)]);
    into(mark);
    focus(mark);
  };
  const toList = (mark) => {
    const item = byId(`g${mark.id.slice(1)}`);
    show("findings");
    if (item.hidden) {
      byId("filters").reset();
      filter();
    }
    if (narrow.matches) openPanel(true);
    light([mark, ...extent(mark.id.slice(1))]);
    choose(item, true);
    focus(item.querySelector("a[href]") || item);
  };
  const changed = (item) => (item.dataset.c ? pieces(item.dataset.c) : []);
  const toChange = (item) => {
    choose(item, true);
    const mark = markOf(item);
    if (!mark) return focus(item.querySelector("a[href]") || item);
    if (narrow.matches) openPanel(false);
    light([mark, ...changed(item)]);
    into(mark);
    focus(mark);
  };
  const toChanges = (mark) => {
    const item = byId(`h${mark.id.slice(1)}`);
    show("changes");
    if (narrow.matches) openPanel(true);
    light([mark, ...changed(item)]);
    choose(item, true);
    focus(item.querySelector("a[href]") || item);
  };
  const toPlace = (place) => {
    const node = byId(place);
    if (!node) return;
    const sheet = node.closest(".sheet");
    if (sheet && Number(sheet.dataset.d) !== current) turn(Number(sheet.dataset.d));
    if (narrow.matches) openPanel(false);
    node.hidden = false;
    const isPart = node.matches("section, article");
    light(isPart ? [] : pieces(place));
    into(node, isPart ? "start" : "center");
    focus(node);
  };

  // Details

  const heading = (text) => make("h3", { tabindex: "-1" }, text);
  const link = (place, text) => make("a", { href: `#${place}` }, text);
  const phrase = (told) => (typeof told === "number" ? phrases[told] : told);
  const fill = (...children) => {
    const page = byId("panel-details");
    page.replaceChildren(...children);
    show("details");
    if (narrow.matches) openPanel(true);
    panel.scrollTop = 0;
    page.querySelector("h3").focus({ preventScroll: true });
  };
  const rowsOf = (rows) => {
    const list = make("dl");
    for (const [name, text] of rows) list.append(make("dt", null, name), make("dd", null, text));
    return list;
  };
  const findingsAt = (place) => {
    const found = items.filter((item) => item.dataset.m === place && !item.classList.contains("x"));
    if (!found.length) return [];
    return [
      make("h4", null, words["js-findings"]),
      make("ul", { class: "plain" }, ...found.map((item) => make("li", { class: item.classList[0] },
        link(item.id, item.firstElementChild.textContent)))),
    ];
  };
  const entryLink = (number) => {
    const [key, short] = article().entries[number];
    return make("span", null, link(`${article().id}e${number + 1}`, key), ` ${short}`);
  };
  const evidence = (rows) => {
    const head = make("tr", null);
    for (const name of ["js-field", "js-cited", "js-listed", "js-outcome"]) {
      head.append(make("th", { scope: "col" }, words[name]));
    }
    const body = make("tbody");
    for (const [field, level, agrees, cited, listed] of rows) {
      body.append(make("tr", { class: agrees ? "same" : "other" },
        make("th", { scope: "row" }, phrases[field]),
        make("td", null, cited || "–"),
        make("td", null, (listed === 0 ? cited : listed) || "–"),
        make("td", null, `${agrees ? "✓" : "≠"} ${phrases[level]}`)));
    }
    return make("table", { class: "evidence" }, make("thead", null, head), body);
  };
  // A mention or a claim as it reads, without numbers of findings and changes and the words of old.
  const clean = (place, between = "") => pieces(place).map((node) => {
    const copy = node.cloneNode(true);
    for (const mark of all(".k, .d, del", copy)) mark.remove();
    return copy.textContent;
  }).join(between);
  const whole = (place) => clean(place, " ");

  const tellMention = (place) => {
    const [status, rows, candidates] = data.records[article().mentions[Number(local(place).slice(1)) - 1]];
    const parts = [
      heading(`${words["js-citation"]}: ${whole(place)}`),
      make("p", { class: `state s${status}` }, statuses[status]),
      rowsOf(rows.map(([name, text]) => [phrases[name], phrase(text)])),
    ];
    if (candidates.length > 1) parts.push(make("h4", null, words["js-candidates"]));
    for (const [entry, tier, score, fields] of candidates) {
      parts.push(make("p", { class: "entry" }, entryLink(entry),
        make("small", null, ` ${phrases[tier]}, ${score}`)), evidence(fields));
    }
    if (!candidates.length) parts.push(make("p", null, words["js-missing"]));
    parts.push(...findingsAt(place), make("p", null, link(place, words["js-back"])));
    light(pieces(place));
    fill(...parts);
  };
  const claimOf = (index) => {
    const [record, ...carriers] = [article().claims[index]].flat();
    return [data.records[record], carriers];
  };
  const tellClaim = (place) => {
    const [[kind, need, support, ...reasons], carriers] = claimOf(Number(local(place).slice(1)) - 1);
    const parts = [
      heading(words["js-claim"]),
      make("blockquote", null, clean(place)),
      make("p", null, `${phrases[kind]} · ${words[need ? "js-need" : "js-no-need"]} · ${phrases[support]}`),
    ];
    if (carriers.length) {
      const list = make("ul", { class: "plain" });
      for (const number of carriers) {
        const carrier = `${article().id}m${number}`;
        list.append(make("li", null, link(carrier, whole(carrier))));
      }
      parts.push(make("h4", null, words["js-carried"]), list);
    }
    if (reasons.length) {
      parts.push(make("h4", null, words["js-why"]),
        make("ul", { class: "plain" }, ...reasons.map((index) => make("li", null, phrases[index]))));
    }
    parts.push(make("p", null, link(place, words["js-back"])));
    light(pieces(place));
    fill(...parts);
  };
  const listed = new Map();
  const listClaims = () => {
    const page = byId("panel-claims");
    if (!listed.has(current)) {
      const box = make("input", { type: "checkbox", checked: "" });
      const count = make("p", { role: "status" });
      const list = make("ol", { class: "claims" });
      const rows = article().claims.map((_, index) => {
        const [[kind, need, support]] = claimOf(index);
        const place = `${article().id}c${index + 1}`;
        const node = byId(place);
        const lacks = Boolean(node) && node.classList.contains("cn");
        const row = make("li", { class: lacks ? "cn" : "" }, link(place, clean(place)),
          make("small", null, `${phrases[kind]}; ${words[need ? "js-need" : "js-no-need"]}; ${phrases[support]}`));
        list.append(row);
        return [row, lacks];
      });
      const apply = () => {
        let count_ = 0;
        for (const [row, lacks] of rows) {
          row.hidden = box.checked && !lacks;
          count_ += row.hidden ? 0 : 1;
        }
        count.textContent = filled(words["js-claims"], { shown: count_, all: rows.length });
      };
      box.addEventListener("change", apply);
      apply();
      listed.set(current, [make("label", null, box, ` ${words["js-uncovered"]}`), count, list]);
    }
    page.replaceChildren(...listed.get(current));
  };

  // What is clicked

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const anchor = event.target.closest("a[href^='#']");
    if (anchor) {
      const place = anchor.getAttribute("href").slice(1);
      if (anchor.matches("article [class^=m]")) {
        event.preventDefault();
        origin = anchor;
        tellMention(anchor.dataset.m || anchor.id);
      } else if (anchor.matches(".k")) {
        event.preventDefault();
        origin = anchor;
        toList(anchor);
      } else if (anchor.matches(".d")) {
        event.preventDefault();
        origin = anchor;
        toChanges(anchor);
      } else if (anchor.dataset.go) {
        event.preventDefault();
        toPlace(article().id + anchor.dataset.go);
      } else if (/^d\d+$/.test(place)) {
        event.preventDefault();
        toChange(anchor.closest("li"));
      } else if (/^f\d+$/.test(place)) {
        event.preventDefault();
        toText(byId(`g${place.slice(1)}`));
      } else if (/^g\d+$/.test(place)) {
        event.preventDefault();
        show("findings");
        choose(byId(place), true);
        focus(byId(place).querySelector("a[href]") || byId(place));
      } else if (byId(place) && place !== "main") {
        event.preventDefault();
        toPlace(place);
      }
      return;
    }
    const item = event.target.closest("#list > li");
    if (item && byId(`f${item.id.slice(1)}`)) return toText(item);
    const claim = event.target.closest("article i");
    if (claim && getSelection().isCollapsed) {
      origin = claim;
      tellClaim(claim.dataset.c || claim.id);
    }
  });

  // The table of entries is sorted by its heads

  for (const table of all("table.entries")) {
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", title: words["js-sort"] }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const order = new Intl.Collator(root.lang, { numeric: true });
        const text = (row) => row.cells[column].textContent;
        const rows = Array.from(body.rows).sort((a, b) => order.compare(text(a), text(b)));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }

  // Keys

  const step = (by) => {
    if (list === "changes") {
      const at = shownChanges.indexOf(chosen);
      const next = shownChanges[Math.min(Math.max(at + by, 0), shownChanges.length - 1)];
      if (next) toChange(next);
      return;
    }
    if (!shown.length) return;
    const at = chosen ? shown.indexOf(chosen) : -1;
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (owner.get(next)) toText(next);
    else choose(next, true);
  };
  const nextBare = () => {
    const bare = all(".cn[id]", sheets[current].querySelector("article"));
    const after = bare.find((node) => node.getBoundingClientRect().top > innerHeight / 2 + 4) || bare[0];
    if (!after) return;
    light(pieces(after.id));
    into(after);
    focus(after);
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      light([]);
      if (narrow.matches) openPanel(false);
      else if (!byId("panel-details").hidden) show(list);
      if (origin && origin.isConnected) focus(origin);
      return;
    }
    const isTyping = event.target.matches("select, textarea, input:not([type='checkbox'])");
    if (isTyping || !byId("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = { j: () => step(1), k: () => step(-1), c: nextBare }[event.key];
    if (action) {
      event.preventDefault();
      action();
    } else if (event.key === "/") {
      event.preventDefault();
      show("findings");
      if (narrow.matches) openPanel(true);
      byId("find").focus();
    }
  });

  // Several articles

  const turn = (number) => {
    current = number;
    sheets.forEach((sheet, index) => { sheet.hidden = index !== number; });
    if (byId("switch")) byId("switch").value = String(number);
    if (!byId("panel-claims").hidden) listClaims();
    choose(null);
    filter();
  };
  if (byId("switch")) byId("switch").addEventListener("change", (event) => {
    turn(Number(event.target.value));
    scrollTo(0, 0);
  });
  const asked = location.hash.slice(1);
  show(tabs[0].id.slice(4));
  turn(0);
  if (asked && byId(asked)) {
    if (/^f\d+$/.test(asked)) turn(home.get(byId(`g${asked.slice(1)}`)));
    toPlace(asked);
  }
})();
