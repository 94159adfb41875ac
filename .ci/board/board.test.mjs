import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import en from "../../src/main/resources/META-INF/resources/board/texts-en.js";
import zh from "../../src/main/resources/META-INF/resources/board/texts-zh.js";
import { API, api, endSessions, KEYCLOAK, REALM, setTokenSeconds, tokenAnswer } from "./servers.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BOARD = `${API}/board/`;
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

let browser;
let contexts = [];
const broken = [];

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ARGUMENTS });
});
after(() => browser?.close());
afterEach(async () => {
  await Promise.all(contexts.map(context => context.close()));
  contexts = [];
  assert.deepEqual(broken.splice(0), []);
});

/** A fresh browser: what it must never do is watched all the time. */
async function page(options = {}) {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Europe/Paris", viewport: DESKTOP, ...options });
  contexts.push(context);
  // A slow machine is no fault of the board's.
  context.setDefaultTimeout(120_000);
  const opened = await context.newPage();
  opened.asked = [];
  opened.on("pageerror", error => broken.push(`an error of the page: ${error}`));
  opened.on("console", message => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) broken.push(message.text());
  });
  opened.on("request", request => {
    const url = new URL(request.url());
    opened.asked.push(url);
    if (/eyJ[\w-]+\.eyJ/.test(request.url())) broken.push(`a token in an address: ${url.pathname}`);
    if (url.origin === API && !/^\/(board|v1)(\/|$)/.test(url.pathname)) broken.push(`neither the board nor the API: ${url}`);
    if (![API, KEYCLOAK].includes(url.origin)) broken.push(`somebody else is asked: ${url}`);
  });
  return opened;
}

async function login(opened, account, address = BOARD) {
  await opened.goto(address);
  await opened.click("#login");
  await opened.fill("#username", account);
  await opened.fill("#password", account);
  await opened.click("#kc-login");
  await opened.waitForURL(url => url.href.startsWith(BOARD));
}

async function ready(opened) {
  await opened.waitForSelector("#board:not([aria-busy=true]) .card, .landing .alert");
}

async function board(account, options, hash = "") {
  const opened = await page(options);
  await login(opened, account, BOARD + hash);
  await ready(opened);
  return opened;
}

async function picture(opened, name) {
  await opened.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
}

const text = (opened, selector) => opened.locator(selector).first().innerText();
const alertOf = opened => text(opened, "[role=alert]");
const month = opened => opened.locator("#month").inputValue();

/** As a person would read it from the API's answer, written again on purpose. */
function written(unit, value) {
  if (value === undefined || value === null) return "–";
  const rounded = (n, digits) => (Math.round(n * 10 ** digits) / 10 ** digits).toLocaleString("en-US", { maximumFractionDigits: digits });
  if (unit === "RATE") return `${rounded(value * 100, 1)}%`;
  if (unit === "FEN") return `¥${(value / 100).toLocaleString("en-US", { minimumFractionDigits: value % 100 ? 2 : 0 })}`;
  return rounded(value, 1);
}

async function listed(account, link) {
  const ids = [];
  for (let path = link; path;) {
    const answer = await api(account, path);
    ids.push(...answer.items.map(item => item.dispute.id));
    path = answer.next && `${link}&cursor=${encodeURIComponent(answer.next)}`;
  }
  return ids.sort();
}

async function shownDisputes(opened) {
  await opened.waitForFunction(() => /\d/.test(document.querySelector("#cases [role=status]")?.textContent ?? ""));
  while (await opened.locator("#cases-more").count()) {
    const before = await opened.locator(".disputes li").count();
    await opened.click("#cases-more");
    await opened.waitForFunction(n => document.querySelectorAll(".disputes li").length > n, before);
  }
  return (await opened.locator(".disputes li").evaluateAll(items => items.map(item => item.dataset.id))).sort();
}

async function mustBeAccessible(opened, where) {
  await opened.evaluate(AXE);
  const { violations } = await opened.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(v => `${where}: ${v.id} ${v.nodes.map(n => n.target + " " + (n.any[0]?.message ?? "")).join("; ")}`), []);
}

