// The page /explore: Reactodia's workspace over the endpoint.
import {
  DefaultWorkspace, SearchSectionElementTypes, SearchSectionEntities, SearchSectionLinkTypes, Workspace,
} from "@reactodia/workspace";
import { blockingDefaultLayout } from "@reactodia/workspace/layout-sync";
import * as React from "react";
import { createRoot } from "react-dom/client";
import chinese from "./chinese.json";
import { page } from "./page.js";
import { nameControls } from "./naming.js";
import { begin } from "./start.js";

const LANGUAGES = [{ code: "en", label: "English" }, { code: "zh", label: "中文" }];
const WORDS = {
  en: { entities: ["Things", "Search the things"], types: ["Kinds", "All kinds"], links: ["Relations", "Relations on the sheet"] },
  zh: { entities: ["事物", "查找事物"], types: ["类别", "全部类别"], links: ["关系", "画布上的关系"] },
}[page.language];

const section = (key, component) => ({ key, label: WORDS[key][0], title: WORDS[key][1], component });

const SEARCH = {
  sections: [
    section("entities", <SearchSectionEntities minSearchTermLength={1} searchTimeout={300} />),
    section("types", <SearchSectionElementTypes minSearchTermLength={1} />),
    section("links", <SearchSectionLinkTypes />),
  ],
};

const place = document.getElementById("explorer");
// An IRI of the dataset is described on this server, whatever its own address does.
for (const event of ["click", "auxclick"]) {
  place.addEventListener(event, ({ target }) => {
    const link = target.closest?.("a[href]");
    const iri = link?.getAttribute("href");
    if (iri?.startsWith(page.base)) link.setAttribute("href", `/${iri.slice(page.base.length)}`);
  }, true);
}

nameControls(place);

// Links long enough for their names.
const spacious = (graph, state) => blockingDefaultLayout(graph, state, { preferredLinkLength: 320, padding: { x: 70, y: 60 } });

let begun = false;
const onMount = (workspace) => {
  if (!workspace || begun) return;
  begun = true;
  begin(workspace);
};

createRoot(place).render(
  <Workspace ref={onMount} defaultLayout={spacious} defaultLanguage={page.language}
    translations={page.language === "zh" ? [chinese] : []}>
    <DefaultWorkspace search={SEARCH} languages={LANGUAGES} annotations={null}
      navigator={{ expanded: false }} />
  </Workspace>,
);
