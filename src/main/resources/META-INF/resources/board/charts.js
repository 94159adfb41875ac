/** Charts of Apache ECharts, each with a table of the same numbers beside it for who cannot see or point. */

import { caseButton } from "./cards.js";
import { open } from "./cases.js";
import { el } from "./elements.js";
import { figure, fractionText, hasCases, valueText } from "./figures.js";
import { until } from "./months.js";
import { typeOf } from "./questions.js";
import { month, nameOf, number, ofBoth, t } from "./texts.js";
import { colour } from "./theme.js";

const TYPES_SHOWN = 8;
const TIERS = ["GRID", "COMMUNITY", "SUBDISTRICT", "DISTRICT", "CITY", "PROVINCE"];
const NARROW = 480;
const shown = new Map(); // place → what draws in it

/** Registered and settled by month, and the rate of success. */
export function trend(data) {
  const series = ["disputes-registered", "disputes-settled", "success-rate"].map(code => data.definitions.find(d => d.code === code)).filter(Boolean);
  const rows = until(data.view.month, 12).map(m => ({
    name: month(m, "short"),
    figures: series.map(d => figure(data.figures.get(d.code), d, group => group.month === m)),
    place: { area: data.view.area, from: m },
  }));
  return panel("trend", t("trend"), rows, series, place => ({
    ...common(place),
    grid: { left: 8, right: 8, top: place.clientWidth < NARROW ? 64 : 40, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: colour("ink") } },
    xAxis: { type: "category", data: rows.map(starred), axisLabel: { color: colour("muted"), hideOverlap: true }, ...axis() },
    yAxis: [
      { type: "value", minInterval: 1, axisLabel: { color: colour("muted") }, splitLine: { lineStyle: { color: colour("line") } } },
      { type: "value", min: 0, max: 1, axisLabel: { color: colour("muted"), formatter: v => number(v, { style: "percent" }) }, splitLine: { show: false } },
    ],
    series: series.map((d, i) => d.unit === "RATE"
      ? { type: "line", name: ofBoth(d), yAxisIndex: 1, data: values(rows, i), symbol: "circle", symbolSize: 7, lineStyle: { width: 2, color: colour("third") }, itemStyle: { color: colour("third") } }
      : { type: "bar", name: ofBoth(d), data: values(rows, i), barMaxWidth: 22, itemStyle: { color: colour(i === 0 ? "first" : "second"), borderRadius: [2, 2, 0, 0] } }),
  }), chart => chart.on("click", at => openCases(rows[at.dataIndex], at.seriesIndex)));
}

/** The most frequent types; the chart puts the others together, the table has them all. */
export function types(data, controls) {
  const definition = data.definitions.find(d => d.code === "disputes-registered");
  const rows = groups(data, data.byType, definition, code => ofBoth(typeOf(code)));
  rows.sort((one, other) => (other.figures[0].value ?? 0) - (one.figures[0].value ?? 0));
  const first = rows.slice(0, TYPES_SHOWN);
  const others = rows.slice(TYPES_SHOWN).reduce((sum, row) => sum + (row.figures[0].value ?? 0), 0);
  const bars = [...first, ...(others ? [{ name: t("others"), figures: [{ value: others }] }] : [])].reverse();
  return panel("types", t("types"), rows, [definition], place => lying(place, definition, bars, {
    itemStyle: { color: colour("first"), borderRadius: [0, 2, 2, 0] },
    label: { formatter: bar => number(bar.value) },
  }), chart => chart.on("click", at => openCases(bars[at.dataIndex], 0)), controls);
}

/** At which tier what was settled was settled: from the grid upwards, with what no tier had. */
export function tiers(data, controls) {
  const definition = data.definitions.find(d => d.code === "disputes-settled");
  const rows = groups(data, data.byTier, definition, code => nameOf("tier", code));
  rows.sort((one, other) => TIERS.indexOf(one.code) - TIERS.indexOf(other.code));
  const all = rows.reduce((sum, row) => sum + (row.figures[0].value ?? 0), 0);
  const bars = TIERS.slice(0, 4).map(code => rows.find(row => row.code === code) ?? { name: nameOf("tier", code), figures: [{ value: 0 }] }).reverse();
  const colours = ["fourth", "third", "first", "second"];
  return panel("tiers", t("tiers"), rows, [definition], place => lying(place, definition, bars, {
    itemStyle: { color: bar => colour(colours[bar.dataIndex]), borderRadius: [0, 2, 2, 0] },
    // A share of what is shown only would be wrong.
    label: { formatter: bar => rows.some(row => row.figures[0].suppressed) ? number(bar.value) : `${number(bar.value)} · ${number(bar.value / all, { style: "percent", maximumFractionDigits: 1 })}` },
  }, 76), chart => chart.on("click", at => openCases(bars[at.dataIndex], 0)), controls);
}

