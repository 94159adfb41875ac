/** The disputes behind a number: exactly those that were counted for it, page by page. */

import { get } from "./api.js";
import { el, show } from "./elements.js";
import { partText } from "./figures.js";
import { areaName, knowAreas, typeOf } from "./questions.js";
import { day, month, nameOf, number, ofBoth, t } from "./texts.js";

const dialog = document.getElementById("cases");
dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });

let onProblem;

/** Whom to tell what went wrong. */
export function tell(listener) {
  onProblem = listener;
}

/** @param place what the number is of: name, area, from and, where it is more than a month, to */
export function open(f, place) {
  const sides = ["NUMERATOR", "DENOMINATOR"].filter(side => f.cases[side.toLowerCase()]);
  const list = { f, place, sides, side: sides[0], items: [], next: undefined, read: false };
  render(list);
  dialog.showModal();
  read(list);
}

export function close() {
  if (dialog.open) dialog.close();
}

async function read(list) {
  const side = list.side;
  const path = list.f.cases[side.toLowerCase()] + "&limit=50" + (list.next ? `&cursor=${encodeURIComponent(list.next)}` : "");
  try {
    const page = await get(path);
    await knowAreas(page.items.map(item => item.area));
    if (side !== list.side) return;
    list.items.push(...page.items);
    list.next = page.next;
    list.read = true;
  } catch (error) {
    list.problem = onProblem(error);
  }
  render(list);
}

function turnTo(list, side) {
  Object.assign(list, { side, items: [], next: undefined, read: false, problem: undefined });
  render(list);
  read(list);
}

function render(list) {
  const { f, place } = list;
  show(dialog,
    el("div", { class: "dialog-head" },
      el("div", {},
        el("h2", { id: "cases-title" }, place.name),
        el("p", {}, [areaName(place.area), place.to ? `${month(place.from)} – ${month(place.to)}` : month(place.from)].join(" · "))),
      el("button", { type: "button", id: "cases-close", onclick: close }, t("close"))),
    list.sides.length > 1 && el("div", { class: "choice", role: "group", "aria-label": t("side") }, list.sides.map(side =>
      el("button", { type: "button", id: `cases-${side}`, "aria-pressed": String(side === list.side), onclick: () => turnTo(list, side) },
        `${t(side.toLowerCase())} ${partText(f.definition, side, f[side.toLowerCase()])}`))),
    el("p", { class: "note" }, ofBoth(f.definition[list.side.toLowerCase()])),
    el("ol", { class: "disputes" }, list.items.map(item => dispute(item, f.definition, list.side))),
    el("p", { class: "note", role: "status" }, list.problem ?? status(list)),
    list.next && el("button", { type: "button", id: "cases-more", onclick: () => read(list) }, t("more")));
}

function status(list) {
  if (!list.read) return t("loading");
  const expected = list.f[list.side.toLowerCase()];
  const sum = list.items.reduce((all, item) => all + item.counted, 0);
  const texts = { count: number(list.items.length), sum: partText(list.f.definition, list.side, sum), expected: partText(list.f.definition, list.side, expected) };
  return t(list.next ? "listed" : sum === expected ? "complete" : "differs", texts);
}

function dispute(item, definition, side) {
  const d = item.dispute;
  const about = [d.caseNumber ?? d.receiptNumber, areaName(item.area), ofBoth(typeOf(d.type)), day(d.reportedAt)];
  return el("li", { "data-id": d.id },
    el("span", { class: "title" }, d.title ?? ofBoth(typeOf(d.type)) ?? t("untitled")),
    el("span", { class: "status" }, nameOf("status", d.status)),
    item.counted !== 1 && el("span", { class: "weight" }, t("weight", { number: partText(definition, side, item.counted) })),
    el("span", { class: "about" }, about.filter(Boolean).map((part, i) => [i > 0 && " · ", el("span", {}, part)])));
}
