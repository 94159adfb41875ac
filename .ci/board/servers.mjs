// The running program as the test knows it besides the browser: the API with a real token, and Keycloak's administration.

import { readFileSync } from "node:fs";

export const { API, KEYCLOAK } = process.env;
export const REALM = `${KEYCLOAK}/realms/grid-mediation`;
const ADMINISTRATION = `${KEYCLOAK}/admin/realms/grid-mediation`;
const keys = readFileSync(process.env.KEYS, "utf8");
const tokens = new Map();

async function json(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

export function tokenAnswer(form) {
  return json(`${REALM}/protocol/openid-connect/token`, { method: "POST", body: new URLSearchParams(form) });
}

export async function api(account, path, body = undefined, more = {}) {
  if (!tokens.has(account)) {
    const form = account.startsWith("demo-")
      ? { grant_type: "client_credentials", client_id: account, client_secret: account }
      : { grant_type: "password", client_id: "demo-cli", username: account, password: account };
    tokens.set(account, (await tokenAnswer(form)).access_token);
  }
  const headers = { Authorization: `Bearer ${tokens.get(account)}`, "Content-Type": "application/json", ...more };
  return json(API + path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
}

async function administer(path, method = "GET", body = undefined) {
  const secret = /^grid-mediation-api=(.*)$/m.exec(keys)[1];
  const { access_token } = await tokenAnswer({ grant_type: "client_credentials", client_id: "grid-mediation-api", client_secret: secret });
  const headers = { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" };
  const answer = await fetch(ADMINISTRATION + path, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return method === "GET" ? answer.json() : undefined;
}

/** How long the board's tokens are good from now on; nothing for the realm's own time. */
export async function setTokenSeconds(seconds) {
  const [client] = await administer("/clients?clientId=board");
  client.attributes["access.token.lifespan"] = seconds ?? "";
  await administer(`/clients/${client.id}`, "PUT", client);
}

export async function endSessions(account) {
  const [user] = await administer(`/users?username=${account}&exact=true`);
  await administer(`/users/${user.id}/logout`, "POST");
}