/** Bars that lie, with what they are left and how many right of them. */
function lying(place, definition, bars, series, room = 44) {
  const narrow = place.clientWidth < NARROW;
  return {
    ...common(place),
    grid: { left: 8, right: room, top: 8, bottom: 4, containLabel: true },
    xAxis: { type: "value", minInterval: 1, splitNumber: narrow ? 2 : 4, axisLabel: { color: colour("muted") }, splitLine: { lineStyle: { color: colour("line") } } },
    yAxis: { type: "category", data: bars.map(starred), axisLabel: { color: colour("ink"), width: narrow ? 110 : 180, overflow: "truncate" }, ...axis() },
    series: [{ ...series, type: "bar", name: ofBoth(definition), data: values(bars, 0), barMaxWidth: 22, label: { ...series.label, show: true, position: "right", color: colour("ink") } }],
  };
}

function groups(data, answer, definition, name) {
  if (answer instanceof Error) return [];
  const place = { area: data.view.area, from: data.view.span === 12 ? data.first : data.view.month, to: data.view.span === 12 ? data.view.month : undefined };
  return answer.groups.map(group => ({ name: name(group.code), code: group.code, figures: [{ definition, ...group }], place }));
}

/** What is hidden looks as if it were nothing, so it is marked. */
function starred(row) {
  return row.figures.some(f => f.suppressed) ? `${row.name}*` : row.name;
}

function values(rows, i) {
  return rows.map(row => row.figures[i].suppressed ? null : row.figures[i].value ?? null);
}

function openCases(row, i) {
  const f = row?.figures[i];
  if (f && hasCases(f)) open(f, { ...row.place, name: `${ofBoth(f.definition)} · ${row.name}` });
}

function panel(id, title, rows, columns, options, listen, controls) {
  const empty = rows.every(row => row.figures.every(f => f.suppressed || f.problem || !f.value));
  const hidden = rows.some(row => row.figures.some(f => f.suppressed));
  const place = el("div", { class: "chart", id: `chart-${id}`, role: "img", "aria-label": title });
  if (!empty) shown.set(place, { options, listen });
  return el("section", { class: `panel panel-${id}`, "aria-labelledby": `title-${id}` },
    el("div", { class: "panel-head" }, el("h2", { id: `title-${id}` }, title), controls),
    empty ? el("p", { class: "empty" }, t(hidden ? "allSuppressed" : "nothing")) : [place, hidden && el("p", { class: "note" }, t("someSuppressed"))],
    rows.length > 0 && el("details", { id: `table-${id}` }, el("summary", {}, t("asTable")), table(title, rows, columns)));
}

function table(title, rows, columns) {
  return el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": title }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, ""), columns.map(d => el("th", { scope: "col", class: "number" }, ofBoth(d))))),
    el("tbody", {}, rows.map(row => el("tr", {}, el("th", { scope: "row" }, row.name), row.figures.map(f => {
      const text = fractionText(f) ? `${valueText(f)} (${fractionText(f)})` : valueText(f);
      return el("td", { class: f.suppressed ? "number hidden-number" : "number" },
        caseButton(f, text, { ...row.place, name: `${ofBoth(f.definition)} · ${row.name}` }));
    }))))));
}

function common(place) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(place).fontFamily },
    // Drawn, not written as HTML: the page's policy lets no style come with a text.
    tooltip: { renderMode: "richText", confine: true, backgroundColor: colour("card"), borderColor: colour("line"), textStyle: { color: colour("ink") } },
  };
}

function axis() {
  return { axisLine: { lineStyle: { color: colour("line") } }, axisTick: { show: false } };
}

/** Once its place is on the page. */
export function drawCharts() {
  for (const [place, { options, listen }] of shown) {
    if (!place.isConnected) {
      globalThis.echarts.getInstanceByDom(place)?.dispose();
      shown.delete(place);
      continue;
    }
    let chart = globalThis.echarts.getInstanceByDom(place);
    if (!chart) {
      chart = globalThis.echarts.init(place, null, { devicePixelRatio: Math.max(2, globalThis.devicePixelRatio) });
      listen(chart);
    }
    chart.resize();
    chart.setOption(options(place), true);
  }
}
