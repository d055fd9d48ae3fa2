// Added to pages by `feedkit serve`, never to the built ones: reloads the page when the site has
// changed, and says over it what keeps the site from being built.
(() => {
  "use strict";

  const shownSite = document.currentScript.dataset.site;
  const listenTo = new URL("events", document.currentScript.src);
  const style = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: block; }
    section { box-sizing: border-box; max-height: 80vh; overflow: auto; padding: 1rem 1.25rem;
      background: #2a0f14; color: #fff; border-top: 4px solid #ff6b7a;
      font: 15px/1.5 ui-monospace, monospace; }
    h2 { margin: 0 0 0.5rem; font: 600 16px/1.4 system-ui, sans-serif; }
    pre { margin: 0; white-space: pre-wrap; font: inherit; }
    button { float: right; min-width: 44px; min-height: 44px; font: inherit; color: inherit;
      background: none; border: 1px solid currentColor; border-radius: 4px; cursor: pointer; }
  `;
  let over = null;
  let source = null;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function say(lines) {
    over?.remove();
    over = null;
    if (!lines.length) return;
    over = document.createElement("feedkit-said");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const inside = over.attachShadow({ mode: "open" });
    inside.adoptedStyleSheets = [sheet];
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    const close = element("button", "Hide");
    close.addEventListener("click", () => over?.remove());
    const heading = "The site was not built: it stays as it is.";
    section.append(close, element("h2", heading), element("pre", lines.join("\n")));
    inside.append(section);
    document.body.append(over);
  }

  function listen() {
    source?.close();
    source = null;
    if (document.hidden) return; // a browser has few connections to a host: tabs not seen need none
    source = new EventSource(listenTo);
    source.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.site !== shownSite) location.reload();
      else say(news.said);
    });
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
})();
