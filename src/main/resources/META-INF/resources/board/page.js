/** The page as it stands in a state; what can be done on it are the actions of main.js. */

import { areaTable } from "./areas.js";
import { cards, meaning } from "./cards.js";
import { tiers, trend, types } from "./charts.js";
import { el } from "./elements.js";
import { plus, thisMonth, until } from "./months.js";
import { areaName, KEY_FIGURES } from "./questions.js";
import * as texts from "./texts.js";
import * as theme from "./theme.js";

const { t } = texts;

export function header(state, actions) {
  return [
    el("a", { class: "skip", href: "#board", onclick: stay(actions.skip) }, t("skip")),
    el("div", { class: "brand" }, el("img", { src: "icon.svg", alt: "", width: "36", height: "36" }),
      el("div", {}, el("p", { class: "product" }, t("product")), el("h1", {}, t("board")))),
    el("div", { class: "tools" },
      choice(t("switchLanguage"), [["zh-CN", "中文"], ["en", "English"]], texts.language, "language", actions.choose),
      el("button", { type: "button", id: "theme", onclick: actions.toggleTheme }, theme.current() === "dark" ? t("toLight") : t("toDark")),
      state.data && el("button", { type: "button", id: "print", onclick: () => print() }, t("print")),
      state.me && el("span", { class: "who" }, state.me.name ?? ""),
      state.me && el("button", { type: "button", id: "logout", onclick: actions.logout }, t("logout"))),
  ];
}

export function landing(state, actions) {
  return el("div", { class: "landing" },
    el("p", {}, t("introduction")),
    alert(state, actions),
    globalThis.isSecureContext && el("button", { type: "button", id: "login", class: "primary", onclick: actions.login }, t("login")));
}

export function waiting(state, actions) {
  return el("div", { class: "landing" }, alert(state, actions) ?? el("p", { role: "status" }, t("loading")), postChoice(state, actions));
}

export function view(state, actions) {
  const { data } = state;
  const more = data.definitions.map(d => d.code).filter(code => !KEY_FIGURES.includes(code));
  return [
    place(state, actions),
    alert(state, actions),
    freshness(data),
    el("section", { "aria-labelledby": "title-key" },
      el("h2", { id: "title-key" }, t("keyFigures", { month: texts.month(data.view.month) })), cards(data, KEY_FIGURES)),
    trend(data),
    el("div", { class: "side-by-side" }, tiers(data, span("tiers", state, actions)), types(data, span("types", state, actions))),
    data.parts.size > 0 && el("section", { class: "panel", "aria-labelledby": "title-parts" },
      el("div", { class: "panel-head" }, el("h2", { id: "title-parts" }, t("parts"))),
      areaTable(data, state.sorted, area => actions.go({ area }), actions.sort)),
    el("section", { "aria-labelledby": "title-more" }, el("h2", { id: "title-more" }, t("moreFigures")), cards(data, more)),
    el("section", { class: "printed definitions" }, el("h2", {}, t("definitions")),
      data.definitions.map(d => el("article", {}, el("h3", {}, texts.ofBoth(d)), meaning(d)))),
  ];
}

function alert(state, actions) {
  return state.message && el("p", { class: "alert", role: "alert" }, state.message,
    state.view && el("button", { type: "button", id: "retry", onclick: () => actions.open({ ...state.view }) }, t("retry")));
}

/** Where and when: the way down from the post's area, and the month. */
function place(state, actions) {
  const { view: shown, path } = state.data;
  const wanted = state.view.month;
  const months = [...new Set([...until(thisMonth(), 36), shown.month, wanted])].sort().reverse();
  return el("div", { class: "place" },
    el("nav", { "aria-label": t("area") }, el("ol", { class: "path" }, (path instanceof Error ? [{ code: shown.area }] : path).map(area => el("li", {},
      area.code === shown.area
        ? el("strong", { "aria-current": "page" }, areaName(area.code))
        : el("a", { href: `#area=${area.code}`, onclick: stay(() => actions.go({ area: area.code })) }, areaName(area.code)))))),
    el("p", { class: "printed" }, texts.month(shown.month)),
    postChoice(state, actions),
    el("div", { class: "months", role: "group", "aria-label": t("month") },
      el("button", { type: "button", id: "month-before", "aria-label": t("previousMonth"), onclick: () => actions.go({ month: plus(wanted, -1) }) }, "‹"),
      el("select", { id: "month", "aria-label": t("month"), onchange: event => actions.go({ month: event.target.value }) },
        months.map(m => el("option", { value: m, selected: m === wanted }, texts.month(m)))),
      el("button", { type: "button", id: "month-after", "aria-label": t("nextMonth"), disabled: wanted >= thisMonth(), onclick: () => actions.go({ month: plus(wanted, 1) }) }, "›")));
}

function postChoice(state, actions) {
  if ((state.me?.posts.length ?? 0) < 2) return undefined;
  return el("select", { id: "post", "aria-label": t("post"), onchange: event => actions.changePost(event.target.value) },
    state.me.posts.map(post => el("option", { value: post.id, selected: post.id === state.post?.id }, `${texts.nameOf("role", post.role)} ${areaName(post.area)}`)));
}

/** Until when everything is counted, and what is not shown. */
function freshness(data) {
  const answers = [...data.figures.values()].filter(answer => !(answer instanceof Error));
  const one = answers.find(answer => answer.definition.code === KEY_FIGURES[0]) ?? answers[0];
  if (!one) return undefined;
  const below = answers.find(answer => answer.suppressedBelow)?.suppressedBelow;
  const isEarlier = data.view.month !== thisMonth() && !location.hash.includes("month=");
  return el("p", { class: "note freshness" }, [
    isEarlier && t("earlierMonth", { now: texts.month(thisMonth()) }),
    t("asOf", { time: texts.time(one.asOf) }),
    one.lastChangeAt ? t("lastChange", { time: texts.time(one.lastChangeAt) }) : t("neverChanged"),
    below && t("suppressedNote", { below: texts.number(below), mark: t("suppressed") }),
  ].filter(Boolean).map(text => el("span", {}, text)));
}

function span(of, state, actions) {
  return choice(t("span"), [[1, t("thisMonth")], [12, t("twelveMonths")]], state.view.span, `span-${of}`, months => actions.open({ ...state.view, span: months }));
}

/** A few buttons of which one is pressed. */
function choice(label, options, chosen, id, choose) {
  return el("div", { class: "choice", role: "group", "aria-label": label }, options.map(([value, name]) =>
    el("button", { type: "button", id: `${id}-${value}`, "aria-pressed": String(value === chosen), onclick: () => choose(value) }, name)));
}

/** A link whose address is for opening it elsewhere. */
function stay(act) {
  return event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };
}
