"use strict";
// Every text reaches the page through textContent: a name cannot become markup.
const objects = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const signs = { create: "+", drop: "-", alter: "~" };
let current = -1, wide = true;

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("aria-") || key === "role" || key === "colspan" || key === "scope") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

function marked(text, spans) {
  const parts = [];
  let place = 0;
  for (const [start, end] of spans) {
    parts.push(text.slice(place, start), element("mark", {}, text.slice(start, end)));
    place = end;
  }
  parts.push(text.slice(place));
  return parts;
}

function cells(sign, text, spans, kind) {
  const style = text === null || sign === " " ? "" : kind;
  const shown = text === null || sign === " " ? "" : kind === "del" ? "-" : "+";
  return [element("td", { class: style }, shown), element("td", { class: style }, ...(text === null ? [] : marked(text, spans)))];
}

function sideBySide(lines) {
  const body = element("tbody");
  for (const line of lines) {
    if (line === null) { body.append(element("tr", {}, element("td", { colspan: 4, class: "dim" }, "⋮"))); continue; }
    const [sign, before, after, cut, added] = line;
    body.append(element("tr", {}, ...cells(sign, before, cut, "del"), ...cells(sign, after, added, "add")));
  }
  const columns = element("colgroup", {}, ...["sign", "", "sign", ""].map((name) => element("col", { class: name })));
  const heads = ["", document.body.dataset.target + " now", "", document.body.dataset.source];
  const head = element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { class: "dim", scope: "col" }, text))));
  return element("table", { class: "diff" }, columns, head, body);
}

function unified(lines) {
  const body = element("tbody");
  let waiting = [];
  const row = (sign, text, spans) => element("tr", {}, ...cells(sign === " " ? " " : "~", text, spans, sign === "-" ? "del" : "add"));
  for (const line of lines) {
    if (line === null || line[0] === " ") {
      body.append(...waiting); waiting = [];
      body.append(line === null ? element("tr", {}, element("td", { colspan: 2, class: "dim" }, "⋮")) : row(" ", line[1], []));
      continue;
    }
    if (line[1] !== null) body.append(row("-", line[1], line[3]));
    if (line[2] !== null) waiting.push(row("+", line[2], line[4]));
  }
  body.append(...waiting);
  const columns = element("colgroup", {}, element("col", { class: "sign" }), element("col"));
  return element("table", { class: "diff" }, columns, body);
}

function attributes(rows) {
  const body = element("tbody");
  for (const [verb, what, attribute, before, after] of rows) {
    body.append(element("tr", {},
      element("td", { class: verb }, what ? signs[verb] + " " + what : ""), element("td", {}, attribute),
      element("td", {}, before === null ? "" : before), element("td", {}, after === null ? "" : after)));
  }
  const heads = ["object", "attribute", document.body.dataset.target + " now", document.body.dataset.source];
  const head = element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { class: "dim", scope: "col" }, text))));
  return element("table", { class: "list" }, head, body);
}

function article(object) {
  const title = element("h3", { class: object.v }, signs[object.v] + " " + object.k + " " + object.n);
  const facts = object.v === "alter" ? object.c + (object.c === 1 ? " difference" : " differences") : "only in " + document.body.dataset[object.v === "create" ? "source" : "target"];
  const head = element("header", {}, title, element("span", { class: "dim" }, facts));
  if (object.h.length) head.append(element("div", { class: "hazard" }, "! " + object.h.join(", ")));
  const made = element("article", { "aria-label": object.k + " " + object.n }, head);
  const oneSided = object.v !== "alter";
  if (object.l.length) made.append(element("div", { class: "scroll" }, wide && !oneSided ? sideBySide(object.l) : unified(object.l)));
  if (object.a.length) made.append(element("div", { class: "scroll" }, attributes(object.a)));
  return made;
}

function shownItems() { return [...document.querySelectorAll("#tree [data-number]")].filter((item) => !item.hidden && !item.parentElement.hidden); }

function show(number, focus) {
  const before = document.querySelector("#tree [aria-selected=true]");
  if (before) { before.setAttribute("aria-selected", "false"); before.tabIndex = -1; }
  const item = document.querySelector('#tree [data-number="' + number + '"]');
  if (!item) return;
  current = number;
  item.setAttribute("aria-selected", "true");
  item.tabIndex = 0;
  if (focus) item.focus();
  item.scrollIntoView({ block: "nearest" });
  $("detail").replaceChildren(article(objects[number]));
}

function move(steps) {
  const items = shownItems();
  if (!items.length) return;
  const at = items.findIndex((item) => Number(item.dataset.number) === current);
  const next = items[Math.max(0, Math.min(items.length - 1, at + steps))];
  show(Number(next.dataset.number), true);
}

