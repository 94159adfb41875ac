/** The board: who is logged in, which view is shown, and what happens when it changes. */

import { acting, forgetAnswers } from "./api.js";
import { areaTable } from "./areas.js";
import { cards, meaning } from "./cards.js";
import * as cases from "./cases.js";
import { drawCharts, tiers, trend, types } from "./charts.js";
import { el, show } from "./elements.js";
import { LoginEnded, LoginFailed, Problem, Unreachable } from "./errors.js";
import * as login from "./login.js";
import { plus, thisMonth, until } from "./months.js";
import { areaName, indicators, KEY_FIGURES, lastMonthWithNumbers, load, me, tierOf } from "./questions.js";
import * as texts from "./texts.js";
import * as theme from "./theme.js";

const { t } = texts;
const top = document.getElementById("top");
const board = document.getElementById("board");
const state = { me: undefined, definitions: [], post: undefined, view: undefined, data: undefined, message: undefined, sorted: { by: undefined, down: false }, busy: false };

start();

async function start() {
  theme.apply();
  texts.speak();
  acting.language = texts.language;
  theme.onSystemChange(render);
  cases.tell(explain);
  render();
  if (!globalThis.isSecureContext) return say(t("insecure"));
  try {
    await login.prepare();
    if (await login.complete()) return await enter();
    if (login.wasLoggedIn()) return await login.begin(texts.language);
  } catch (error) {
    say(explain(error));
  }
}

/** After a login: who it is, and what their post may see. */
async function enter() {
  state.me = await me();
  await take(state.me.posts.find(post => post.id === state.me.actingPost));
}

async function take(post) {
  state.post = post;
  acting.post = post?.id;
  if (!post) return say(t("noPost"));
  state.me = await me();
  if (!state.me.operations.includes("getStatistics")) return say(t("notForRole", { role: texts.nameOf("role", post.role) }));
  state.definitions = await indicators();
  await open(await wanted());
}

/** The view that the address asks for, as far as the post covers it; else the post's own area and the latest month. */
async function wanted() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const home = state.post.area;
  const area = asked.get("area")?.startsWith(home) && tierOf(asked.get("area")) ? asked.get("area") : home;
  const now = thisMonth();
  const valid = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked.get("month") ?? "") && asked.get("month") <= now;
  const month = valid ? asked.get("month") : await lastMonthWithNumbers(area, now).catch(() => now) ?? now;
  return { home, area, month, span: state.view?.span ?? 12 };
}

/** Shows a view as soon as all its numbers are there; the one before stays until then. */
async function open(view) {
  state.view = view;
  state.busy = true;
  state.message = undefined;
  render();
  try {
    const data = await load(view, state.definitions);
    if (state.view !== view) return;
    state.data = data;
    const problem = [...data.figures.values(), ...data.parts.values(), data.byType, data.byTier, data.path, data.children].find(a => a instanceof Error);
    if (problem) state.message = explain(problem);
  } catch (error) {
    state.message = explain(error);
  }
  state.busy = false;
  render();
}

function go(change) {
  const view = { ...state.view, ...change };
  history.pushState(null, "", `#area=${view.area}&month=${view.month}`);
  return open(view);
}

addEventListener("popstate", async () => {
  if (!state.post) return;
  cases.close();
  open(await wanted());
});

/** An error as a sentence; the end of a login also clears what was shown. */
function explain(error) {
  if (error instanceof LoginEnded) {
    leave();
    say(t("loginEnded"));
    return t("loginEnded");
  }
  if (error instanceof Problem) return [error.message, error.requestId && `${t("requestId")} ${error.requestId}`].filter(Boolean).join(" · ");
  if (error instanceof LoginFailed) return t("loginFailed");
  if (error instanceof Unreachable) return t("unreachable");
  console.error(error);
  return t("broken");
}

function say(message) {
  state.message = message;
  state.busy = false;
  render();
}

function leave() {
  cases.close();
  forgetAnswers();
  Object.assign(state, { me: undefined, post: undefined, view: undefined, data: undefined, message: undefined });
}

async function logout() {
  leave();
  render();
  await login.logout();
}

function choose(language) {
  texts.choose(language);
  acting.language = language;
  render();
}

function render() {
  show(top, header());
  show(board, state.data && state.view ? view() : state.me ? waiting() : landing());
  board.setAttribute("aria-busy", String(state.busy));
  drawCharts();
}

function header() {
  return [
    el("a", { class: "skip", href: "#board", onclick: event => { event.preventDefault(); board.focus(); } }, t("skip")),
    el("div", { class: "brand" }, el("img", { src: "icon.svg", alt: "", width: "36", height: "36" }),
      el("div", {}, el("p", { class: "product" }, t("product")), el("h1", {}, t("board")))),
    el("div", { class: "tools" },
      el("div", { class: "choice", role: "group", "aria-label": t("switchLanguage") },
        [["zh-CN", "中文"], ["en", "English"]].map(([code, name]) =>
          el("button", { type: "button", id: `language-${code}`, lang: code, "aria-pressed": String(code === texts.language), onclick: () => choose(code) }, name))),
      el("button", { type: "button", id: "theme", class: "plain", onclick: () => { theme.toggle(); render(); } }, theme.current() === "dark" ? t("toLight") : t("toDark")),
      state.data && el("button", { type: "button", id: "print", class: "plain", onclick: () => print() }, t("print")),
      state.me && el("span", { class: "who" }, state.me.name ?? ""),
      state.me && el("button", { type: "button", id: "logout", class: "plain", onclick: logout }, t("logout"))),
  ];
}

