"""The style sheet and the script of a report."""

from __future__ import annotations

PAGE_STYLE = """<style>
:root { color-scheme: light dark; --accent: #3b6fb6; --page: #fdfdfc; --ink: #1d1d1f; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) {
  :root { --accent: #7da7de; --page: #161719; --ink: #e4e4e2; --mark: #5d4b12; } }
body.pd { margin: 0 auto; padding: 2.5em 1.5em 4em; max-width: 76em; background: var(--page); color: var(--ink); }
.pd h1 { font-size: 1.6em; margin: 0; } .pd h2 { font-size: 1.15em; margin: 2.4em 0 .5em; }
.pd svg { width: 100%; height: auto; display: block; }
.pd .on-wide { max-width: 62em; } .pd .on-narrow { display: none; max-width: 30em; }
.pd mark { background: var(--mark); color: inherit; padding: 0 .15em; border-radius: .2em; }
.pd .facts { display: flex; flex-wrap: wrap; gap: .4em 2.2em; margin: 1em 0; padding: 0; list-style: none; }
.pd .facts b { font-size: 1.5em; font-weight: 600; }
.pd .warning { border-left: 3px solid var(--accent); padding-left: .8em; margin: .8em 0; max-width: 62em; }
#controls { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; }
#controls[hidden] { display: none; }
#controls input, #controls select { font: inherit; color: inherit; background: var(--page); max-width: 100%;
  border: 1px solid rgba(128, 128, 128, .5); border-radius: .4em; padding: .35em .7em; }
#controls input { flex: 1 1 16em; } #controls select { flex: 0 1 auto; max-width: 14em; text-overflow: ellipsis; }
#papers th button { all: unset; cursor: pointer; } #papers th button:focus-visible { outline: 2px solid var(--accent); }
#papers th button::after { content: "\\00a0\\2195"; opacity: .45; }
#papers th[aria-sort="ascending"] button::after { content: "\\00a0\\2191"; opacity: 1; }
#papers th[aria-sort="descending"] button::after { content: "\\00a0\\2193"; opacity: 1; }
#papers tr:target { background: rgba(128, 128, 128, .16); }
.pd tr[hidden] { display: none; }
.pd table.results { table-layout: fixed; }
.pd table.results thead th { width: 22%; } .pd table.results thead th:last-child { width: 46%; }
.pd table.results thead th:nth-child(2) { width: 16%; } .pd table.results thead th:nth-child(3) { width: 16%; }
.pd table.results tbody th { opacity: 1; white-space: normal; padding-top: 1.3em; font-size: 1.05em; }
.pd table.results tbody th .pd-meta { font-weight: 400; font-size: .9em; margin-left: .4em; }
@media (max-width: 46em) {
  body.pd { padding: 1.2em 1em 3em; }
  .pd .on-wide { display: none; } .pd .on-narrow { display: block; }
  .pd .facts { gap: .2em 1.4em; }
  #controls input, #controls select { flex: 1 1 100%; min-width: 0; max-width: 100%; }
  #papers thead, .pd table.results thead { display: none; }
  #papers tr { display: block; padding: .5em 0; border-bottom: 1px solid rgba(128, 128, 128, .28); }
  #papers tr[hidden] { display: none; }
  #papers table.pd-table td { display: block; padding: 0; border: 0; }
  #papers td br { display: none; }
  #papers td a { margin-right: .8em; }
  .pd .main { font-size: 1.05em; }
  body.pd > details thead { display: none; }
  body.pd > details tr { display: block; padding: .4em 0; border-bottom: 1px solid rgba(128, 128, 128, .28); }
  body.pd > details table.pd-table td { display: inline-block; padding: 0 .6em 0 0; border: 0; }
  .pd table.results, .pd table.results tbody { display: block; }
  .pd table.results tr { display: grid; grid-template-columns: 1fr auto; gap: 0 1em; padding: .4em 0;
    border-bottom: 1px solid rgba(128, 128, 128, .28); }
  .pd table.results th { grid-column: 1 / -1; border: 0; padding-bottom: 0; }
  .pd table.results td { display: block; padding: 0; border: 0; }
  .pd table.results td:empty { display: none; }
  .pd table.results td:nth-child(1):empty { display: block; }
  .pd table.results td:nth-child(2) { text-align: right; font-weight: 600; }
  .pd table.results td:nth-child(2) .pd-meta { font-weight: 400; }
  .pd table.results td:nth-child(n + 3), .pd table.results td[colspan] { grid-column: 1 / -1; }
}
@media print {
  #controls { display: none; } #papers th button::after { content: ""; }
  .pd .on-wide { display: block; } .pd .on-narrow { display: none; } }
</style>"""

