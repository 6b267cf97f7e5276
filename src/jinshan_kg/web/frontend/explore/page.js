// What the server tells this page: where to ask, what to start from, and the language.

/** The data block of the template; `web/explore.py` writes it. */
export const page = JSON.parse(document.getElementById("page").textContent);
