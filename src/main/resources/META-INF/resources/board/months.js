/** Months as the API writes them, such as 2026-10, in the time of the areas. */

export const ZONE = "Asia/Shanghai";

export function thisMonth() {
  const parts = new Intl.DateTimeFormat("en", { timeZone: ZONE, year: "numeric", month: "2-digit" }).formatToParts(new Date());
  const part = type => parts.find(p => p.type === type).value;
  return `${part("year")}-${part("month")}`;
}

export function plus(month, months) {
  const [year, number] = month.split("-").map(Number);
  const all = year * 12 + number - 1 + months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`;
}

/** So many months, the last of which is given. */
export function until(month, count) {
  return Array.from({ length: count }, (_, i) => plus(month, i + 1 - count));
}
