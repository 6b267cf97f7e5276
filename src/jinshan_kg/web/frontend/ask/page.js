// What the server tells this page: prefixes, formats, the deadline, and the sentences it says.

/** The data block of the template; `web/ask.py` writes it. */
export const page = JSON.parse(document.getElementById("page").textContent);

/** Return a sentence of the page's language with its `%(name)s` filled in. */
export function say(key, values = {}) {
  const sentence = page.sentences[key] ?? key;
  return sentence.replace(/%\((\w+)\)s/g, (_, name) => String(values[name] ?? ""));
}

/** Return a number as the page's language groups it. */
export function number(value) {
  return value.toLocaleString(page.language);
}