async function mustFit(opened, where) {
  const [wide, screen] = await opened.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= screen, `${where} is ${wide} wide on a screen of ${screen}`);
}

test("both languages have the same texts with the same places to fill", () => {
  const shape = (texts, at = "") => Object.entries(texts).flatMap(([key, value]) => typeof value === "object"
    ? shape(value, `${key}.`)
    : [`${at}${key} ${[...value.matchAll(/\{\w+\}/g)].map(String).sort()}`]).sort();
  assert.deepEqual(shape(en), shape(zh));
});

test("Keycloak gives the board's client nothing without PKCE, by password, or elsewhere", async () => {
  const ask = (form) => fetch(`${REALM}/protocol/openid-connect/auth?${new URLSearchParams({ client_id: "board", response_type: "code", scope: "openid", ...form })}`, { redirect: "manual" });
  const without = await ask({ redirect_uri: BOARD });
  assert.equal(without.status, 302);
  assert.match(without.headers.get("location"), /^http:\/\/localhost:\d+\/board\/\?error=invalid_request.*code_challenge/);
  const plain = await ask({ redirect_uri: BOARD, code_challenge: "a".repeat(43), code_challenge_method: "plain" });
  assert.match(plain.headers.get("location"), /error=invalid_request/);
  assert.equal((await ask({ redirect_uri: `${API}/v1/me`, code_challenge: "a".repeat(43), code_challenge_method: "S256" })).status, 400);
  await assert.rejects(tokenAnswer({ grant_type: "password", client_id: "board", username: "he", password: "he" }), /unauthorized_client/);
});

/** The demo's cases are long due: they count as overdue when the job has looked, which it does every 15 seconds. */
async function looked() {
  const overdue = async () => JSON.stringify((await api("he", "/v1/statistics?indicator=on-time&area=440103009")).groups);
  for (let before = null, now = await overdue(), i = 0; before !== now && i < 6; i++) {
    await new Promise(resolve => setTimeout(resolve, 20_000));
    [before, now] = [now, await overdue()];
  }
}

test("he logs in and sees the numbers that the API gives, with their definitions", async () => {
  await looked();
  const opened = await board("he");
  assert.equal(opened.url(), BOARD);
  assert.equal(await opened.evaluate(() => document.documentElement.lang), "zh-CN");
  const kept = await opened.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.doesNotMatch(kept, /eyJ/);
  const at = await month(opened);
  const definitions = await api("he", "/v1/indicators");
  assert.equal(await opened.locator(".card").count(), definitions.length);
  let compared = 0;
  for (const d of definitions) {
    const answer = await api("he", `/v1/statistics?indicator=${d.code}&area=440103009&from=${at}&to=${at}`);
    const group = answer.groups[0] ?? {};
    const card = opened.locator(`.card[data-indicator="${d.code}"]`);
    const value = await card.locator(".value").evaluate(p => p.firstChild.textContent);
    assert.equal(value, written(d.unit, group.value), d.code);
    if (group.denominator) {
      const numerator = written(d.unit === "FEN" ? "FEN" : "COUNT", group.numerator);
      assert.match(await card.locator(".made-of").innerText(), new RegExp(`${numerator} / ${written("COUNT", group.denominator)}`), d.code);
      compared++;
    }
    await card.locator("summary").click();
    const meaning = await card.locator("dl").innerText();
    for (const part of [d.numerator.zh, d.denominator?.zh, d.exclusions.zh, d.month.zh].filter(Boolean)) assert.ok(meaning.includes(part), `${d.code}: ${part}`);
  }
  assert.ok(compared > 3, "the demo has numbers to compare");
  assert.match(await text(opened, ".freshness"), /数据截至 20\d\d年/);
});

