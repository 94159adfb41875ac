/** Light or dark: as the system has it until somebody says otherwise. */

const CHOSEN = "board-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export function current() {
  return localStorage.getItem(CHOSEN) ?? (system.matches ? "dark" : "light");
}

export function apply(theme = current()) {
  document.documentElement.dataset.theme = theme;
}

export function toggle() {
  localStorage.setItem(CHOSEN, current() === "dark" ? "light" : "dark");
  apply();
}

export function onSystemChange(changed) {
  system.addEventListener("change", () => {
    apply();
    changed();
  });
}

/** A colour of board.css as it is now. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
