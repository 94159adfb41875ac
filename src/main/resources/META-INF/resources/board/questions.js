/** What one view of the board asks the API: some forty small questions, all of them conditional. */

import { all, get } from "./api.js";
import { LoginEnded } from "./errors.js";
import { plus } from "./months.js";

export const KEY_FIGURES = [
  "disputes-registered", "disputes-settled", "success-rate", "performed-rate",
  "minor-within-grid", "major-within-community", "answered-within-15-minutes", "on-time",
];
const OF_PARTS = ["disputes-registered", "disputes-settled", "success-rate", "minor-within-grid", "on-time", "disputes-per-1000-residents", "coverage"];
const TIERS = { 2: "PROVINCE", 4: "CITY", 6: "DISTRICT", 9: "SUBDISTRICT", 12: "COMMUNITY", 15: "GRID" };

const areas = new Map(); // code → area; names of areas hardly change
const types = new Map();

export function tierOf(area) {
  return TIERS[area.length];
}

export function me() {
  return get("/v1/me");
}

export function indicators() {
  return get("/v1/indicators");
}

/** The last month in which something was registered, if the year to the one given has any. */
export async function lastMonthWithNumbers(area, month) {
  const answer = await statistics("disputes-registered", area, plus(month, -11), month, "month");
  return answer.groups.map(g => g.month).filter(m => m <= month).sort().at(-1);
}

/** All that a view shows. What could not be read is its error, in its place. */
export async function load(view, definitions) {
  const first = plus(view.month, -11);
  const offers = (code, grouping) => definitions.some(d => d.code === code && d.groupBy.includes(grouping));
  const spanStart = view.span === 12 ? first : view.month;
  const [figures, parts, byType, byTier, path, children] = await Promise.all([
    answers(definitions.map(d => d.code), code =>
      offers(code, "MONTH") ? statistics(code, view.area, first, view.month, "month") : statistics(code, view.area, view.month, view.month)),
    answers(tierOf(view.area) === "GRID" ? [] : OF_PARTS.filter(code => offers(code, "CHILD_AREA")), code =>
      statistics(code, view.area, view.month, view.month, "child-area")),
    orError(statistics("disputes-registered", view.area, spanStart, view.month, "type")),
    orError(statistics("disputes-settled", view.area, spanStart, view.month, "level")),
    orError(areaPath(view.home, view.area)),
    orError(childrenOf(view.area)),
    knowTypes(),
  ]);
  await knowAreas([...parts.values()].flatMap(a => a.groups ?? []).map(g => g.area));
  return { view, first, definitions, figures, parts, byType, byTier, path, children };
}

function statistics(indicator, area, from, to, groupBy) {
  return get("/v1/statistics?" + new URLSearchParams({ indicator, area, from, to, ...(groupBy && { groupBy }) }));
}

async function answers(codes, ask) {
  return new Map(await Promise.all(codes.map(async code => [code, await orError(ask(code))])));
}

/** Only the end of the login stops everything. */
function orError(promise) {
  return promise.catch(error => {
    if (error instanceof LoginEnded) throw error;
    return error;
  });
}

async function areaPath(home, area) {
  const codes = Object.keys(TIERS).map(Number).filter(n => n >= home.length && n <= area.length).map(n => area.slice(0, n));
  return Promise.all(codes.map(readArea));
}

async function childrenOf(area) {
  if (tierOf(area) === "GRID") return [];
  const children = await all(`/v1/areas/${area}/children`);
  children.forEach(child => areas.set(child.code, child));
  return children;
}

async function readArea(code) {
  if (!areas.has(code)) areas.set(code, await get(`/v1/areas/${code}`));
  return areas.get(code);
}

/** Numbers and disputes may be of areas that are no more: their names are asked for one by one. */
export async function knowAreas(codes) {
  await Promise.all([...new Set(codes)].filter(Boolean).map(code => orError(readArea(code))));
}

export function areaName(code) {
  return areas.get(code)?.name ?? code;
}

async function knowTypes() {
  if (types.size) return;
  const table = await orError(get("/v1/code-tables/dispute-types"));
  (table.codes ?? []).forEach(code => types.set(code.code, code));
}

/** A type of the justice line, with its names in both languages. */
export function typeOf(code) {
  return types.get(code) ?? { nameZh: code, nameEn: code };
}
