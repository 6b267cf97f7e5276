// The graph as Reactodia reads it from the endpoint.
import { SparqlDataProvider } from "@reactodia/workspace";
import { page } from "./page.js";
import { settings } from "./queries.js";

class Provider extends SparqlDataProvider {
  lookup(wanted) {
    // The text is put between quotation marks as it is: what would end them is escaped here.
    const text = wanted.text?.trim().replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ");
    return super.lookup({ ...wanted, text: text || undefined });
  }
}

/** Return a new data provider over the server's own endpoint. */
export function makeProvider() {
  return new Provider({ endpointUrl: new URL(page.endpoint, location.href).href, queryMethod: "POST" }, settings);
}
