/** The areas below, side by side; a name leads into the area, a number to its disputes. */

import { caseButton } from "./cards.js";
import { el } from "./elements.js";
import { figure, fractionText, valueText } from "./figures.js";
import { areaName } from "./questions.js";
import { ofBoth, t } from "./texts.js";

/** @param sorted { by, down }: the code of a column, or nothing for the order of the areas' codes */
export function areaTable(data, sorted, enter, sort) {
  const columns = [...data.parts.keys()].map(code => data.definitions.find(d => d.code === code));
  const rows = rowsOf(data, columns);
  order(rows, sorted);
  return el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t("parts") }, el("table", { class: "areas" },
    el("thead", {}, el("tr", {},
      el("th", { scope: "col", "aria-sort": ariaSort(sorted, undefined) }, sortButton(t("area"), undefined, sorted, sort)),
      columns.map(d => el("th", { scope: "col", class: "number", "aria-sort": ariaSort(sorted, d.code) }, sortButton(ofBoth(d), d.code, sorted, sort))))),
    el("tbody", {}, rows.map(row => el("tr", { "data-area": row.area },
      el("th", { scope: "row" }, row.own
        ? t("own", { area: areaName(row.area) })
        : el("a", { href: `#area=${row.area}`, "aria-label": t("open", { area: areaName(row.area) }), onclick: event => { event.preventDefault(); enter(row.area); } }, areaName(row.area))),
      columns.map(d => cell(data, row, row.figures.get(d.code)))))),
    el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, t("total")),
      columns.map(d => cell(data, { area: data.view.area }, total(data, d)))))));
}

function rowsOf(data, columns) {
  const children = data.children instanceof Error ? [] : data.children.map(child => child.code);
  const counted = [...data.parts.values()].flatMap(answer => answer.groups ?? []).map(group => group.area);
  return [...new Set([...children, ...counted])].sort().map(area => ({
    area,
    own: area === data.view.area,
    figures: new Map(columns.map(d => [d.code, figure(data.parts.get(d.code), d, group => group.area === area)])),
  }));
}

function total(data, definition) {
  const byMonth = definition.groupBy.includes("MONTH");
  return figure(data.figures.get(definition.code), definition, group => !byMonth || group.month === data.view.month);
}

function cell(data, row, f) {
  const place = { name: ofBoth(f.definition), area: row.area, from: data.view.month };
  const fraction = fractionText(f);
  return el("td", { class: f.suppressed ? "number hidden-number" : "number", "data-indicator": f.definition.code },
    fraction === undefined ? caseButton(f, valueText(f), place) : [valueText(f), el("small", {}, caseButton(f, fraction, place))]);
}

function order(rows, sorted) {
  if (!sorted.by) return sorted.down && rows.reverse();
  const value = row => row.figures.get(sorted.by)?.value ?? -1;
  rows.sort((one, other) => (value(one) - value(other)) * (sorted.down ? -1 : 1));
}

function sortButton(name, code, sorted, sort) {
  const mark = sorted.by === code ? (sorted.down ? " ↓" : " ↑") : "";
  return el("button", { type: "button", class: "sort", id: `sort-${code ?? "area"}`, title: t("sort", { column: name }), onclick: () => sort(code) }, name + mark);
}

function ariaSort(sorted, code) {
  return sorted.by !== code ? undefined : sorted.down ? "descending" : "ascending";
}
