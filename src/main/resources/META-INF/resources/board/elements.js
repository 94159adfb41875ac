/** An element with attributes, listeners (`onclick`) and children. A text is always a text, never markup. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

/** Shows a part of the page anew; the focus stays where it was, and open what was open. */
export function show(place, ...children) {
  const focused = document.activeElement?.id;
  const opened = [...place.querySelectorAll("details[open]")].map(details => details.id);
  place.replaceChildren(...children.flat(3).filter(Boolean));
  opened.forEach(id => document.getElementById(id)?.setAttribute("open", ""));
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