function landing() {
  return el("div", { class: "landing" },
    el("p", {}, t("introduction")),
    alert(),
    globalThis.isSecureContext && el("button", { type: "button", id: "login", class: "primary", onclick: () => login.begin(texts.language) }, t("login")));
}

function waiting() {
  return el("div", { class: "landing" }, alert() ?? el("p", { role: "status" }, t("loading")), postChoice());
}

function alert() {
  return state.message && el("p", { class: "alert", role: "alert" }, state.message,
    state.view && el("button", { type: "button", id: "retry", onclick: () => open({ ...state.view }) }, t("retry")));
}

function view() {
  const data = state.data;
  const more = data.definitions.map(d => d.code).filter(code => !KEY_FIGURES.includes(code));
  return [
    place(),
    alert(),
    freshness(),
    el("section", { "aria-labelledby": "title-key" }, el("h2", { id: "title-key" }, t("keyFigures", { month: texts.month(data.view.month) })), cards(data, KEY_FIGURES)),
    trend(data),
    el("div", { class: "side-by-side" }, tiers(data, spanChoice("tiers")), types(data, spanChoice("types"))),
    data.parts.size > 0 && el("section", { class: "panel", "aria-labelledby": "title-parts" },
      el("div", { class: "panel-head" }, el("h2", { id: "title-parts" }, t("parts"))),
      areaTable(data, state.sorted, area => go({ area }), sort)),
    el("section", { "aria-labelledby": "title-more" }, el("h2", { id: "title-more" }, t("moreFigures")), cards(data, more)),
    el("section", { class: "printed definitions" }, el("h2", {}, t("definitions")),
      data.definitions.map(d => el("article", {}, el("h3", {}, texts.ofBoth(d)), meaning(d)))),
  ];
}

/** Where and when: the way down from the post's area, and the month. */
function place() {
  const { view: shown, path } = state.data;
  const months = [...new Set([...until(thisMonth(), 36), shown.month])].sort().reverse();
  return el("div", { class: "place" },
    el("nav", { "aria-label": t("area") }, el("ol", { class: "path" }, (path instanceof Error ? [{ code: shown.area }] : path).map(area => el("li", {},
      area.code === shown.area
        ? el("strong", { "aria-current": "page" }, areaName(area.code))
        : el("a", { href: `#area=${area.code}`, onclick: event => { event.preventDefault(); go({ area: area.code }); } }, areaName(area.code)))))),
    el("p", { class: "printed" }, texts.month(shown.month)),
    postChoice(),
    el("div", { class: "months", role: "group", "aria-label": t("month") },
      el("button", { type: "button", id: "month-before", "aria-label": t("previousMonth"), onclick: () => go({ month: plus(state.view.month, -1) }) }, "‹"),
      el("select", { id: "month", "aria-label": t("month"), onchange: event => go({ month: event.target.value }) },
        months.map(m => el("option", { value: m, selected: m === state.view.month }, texts.month(m)))),
      el("button", { type: "button", id: "month-after", "aria-label": t("nextMonth"), disabled: state.view.month >= thisMonth(), onclick: () => go({ month: plus(state.view.month, 1) }) }, "›")));
}

function postChoice() {
  if ((state.me?.posts.length ?? 0) < 2) return undefined;
  return el("select", { id: "post", "aria-label": t("post"), onchange: event => changePost(event.target.value) },
    state.me.posts.map(post => el("option", { value: post.id, selected: post.id === state.post?.id }, `${texts.nameOf("role", post.role)} ${areaName(post.area)}`)));
}

async function changePost(id) {
  Object.assign(state, { data: undefined, view: undefined });
  try {
    await take(state.me.posts.find(post => post.id === id));
  } catch (error) {
    say(explain(error));
  }
}

/** Until when everything is counted, and what is not shown. */
function freshness() {
  const answers = [...state.data.figures.values()].filter(a => !(a instanceof Error));
  const one = answers.find(a => a.definition.code === KEY_FIGURES[0]) ?? answers[0];
  if (!one) return undefined;
  const below = answers.find(a => a.suppressedBelow)?.suppressedBelow;
  const isEarlier = state.data.view.month !== thisMonth() && !location.hash.includes("month=");
  return el("p", { class: "note freshness" },
    [isEarlier && t("earlierMonth", { now: texts.month(thisMonth()) }),
      t("asOf", { time: texts.time(one.asOf) }) + (texts.language === "en" ? "; " : "；") + (one.lastChangeAt ? t("lastChange", { time: texts.time(one.lastChangeAt) }) : t("neverChanged")),
      below && t("suppressedNote", { below: texts.number(below), mark: t("suppressed") })].filter(Boolean).map(text => el("span", {}, text)));
}

function spanChoice(of) {
  return el("div", { class: "choice", role: "group", "aria-label": t("span") }, [[1, "thisMonth"], [12, "twelveMonths"]].map(([span, key]) =>
    el("button", { type: "button", id: `span-${of}-${span}`, "aria-pressed": String(state.view.span === span), onclick: () => open({ ...state.view, span }) }, t(key))));
}

function sort(by) {
  state.sorted = { by, down: state.sorted.by === by ? !state.sorted.down : by !== undefined };
  render();
}

addEventListener("resize", drawCharts);
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printing");
  theme.apply("light");
  drawCharts();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printing");
  theme.apply();
  drawCharts();
});
