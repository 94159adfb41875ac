/** Numbers as the API answers them, and as people read them. */

import { number, t } from "./texts.js";

/** The group of an answer that is meant. What is left out had nothing counted. */
export function figure(answer, definition, isMeant = () => true) {
  if (answer instanceof Error) return { definition, problem: answer };
  const nothing = { numerator: 0, denominator: definition.denominator ? 0 : undefined, value: isSum(definition.unit) ? 0 : undefined };
  return { definition, ...(answer.groups.find(isMeant) ?? nothing) };
}

/** Whether there are disputes to be led to. */
export function hasCases(f) {
  return Boolean(f.cases?.numerator && f.numerator !== 0 || f.cases?.denominator && f.denominator !== 0);
}

function isSum(unit) {
  return unit === "COUNT" || unit === "FEN";
}

/** The value alone, such as 87.5%. A dash is where there is nothing to divide by. */
export function valueText(f) {
  if (f.problem) return "–";
  if (f.suppressed) return t("suppressed");
  return f.value === undefined ? "–" : format(f.definition.unit, f.value);
}

export function unitText(unit) {
  return unit === "COUNT" || unit === "SCORE" || unit === "PER_1000" ? t(`unit${unit}`) : "";
}

/** What is divided by what; nothing where the value is a sum. */
export function fractionText(f) {
  if (f.problem || f.suppressed || !f.denominator) return undefined;
  return `${partText(f.definition, "NUMERATOR", f.numerator)} / ${partText(f.definition, "DENOMINATOR", f.denominator)}`;
}

export function partText(definition, side, value) {
  return definition.unit === "FEN" && side === "NUMERATOR" ? format("FEN", value) : number(value);
}

/** How much more than before; nothing where one of the two cannot be said. */
export function changeText(now, before) {
  if ([now, before].some(f => f.problem || f.suppressed || f.value === undefined)) return undefined;
  const difference = now.value - before.value;
  if (Math.abs(difference) < 5e-4) return t("sameAsLastMonth");
  return t("versusLastMonth", { change: signed(now.definition.unit, difference) });
}

function signed(unit, difference) {
  const sign = { signDisplay: "always", maximumFractionDigits: 1 };
  if (unit === "RATE") return t("points", { number: number(difference * 100, sign) });
  if (unit === "SCORE") return t("scorePoints", { number: number(difference, sign) });
  if (unit === "FEN") return money(difference, "always");
  return number(difference, sign);
}

function format(unit, value) {
  if (unit === "RATE") return number(value, { style: "percent", maximumFractionDigits: 1 });
  if (unit === "FEN") return money(value);
  return number(value, { maximumFractionDigits: 1 });
}

function money(fen, signDisplay = "auto") {
  const cents = fen % 100 === 0 ? 0 : 2;
  const options = { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol", minimumFractionDigits: cents, maximumFractionDigits: cents };
  return number(fen / 100, { ...options, signDisplay });
}
