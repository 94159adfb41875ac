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

/** Shows a page's part anew and leaves the focus where it was. */
export function show(place, ...children) {
  const focused = document.activeElement?.id;
  place.replaceChildren(...children.flat(3).filter(Boolean));
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