# The fragment of the address can be a paper ("#paper-12"), a search ("#tides"), or a selection
# ("#tag=Tides&style=monthly_list&order=-Date&search=nets"), so that selections can be shared as links.
SCRIPT = """
const one = id => document.getElementById(id);
const box = one("search"), tag = one("tag"), style = one("style"), order = one("order"), count = one("count");
const body = document.querySelector("#papers tbody");
const heads = [...document.querySelectorAll("#papers th")];
const names = heads.map(head => head.textContent);
const rows = [...body.rows].map(row => ({
  row, text: row.textContent.toLowerCase(),
  tags: JSON.parse(row.dataset.tag || "[]"), styles: JSON.parse(row.dataset.style || "[]"),
}));
const letters = new Intl.Collator(undefined, { numeric: true });
function filter() {
  const words = box.value.toLowerCase().split(/\\s+/);
  let shown = 0;
  for (const { row, text, tags, styles } of rows) {
    row.hidden = !(words.every(word => text.includes(word))
      && (!tag.value || tags.includes(tag.value)) && (!style.value || styles.includes(style.value)));
    shown += !row.hidden;
  }
  count.textContent = shown + " of " + rows.length;
}
function sort() {
  const down = order.value.startsWith("-"), column = names.indexOf(order.value.replace("-", ""));
  heads.forEach((head, number) =>
    head.setAttribute("aria-sort", number === column ? (down ? "descending" : "ascending") : "none"));
  const key = ({ row }) => {
    const cell = row.cells[column];
    return (cell.querySelector(".main bdi") || cell).textContent.trim();
  };
  const keyed = rows.map(entry => [column < 0 ? "" : key(entry), entry.row]);
  keyed.sort(([one], [other]) => !one - !other || (down ? -1 : 1) * letters.compare(one, other));
  body.append(...keyed.map(([, row]) => row));
}
function choose(list, value) {
  list.value = value;
  if (list.selectedIndex < 0) list.value = "";
}
function go() {
  const place = location.hash.slice(1);
  const target = place.startsWith("paper-") && one(place);
  const chosen = new URLSearchParams(place.includes("=") ? place : "");
  let words = place;
  try { words = decodeURIComponent(place); } catch { /* not encoded */ }
  box.value = target ? "" : place.includes("=") ? chosen.get("search") || "" : words;
  choose(tag, chosen.get("tag") || "");
  choose(style, chosen.get("style") || "");
  if (!target) choose(order, chosen.get("order") || "");
  filter();
  sort();
  for (const fold of target ? target.querySelectorAll("details") : []) fold.open = true;
  if (place) (target || one("controls")).scrollIntoView();
}
heads.forEach((head, number) => {
  const name = names[number], button = document.createElement("button");
  button.textContent = name;
  button.addEventListener("click", () => {
    order.value = order.value === name ? "-" + name : order.value === "-" + name ? "" : name;
    sort();
  });
  head.replaceChildren(button);
  const ends = name === "Date" ? ["oldest first", "newest first"] : ["A to Z", "Z to A"];
  ends.forEach((end, down) => order.add(new Option(name + ", " + end, (down ? "-" : "") + name)));
});
box.addEventListener("input", filter);
tag.addEventListener("change", filter);
style.addEventListener("change", filter);
order.addEventListener("change", sort);
window.addEventListener("hashchange", go);
for (const list of [tag, style]) list.hidden = list.length < 3;
one("controls").hidden = false;
go();
"""
