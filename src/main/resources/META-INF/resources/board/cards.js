/** The key numbers: value, what it is made of, how it went, and what it means. */

import { open } from "./cases.js";
import { el, svg } from "./elements.js";
import { changeText, figure, fractionText, hasCases, unitText, valueText } from "./figures.js";
import { plus, until } from "./months.js";
import { number, ofBoth, day, t } from "./texts.js";

export function cards(data, codes) {
  return el("div", { class: "cards" }, codes.map(code => data.definitions.find(d => d.code === code)).filter(Boolean).map(d => card(data, d)));
}

function card(data, definition) {
  const answer = data.figures.get(definition.code);
  const byMonth = definition.groupBy.includes("MONTH");
  const now = figure(answer, definition, group => !byMonth || group.month === data.view.month);
  const before = byMonth && figure(answer, definition, group => group.month === plus(data.view.month, -1));
  const name = ofBoth(definition);
  return el("article", { class: "card", "data-indicator": definition.code, "data-unit": definition.unit },
    el("h3", {}, name),
    el("p", { class: now.suppressed ? "value hidden-number" : "value" },
      valueText(now), !now.suppressed && now.value !== undefined && el("small", {}, unitText(definition.unit))),
    el("p", { class: definition.denominator ? "made-of" : "made-of screen" }, madeOf(data, now, name)),
    byMonth && !(answer instanceof Error) && el("div", { class: "course" }, el("p", { class: "change" }, changeText(now, before)), sparkline(data, answer, definition)),
    el("details", { id: `meaning-${definition.code}` }, el("summary", {}, t("definition")), meaning(definition)));
}

function madeOf(data, f, name) {
  if (f.problem) return t("notRead");
  if (f.suppressed) return undefined;
  if (f.value === undefined) return t("nothingCounted");
  const fraction = fractionText(f);
  if (hasCases(f)) return caseButton(f, fraction ?? t("seeCases"), { name, area: data.view.area, from: data.view.month });
  return fraction && f.definition.numerator.facts.length === 0 ? `${fraction} · ${t("asThingsStand")}` : fraction;
}

/** A number that leads to the disputes behind it. */
export function caseButton(f, text, place) {
  if (!hasCases(f)) return text;
  return el("button", { type: "button", class: "cases", "aria-label": `${text} – ${t("casesOf", { what: place.name })}`, onclick: () => open(f, place) }, text);
}

/** Twelve months without axes; the trend and the tables say it in words. Months of which nothing is known are gaps. */
function sparkline(data, answer, definition) {
  const values = until(data.view.month, 12).map(month => figure(answer, definition, group => group.month === month)).map(f => f.suppressed ? undefined : f.value);
  const most = Math.max(...values.filter(value => value !== undefined), 0);
  const path = values.map((value, i) => {
    if (value === undefined || most === 0) return "";
    const [x, y] = [4 + i * (112 / 11), 24 - (value / most) * 20];
    if (values[i - 1] !== undefined) return `L${x} ${y}`;
    return values[i + 1] === undefined ? `M${x - 2} ${y}h4` : `M${x} ${y}`;
  });
  return svg("svg", { class: "sparkline", viewBox: "0 0 120 28", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { d: path.join("") }));
}

export function meaning(definition) {
  const rows = [
    [definition.denominator ? "numerator" : "counted", ofBoth(definition.numerator)],
    ["denominator", definition.denominator && ofBoth(definition.denominator)],
    ["exclusions", definition.exclusions && ofBoth(definition.exclusions)],
    ["when", definition.month && ofBoth(definition.month)],
    ["version", t("versionSince", { version: number(definition.version), day: day(`${definition.validFrom}T00:00+08:00`) })],
  ];
  return el("dl", {}, rows.filter(([, text]) => text).map(([key, text]) => [el("dt", {}, t(key)), el("dd", {}, text)]));
}
