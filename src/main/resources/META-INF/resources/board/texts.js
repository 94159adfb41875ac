/** The board's own words, in the language of the switch, else the browser's. Names of indicators and codes come from the API. */

import zh from "./texts-zh.js";
import en from "./texts-en.js";
import { ZONE } from "./months.js";

const CHOSEN = "board-language";
const TEXTS = { "zh-CN": zh, en };

export let language = localStorage.getItem(CHOSEN) ?? preferred();

/** What Accept-Language says, too; Chinese unless English comes first. */
function preferred() {
  const first = (navigator.languages ?? []).find(l => /^(zh|en)\b/i.test(l)) ?? "zh";
  return first.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

export function speak(chosen = language) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = t("title");
}

export function choose(chosen) {
  localStorage.setItem(CHOSEN, chosen);
  speak(chosen);
}

/** A text with its {places} filled. */
export function t(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** One of a code's own names; the code itself where this version of the board does not know it. */
export function nameOf(kind, code) {
  return TEXTS[language][kind][code] ?? code;
}

/** Of what the API says in both languages. */
export function ofBoth(thing) {
  return language === "en" ? thing.nameEn ?? thing.en : thing.nameZh ?? thing.zh;
}

export function number(value, options = {}) {
  return new Intl.NumberFormat(language, options).format(value);
}

export function month(value, style = "long") {
  return new Intl.DateTimeFormat(language, { year: "numeric", month: style, timeZone: "UTC" }).format(new Date(`${value}-01T00:00Z`));
}

export function time(value) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: ZONE }).format(new Date(value));
}

export function day(value) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: ZONE }).format(new Date(value));
}