test("trend, types, tiers and areas say what the API says", async () => {
  const opened = await board("he");
  const at = await month(opened);
  const first = `${Number(at.slice(0, 4)) - (at.endsWith("12") ? 0 : 1)}-${String((Number(at.slice(5)) % 12) + 1).padStart(2, "0")}`;
  const period = `area=440103009&from=${first}&to=${at}`;
  await opened.locator(".panel summary").evaluateAll(all => all.forEach(summary => summary.click()));
  const cells = selector => opened.locator(selector).evaluateAll(rows => rows.map(row => [...row.cells].map(cell => cell.innerText)));

  const trend = await api("he", `/v1/statistics?indicator=disputes-registered&${period}&groupBy=month`);
  const shown = await cells(".panel-trend tbody tr");
  assert.equal(shown.length, 12);
  assert.deepEqual(shown.map(row => Number(row[1])).filter(Boolean), trend.groups.map(g => g.numerator));

  const names = new Map((await api("he", "/v1/code-tables/dispute-types")).codes.map(c => [c.code, c.nameZh]));
  const types = await api("he", `/v1/statistics?indicator=disputes-registered&${period}&groupBy=type`);
  assert.deepEqual(new Map((await cells(".panel-types tbody tr")).map(([name, n]) => [name, Number(n)])), new Map(types.groups.map(g => [names.get(g.code), g.numerator]).sort((a, b) => b[1] - a[1])));

  const tiers = await api("he", `/v1/statistics?indicator=disputes-settled&${period}&groupBy=level`);
  assert.deepEqual(new Map((await cells(".panel-tiers tbody tr")).map(([name, n]) => [name, Number(n)])), new Map(tiers.groups.map(g => [zh.tier[g.code], g.numerator])));
  await opened.click("#span-tiers-1");
  await ready(opened);
  const ofMonth = await api("he", `/v1/statistics?indicator=disputes-settled&area=440103009&from=${at}&to=${at}&groupBy=level`);
  assert.equal((await cells(".panel-tiers tbody tr")).reduce((sum, row) => sum + Number(row[1]), 0), ofMonth.groups.reduce((sum, g) => sum + g.numerator, 0));

  const children = await api("he", "/v1/areas/440103009/children?limit=200");
  const parts = await api("he", `/v1/statistics?indicator=disputes-registered&area=440103009&from=${at}&to=${at}&groupBy=child-area`);
  const rows = await opened.locator(".areas tbody tr").evaluateAll(all => all.map(row => [row.dataset.area, Number(row.cells[1].innerText)]));
  assert.deepEqual(rows, children.items.map(area => [area.code, parts.groups.find(g => g.area === area.code)?.numerator ?? 0]));
  assert.ok(parts.groups.length > 0);
});

test("a number leads to exactly the disputes counted", async () => {
  const opened = await board("he");
  const at = await month(opened);
  const settled = (await api("he", `/v1/statistics?indicator=success-rate&area=440103009&from=${at}&to=${at}`)).groups[0];
  assert.ok(settled.denominator > 0);
  await opened.click('.card[data-indicator="success-rate"] button.cases');
  assert.deepEqual(await shownDisputes(opened), await listed("he", settled.cases.numerator));
  assert.match(await text(opened, "#cases [role=status]"), /与指标一致/);
  await mustBeAccessible(opened, "the list of disputes");
  await opened.screenshot({ path: `${process.env.PICTURES}/cases-zh-light.png` });
  await opened.click("#cases-DENOMINATOR");
  assert.deepEqual(await shownDisputes(opened), await listed("he", settled.cases.denominator));
  await opened.keyboard.press("Escape");

  const parts = await api("he", `/v1/statistics?indicator=disputes-registered&area=440103009&from=${at}&to=${at}&groupBy=child-area`);
  for (const group of parts.groups) {
    await opened.click(`.areas tr[data-area="${group.area}"] td[data-indicator="disputes-registered"] button`);
    assert.deepEqual(await shownDisputes(opened), await listed("he", group.cases.numerator), group.area);
    await opened.click("#cases-close");
  }

  const year = await api("he", `/v1/statistics?indicator=disputes-registered&area=440103009&to=${at}&from=${Number(at.slice(0, 4)) - 1}${at.slice(4)}&groupBy=month`);
  const last = year.groups.find(g => g.month === at);
  await opened.click(".panel-trend summary");
  await opened.click(".panel-trend tbody tr:last-child td:nth-child(2) button");
  assert.deepEqual(await shownDisputes(opened), await listed("he", last.cases.numerator));
});