function filter() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const verbs = new Set([...document.querySelectorAll("[data-verb][aria-pressed=true]")].map((button) => button.dataset.verb));
  const risky = $("risky").getAttribute("aria-pressed") === "true";
  let count = 0;
  for (const group of document.querySelectorAll("#tree > li")) {
    let any = false;
    for (const item of group.querySelectorAll("[data-number]")) {
      const object = objects[Number(item.dataset.number)];
      const text = object.t;
      const passes = words.every((word) => text.includes(word)) && (!verbs.size || verbs.has(object.v)) && (!risky || object.h.length > 0);
      item.hidden = !passes;
      if (passes) { any = true; count += 1; }
    }
    group.hidden = !any;
  }
  $("count").textContent = count.toLocaleString("en") + " of " + objects.length.toLocaleString("en") + " objects";
}

function fold(group, open) {
  const isOpen = open === undefined ? group.getAttribute("aria-expanded") !== "true" : open;
  group.setAttribute("aria-expanded", String(isOpen));
  group.querySelector("ul").hidden = !isOpen;
  group.querySelector(".arrow").textContent = isOpen ? "▾" : "▸";
}

function tab(name) {
  for (const button of document.querySelectorAll("[data-tab]")) {
    const chosen = button.dataset.tab === name;
    button.setAttribute("aria-selected", String(chosen));
    button.tabIndex = chosen ? 0 : -1;
    $(button.dataset.tab).hidden = !chosen;
  }
}

function say(text) {
  $("said").textContent = text;
  $("said").hidden = false;
  setTimeout(() => { $("said").hidden = true; }, 2000);
}

async function copy(id) {
  const text = [...$(id).querySelectorAll("pre")].map((pre) => pre.textContent).join("\n") + "\n";
  try { await navigator.clipboard.writeText(text); } catch (error) {
    const box = element("textarea", { value: text });
    document.body.append(box); box.select(); document.execCommand("copy"); box.remove();
  }
  say("copied");
}

function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

function turn() {
  wide = !wide;
  $("wide").setAttribute("aria-pressed", String(wide));
  if (current >= 0) show(current, false);
}

$("tree").addEventListener("click", (event) => {
  const item = event.target.closest("li");
  if (!item) return;
  if (item.dataset.number !== undefined) show(Number(item.dataset.number), false);
  else fold(item);
});
$("tree").addEventListener("keydown", (event) => {
  const item = event.target.closest("li");
  if (!item) return;
  const group = item.dataset.number === undefined ? item : item.parentElement.closest("li");
  if (event.key === "ArrowLeft") { fold(group, false); group.tabIndex = 0; group.focus(); }
  else if (event.key === "ArrowRight") fold(group, true);
  else if ((event.key === "Enter" || event.key === " ") && item.dataset.number === undefined) fold(item);
  else return;
  event.preventDefault();
  event.stopPropagation();
});
$("search").addEventListener("input", filter);
for (const button of document.querySelectorAll("[data-verb], #risky")) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  });
}
for (const button of document.querySelectorAll("[data-tab]")) button.addEventListener("click", () => tab(button.dataset.tab));
for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button.dataset.copy));
$("wide").addEventListener("click", turn);
$("theme").addEventListener("click", theme);
$("help").addEventListener("click", () => $("keys").showModal());
$("folding").addEventListener("click", () => {
  const groups = [...document.querySelectorAll("#tree > li")];
  const open = groups.every((group) => group.getAttribute("aria-expanded") !== "true");
  for (const group of groups) fold(group, open);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea")) {
    if (event.key === "Escape" || event.key === "Enter") { event.target.blur(); move(0); event.preventDefault(); }
    return;
  }
  const tabs = [...document.querySelectorAll("[data-tab]")];
  if (event.key === "/") { tab("changes"); $("search").focus(); }
  else if (event.key === "j" || event.key === "ArrowDown") move(1);
  else if (event.key === "k" || event.key === "ArrowUp") move(-1);
  else if (event.key === "v") turn();
  else if (event.key === "t") theme();
  else if (event.key === "?") $("keys").showModal();
  else if (/^[1-9]$/.test(event.key) && tabs[Number(event.key) - 1]) tab(tabs[Number(event.key) - 1].dataset.tab);
  else return;
  event.preventDefault();
});
let kept = null;
addEventListener("beforeprint", () => { kept = [...$("detail").childNodes]; $("detail").replaceChildren(...objects.map(article)); });
addEventListener("afterprint", () => { $("detail").replaceChildren(...kept); });
filter();
if (objects.length) show(0, false);
