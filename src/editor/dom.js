// Small ways to make elements; text is always set as text.

/** An element with attributes, listeners (on…) and children; strings become text. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child != null));
  return element;
}

/** A button that never submits the form around it and never takes the focus from the text when pressed with a mouse. */
export function button(label, press, attributes = {}, ...children) {
  return el('button', {
    type: 'button', ...(children.length && { 'aria-label': label, title: label }), ...attributes,
    onmousedown: event => event.preventDefault(), onclick: press,
  }, ...(children.length ? children : [label]));
}

/** An icon of our own: strokes on a 24-unit square. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', focusable: 'false', class: 'icon' })) svg.setAttribute(name, value);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Fills {0}, {1}… of a sentence from the server. */
export const say = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, at) => values[at]);

/** Runs a task when nothing has asked for it during some milliseconds. */
export function later(task, wait) {
  let timer = 0;
  return (...values) => { clearTimeout(timer); timer = setTimeout(() => task(...values), wait); };
}
