/** Calls of the public API as a careful client makes them: conditional, few at a time, patient with a busy server, errors as sentences. */

import { LoginEnded, Problem, reach } from "./errors.js";
import { renew, token } from "./login.js";

const AT_A_TIME = 6;
const TRIES = 4;

export const acting = { post: undefined, language: "zh-CN" };

const known = new Map(); // address, post and language → { etag, body }
const waiting = [];
let running = 0;

export async function get(path) {
  await turn();
  try {
    return await read(path);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** All pages of a list. */
export async function all(path) {
  const items = [];
  for (let cursor; ;) {
    const page = await get(path + (path.includes("?") ? "&" : "?") + "limit=200" + (cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""));
    items.push(...page.items);
    if (!page.next) return items;
    cursor = page.next;
  }
}

/** What one caller was shown is not there for the next. */
export function forgetAnswers() {
  known.clear();
}

async function read(path) {
  const key = [path, acting.post, acting.language].join(" ");
  for (let attempt = 1, renewed = false; ; attempt++) {
    const answer = await send(path, known.get(key)?.etag);
    if (answer.status === 304) return known.get(key).body;
    if (answer.ok) {
      const body = await answer.json();
      if (answer.headers.has("ETag")) known.set(key, { etag: answer.headers.get("ETag"), body });
      return body;
    }
    if (answer.status === 401) {
      if (renewed) throw new LoginEnded();
      await renew();
      renewed = true;
    } else if ((answer.status === 429 || answer.status === 503) && attempt < TRIES) {
      await new Promise(done => setTimeout(done, 1000 * (Number(answer.headers.get("Retry-After")) || 1)));
    } else {
      throw new Problem(answer.status, await answer.json().catch(() => ({ title: `HTTP ${answer.status}` })));
    }
  }
}

async function send(path, etag) {
  const headers = { Accept: "application/json", "Accept-Language": acting.language, Authorization: `Bearer ${await token()}` };
  if (acting.post) headers["Acting-Post"] = acting.post;
  if (etag) headers["If-None-Match"] = etag;
  // Nothing of an answer is to stay on the disk of the machine.
  return reach(path, { headers, cache: "no-store" });
}

async function turn() {
  if (running >= AT_A_TIME) await new Promise(free => waiting.push(free));
  running++;
}
