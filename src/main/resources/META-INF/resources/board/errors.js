/** What can go wrong, by what a reader can do about it. */

/** The session at Keycloak is over: somebody has to log in again. */
export class LoginEnded extends Error {}

/** Somebody came back from Keycloak without having logged in. */
export class LoginFailed extends Error {}

/** A server did not answer at all. */
export class Unreachable extends Error {}

/** What the API explains (application/problem+json), in the language that was asked for. */
export class Problem extends Error {
  constructor(status, body) {
    super([body.title, body.detail].filter(Boolean).join(" · "));
    this.status = status;
    this.code = body.code;
    this.requestId = body.requestId;
  }
}

/** A fetch that says so when nobody answers. */
export function reach(address, options) {
  return fetch(address, options).catch(cause => { throw new Unreachable(address, { cause }); });
}