test("the way goes down into an area, along the months, and back", async () => {
  const opened = await board("he");
  await opened.click('.areas a[href="#area=440103009106"]');
  await opened.waitForFunction(() => location.hash.includes("440103009106"));
  await ready(opened);
  assert.match(await text(opened, ".path"), /彩虹街道[\s\S]*中兴社区/);
  const at = await month(opened);
  await opened.click("#month-before");
  await ready(opened);
  assert.ok(await month(opened) < at);
  await opened.reload();
  await ready(opened);
  assert.match(opened.url(), /#area=440103009106&month=/, "a reload comes back, by Keycloak's session, to the same view");
  assert.ok(await month(opened) < at);
  await opened.click(".areas tbody a >> nth=0");
  await ready(opened);
  assert.equal(await opened.locator(".areas").count(), 0, "a grid has no parts");
  await opened.goBack();
  await opened.waitForFunction(() => /440103009106&/.test(location.hash));
  await opened.waitForSelector(".areas");
  await opened.goto(`${BOARD}#area=440105&month=2026-01`);
  await opened.reload();
  await ready(opened);
  assert.doesNotMatch(await text(opened, ".path"), /荔湾/, "what is outside the post is not asked for");
});

test("Chinese and English, light and dark", async () => {
  const opened = await board("he");
  await picture(opened, "desktop-zh-light");
  await mustBeAccessible(opened, "Chinese, light");
  await opened.click("#theme");
  assert.equal(await opened.evaluate(() => document.documentElement.dataset.theme), "dark");
  await picture(opened, "desktop-zh-dark");
  await mustBeAccessible(opened, "Chinese, dark");
  await opened.click("#language-en");
  assert.equal(await opened.evaluate(() => document.activeElement.id), "language-en", "the focus stays");
  assert.equal(await text(opened, '.card[data-indicator="success-rate"] h3'), "Success rate");
  assert.equal(await opened.evaluate(() => document.documentElement.lang), "en");
  await picture(opened, "desktop-en-dark");
  await opened.click("#theme");
  await picture(opened, "desktop-en-light");
  await mustBeAccessible(opened, "English, light");
  await opened.reload();
  await ready(opened);
  assert.equal(await text(opened, "h1"), en.board, "the choice is kept");
  assert.doesNotMatch(await opened.locator("#board").innerText(), /undefined|NaN|\[object|\{\w+\}/);

  const fresh = await page({ locale: "en-GB", colorScheme: "dark" });
  await fresh.goto(BOARD);
  assert.equal(await text(fresh, "#login"), "Log in", "as Accept-Language says");
  assert.equal(await fresh.evaluate(() => document.documentElement.dataset.theme), "dark");
  await mustBeAccessible(fresh, "the door, dark");
  await picture(fresh, "door-en-dark");
});

test("it fits a phone", async () => {
  for (const [locale, colorScheme] of [["zh-CN", "light"], ["zh-CN", "dark"], ["en-GB", "light"]]) {
    const opened = await page({ viewport: PHONE, locale, colorScheme, deviceScaleFactor: 2, hasTouch: true });
    await opened.goto(BOARD);
    await mustFit(opened, "the door");
    await login(opened, "he");
    await ready(opened);
    await mustFit(opened, `the board in ${locale}`);
    await picture(opened, `phone-${locale.slice(0, 2)}-${colorScheme}`);
    await opened.click('.card[data-indicator="disputes-registered"] button.cases');
    await shownDisputes(opened);
    await mustFit(opened, "the list of disputes");
    await opened.screenshot({ path: `${process.env.PICTURES}/phone-cases-${locale.slice(0, 2)}-${colorScheme}.png` });
    await mustBeAccessible(opened, `the phone in ${locale}`);
  }
});

test("it can be used without a mouse", async () => {
  const opened = await board("he");
  await opened.evaluate(() => document.activeElement.blur());
  await opened.keyboard.press("Tab");
  assert.equal(await opened.evaluate(() => document.activeElement.className), "skip");
  await opened.keyboard.press("Enter");
  assert.equal(await opened.evaluate(() => document.activeElement.id), "board");
  for (let i = 0; i < 60 && !(await opened.evaluate(() => document.activeElement.matches(".card button.cases"))); i++) await opened.keyboard.press("Tab");
  await opened.keyboard.press("Enter");
  assert.ok((await shownDisputes(opened)).length > 0);
  await opened.keyboard.press("Escape");
  assert.equal(await opened.locator("#cases[open]").count(), 0);
  assert.ok(await opened.evaluate(() => document.activeElement.matches(".card button.cases")), "the focus is back on the number");
});

test("it prints on A4, with the definitions and without buttons", async () => {
  for (const [locale, colorScheme] of [["zh-CN", "dark"], ["en-GB", "light"]]) {
    const opened = await board("he", { locale, colorScheme });
    await opened.pdf({ path: `${process.env.PICTURES}/print-${locale.slice(0, 2)}.pdf`, preferCSSPageSize: true, printBackground: true });
    assert.equal(await opened.evaluate(() => document.documentElement.dataset.theme), colorScheme, "the screen is as it was");
    await opened.emulateMedia({ media: "print" });
    for (const hidden of ["#theme", "#month", "#logout"]) assert.ok(!(await opened.isVisible(hidden)), hidden);
    assert.ok(await opened.isVisible(".definitions dl"));
  }
});

test("whoever logs out is logged out of Keycloak too", async () => {
  const opened = await board("he");
  const ended = opened.waitForResponse(answer => answer.url().includes("/protocol/openid-connect/logout"));
  await opened.click("#logout");
  assert.ok((await ended).ok());
  await opened.waitForSelector("#login");
  assert.equal(await opened.locator(".card").count(), 0);
  await opened.reload();
  await opened.click("#login");
  await opened.waitForSelector("#username");
});

test("an expired token is renewed, an ended session says so", async () => {
  await setTokenSeconds(3);
  try {
    const opened = await page();
    let issued = 0;
    // The board is told that its tokens are good for an hour: it finds out by the API's 401.
    await opened.route(`${REALM}/protocol/openid-connect/token`, async route => {
      const answer = await route.fetch();
      issued++;
      if (!answer.ok()) return route.fulfill({ response: answer });
      await route.fulfill({ response: answer, json: { ...(await answer.json()), expires_in: 3600 } });
    });
    const refused = [];
    opened.on("response", answer => { if (answer.status() === 401) refused.push(answer.url()); });
    await login(opened, "he");
    await ready(opened);
    await opened.waitForTimeout(4000);
    const before = await month(opened);
    await opened.click("#month-before");
    await opened.waitForFunction(m => document.querySelector("#board").ariaBusy !== "true" && document.querySelector("#month").value !== m, before);
    await ready(opened);
    assert.ok(refused.length > 0, "the API has refused the expired token");
    assert.equal(issued, 2, "one new token, however many asked");
    assert.equal(await opened.locator("[role=alert]").count(), 0);

    await endSessions("he");
    await opened.waitForTimeout(4000);
    await opened.click("#month-before");
    await opened.waitForSelector("#login");
    assert.equal(await alertOf(opened), zh.loginEnded);
    assert.equal(await opened.locator(".card").count(), 0);
  } finally {
    await setTokenSeconds();
  }
});

test("what the API refuses, and when nobody answers, is a sentence", async () => {
  const opened = await board("he");
  await opened.route(/\/v1\/statistics\?indicator=on-time/, route => route.continue({ url: route.request().url().replace("area=440103009", "area=440105") }));
  await opened.click("#month-before");
  await opened.waitForSelector("[role=alert]");
  const problem = await fetch(`${API}/problems/area-not-yours`, { headers: { "Accept-Language": "zh-CN" } }).then(answer => answer.json());
  assert.ok((await alertOf(opened)).startsWith(problem.title), await alertOf(opened));
  assert.match(await alertOf(opened), /请求编号/);
  assert.equal(await text(opened, '.card[data-indicator="on-time"] .made-of'), zh.notRead);
  await picture(opened, "problem-zh");
  await opened.unrouteAll();
  await opened.click("#retry");
  await ready(opened);
  assert.equal(await opened.locator("[role=alert]").count(), 0);

  await opened.route(/\/v1\//, route => route.abort());
  await opened.click("#month-before");
  await opened.waitForSelector("[role=alert]");
  assert.match(await alertOf(opened), new RegExp(zh.unreachable));
  await opened.unrouteAll();
  await opened.click("#retry");
  await ready(opened);
  assert.equal(await opened.locator("[role=alert]").count(), 0);
  assert.notEqual(await text(opened, '.card[data-indicator="on-time"] .made-of'), zh.notRead);
});

test("the city sees its districts, and disputes without their titles", async () => {
  const opened = await board("zhou");
  const at = await month(opened);
  const answer = await api("zhou", `/v1/statistics?indicator=disputes-registered&area=4401&from=${at}&to=${at}`);
  assert.equal(await opened.locator('.card[data-indicator="disputes-registered"] .value').evaluate(p => p.firstChild.textContent), String(answer.groups[0].numerator));
  assert.ok(await opened.locator('.areas tr[data-area="440103"]').count());
  await opened.click('.card[data-indicator="disputes-registered"] button.cases');
  assert.deepEqual(await shownDisputes(opened), await listed("zhou", answer.groups[0].cases.numerator));
  await opened.click("#cases-close");
  await picture(opened, "city-zh-light");
});

test("small numbers that the API hides are said to be hidden", async () => {
  const outsider = await tokenAnswer({ grant_type: "client_credentials", client_id: "demo-platform", client_secret: "demo-platform" });
  const opened = await page();
  // A platform has no person to log in; its real token stands in for that of whoever did.
  await opened.route(`${REALM}/protocol/openid-connect/token`, async route => route.fulfill({ response: await route.fetch(), json: outsider }));
  await login(opened, "zhou");
  await ready(opened);
  const at = await month(opened);
  let hidden = 0;
  for (const d of await api("demo-platform", "/v1/indicators")) {
    const answer = await api("demo-platform", `/v1/statistics?indicator=${d.code}&area=440103&from=${at}&to=${at}`);
    if (!answer.groups[0]?.suppressed) continue;
    hidden++;
    assert.equal(await text(opened, `.card[data-indicator="${d.code}"] .value`), zh.suppressed, d.code);
  }
  assert.ok(hidden > 0);
  assert.match(await text(opened, ".freshness"), /小于 5 的数字/);
  assert.equal(await opened.locator("button.cases").count(), 0, "a platform is led to no dispute");
  await picture(opened, "hidden-zh-light");
});

test("whoever has two posts chooses one", async () => {
  const { staffId } = await api("he", "/v1/me");
  const other = await api("admin", `/v1/staff/${staffId}/posts`, { role: "SUBDISTRICT", area: "440103010" });
  await api("admin2", `/v1/post-proposals/${other.id}/approval`, {}, { "If-Match": '"0"' });
  const opened = await board("he");
  assert.deepEqual(await opened.locator("#post option").allInnerTexts(), ["街道 彩虹街道", "街道 南源街道"]);
  await opened.selectOption("#post", other.id);
  await opened.waitForFunction(() => document.querySelector(".path")?.innerText.includes("南源"));
  await ready(opened);
  assert.equal(await opened.locator("[role=alert]").count(), 0);
  assert.ok(await opened.locator('.areas tr[data-area^="440103010"]').count());
});

test("a post that reads no statistics is told so", async () => {
  const opened = await board("admin");
  assert.equal(await alertOf(opened), zh.notForRole.replace("{role}", zh.role.ADMINISTRATOR));
});
