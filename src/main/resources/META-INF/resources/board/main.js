/** The board: who is logged in, which view is shown, and what happens when it changes. */

import { acting, forgetAnswers } from "./api.js";
import * as cases from "./cases.js";
import { drawCharts } from "./charts.js";
import { show } from "./elements.js";
import { LoginEnded, LoginFailed, Problem, Unreachable } from "./errors.js";
import * as login from "./login.js";
import { thisMonth } from "./months.js";
import { header, landing, view, waiting } from "./page.js";
import { indicators, knowAreas, lastMonthWithNumbers, load, me, tierOf } from "./questions.js";
import * as texts from "./texts.js";
import * as theme from "./theme.js";

const { t } = texts;
const top = document.getElementById("top");
const board = document.getElementById("board");
const state = { me: undefined, definitions: [], post: undefined, view: undefined, data: undefined, message: undefined, sorted: { by: undefined, down: false }, busy: false };

const actions = {
  login: () => login.begin(texts.language),
  logout,
  choose,
  toggleTheme,
  changePost,
  go,
  open,
  sort,
  skip: () => board.focus(),
};

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
  await knowAreas(state.me.posts.map(held => held.area));
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

async function changePost(id) {
  Object.assign(state, { data: undefined, view: undefined });
  try {
    await take(state.me.posts.find(post => post.id === id));
  } catch (error) {
    say(explain(error));
  }
}

function sort(by) {
  state.sorted = { by, down: state.sorted.by === by ? !state.sorted.down : by !== undefined };
  render();
}

function toggleTheme() {
  theme.toggle();
  render();
}

function choose(language) {
  texts.choose(language);
  acting.language = language;
  render();
}

function render() {
  show(top, header(state, actions));
  show(board, (state.data && state.view ? view : state.me ? waiting : landing)(state, actions));
  board.setAttribute("aria-busy", String(state.busy));
  drawCharts();
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
