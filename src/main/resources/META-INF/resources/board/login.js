/**
 * Login at Keycloak by the authorization code flow with PKCE. Tokens stay in the memory of this module: after a reload the board goes to
 * Keycloak again, which knows its own session and comes back at once.
 */

import { LoginEnded, LoginFailed, reach } from "./errors.js";

const PENDING = "board-login-pending"; // what the way back needs: the verifier, the state, the view to return to
const LOGGED_IN = "board-logged-in"; // that this tab had a login, not the login

let settings;
let tokens;
let renewing;

export async function prepare() {
  const answer = await reach("settings.json");
  if (!answer.ok) throw new Error(`settings.json: ${answer.status}`);
  settings = await answer.json();
}

export function wasLoggedIn() {
  return sessionStorage.getItem(LOGGED_IN) !== null;
}

/** Leaves for Keycloak. */
export async function begin(language) {
  const pending = { verifier: random(), state: random(), view: location.hash };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier));
  location.assign(endpoint("auth") + "?" + new URLSearchParams({
    client_id: settings.client,
    redirect_uri: home(),
    response_type: "code",
    scope: "openid",
    state: pending.state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
    ui_locales: language,
  }));
}

/** Whether this page is the way back from Keycloak, and somebody is logged in now. */
export async function complete() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("state")) return false;
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, "", location.pathname + (pending?.view ?? ""));
  const expected = pending && answer.get("state") === pending.state && (answer.get("iss") ?? settings.realm) === settings.realm;
  if (!expected || !answer.has("code")) {
    sessionStorage.removeItem(LOGGED_IN);
    throw new LoginFailed();
  }
  await exchange({
    grant_type: "authorization_code",
    code: answer.get("code"),
    redirect_uri: home(),
    code_verifier: pending.verifier,
  });
  sessionStorage.setItem(LOGGED_IN, "yes");
  return true;
}

/** A token that is good for some seconds at least. */
export async function token() {
  if (!tokens) throw new LoginEnded();
  if (Date.now() > tokens.until - 5000) await renew();
  return tokens.access;
}

/** All who find their token expired wait for one new one. */
export function renew() {
  if (!tokens) return Promise.reject(new LoginEnded());
  renewing ??= exchange({ grant_type: "refresh_token", refresh_token: tokens.refresh }).finally(() => { renewing = undefined; });
  return renewing;
}

/** Ends the session at Keycloak, too. The token goes in the body: nothing of it is in an address. */
export async function logout() {
  const refresh = tokens?.refresh;
  forget();
  if (refresh) await post("logout", { refresh_token: refresh }).catch(() => {});
}

async function exchange(form) {
  const begun = Date.now();
  const answer = await post("token", form);
  if (answer.status === 400 || answer.status === 401) {
    forget();
    throw new LoginEnded();
  }
  if (!answer.ok) throw new Error(`Keycloak: ${answer.status}`);
  const body = await answer.json();
  tokens = { access: body.access_token, refresh: body.refresh_token, until: begun + body.expires_in * 1000 };
}

function post(name, form) {
  return reach(endpoint(name), { method: "POST", body: new URLSearchParams({ client_id: settings.client, ...form }) });
}

function forget() {
  tokens = undefined;
  sessionStorage.removeItem(LOGGED_IN);
}

function endpoint(name) {
  return `${settings.realm}/protocol/openid-connect/${name}`;
}

function home() {
  return new URL("./", location.origin + location.pathname).href;
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
