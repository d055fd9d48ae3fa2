"use strict";
// Searches the site where the listener is: in the index that pagefind has made of titles, headings,
// notes and transcripts, or else in a list of titles and headings. Either is loaded on first use.

{
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const clock = (time) => {
  const [s, m, h] = [time % 60, (time / 60) % 60, time / 3600].map((part) => String(Math.floor(part)));
  return h > 0 ? `${h}:${m.padStart(2, 0)}:${s.padStart(2, 0)}` : `${m}:${s.padStart(2, 0)}`;
};

const make = (name, content, attributes = {}) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...[content].flat());
  return element;
};

// The lines of an index mark what was found in a text whose brackets are written as entities.
const marked = (text) => text.split(/<mark>|<\/mark>/).map((part, at) => {
  const words = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return at % 2 ? make("mark", words) : words;
});

// An engine gives for words a list of functions, each of which resolves to an episode: its title,
// its address from the show's, facts, a line of it, and the places in it.
const indexed = async (folder) => {
  const pagefind = await import(new URL("pagefind.js", folder));
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return async (words) => (await pagefind.search(words)).results.map((each) => async () => {
    const { meta, excerpt, sub_results: parts } = await each.data();
    const places = parts.filter(({ url }) => url.includes("#"));
    const whole = parts.find(({ url }) => !url.includes("#"));
    return {
      title: meta.title, url: meta.url, facts: meta.facts,
      line: whole || !places.length ? (whole?.excerpt ?? excerpt) : "",
      places: places.map(({ title, url, excerpt: line }) => ({ title, url: url.slice(1), line: url.includes("#t=") ? "" : line })),
    };
  });
};

const listed = async (address) => {
  const episodes = await (await fetch(address)).json();
  return async (words) => {
    const sought = plain(words).split(/\s+/);
    const has = (text) => sought.every((word) => plain(text).includes(word));
    return episodes.flatMap(({ title, url, facts, headings }) => {
      const places = headings.filter(([, heading]) => has(heading)).map(([time, heading]) => ({ title: heading, url: `${url}#t=${time}`, line: "" }));
      return has(title) || places.length ? [async () => ({ title, url, facts, line: "", places })] : [];
    });
  };
};

customElements.define("feedkit-search", class extends HTMLElement {
  connectedCallback() {
    [this.field, this.told, this.list, this.more] = ["input", ".found", ".results", "button"].map((each) => this.querySelector(each));
    this.home = new URL(this.dataset.home, location);
    this.hidden = false;
    for (const each of this.parentNode.querySelectorAll(".unscripted")) each.hidden = true;
    this.field.addEventListener("focus", () => this.engine().catch(() => {}), { once: true });
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.search(), 200);
    });
    this.more.addEventListener("click", () => this.show());
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (this.field.value) this.search();
  }

  // Loaded once; where that fails, the next try loads it again.
  engine() {
    const { index, titles } = this.dataset;
    const address = new URL(index ?? titles, location);
    this.loading ??= (index ? indexed(address) : listed(address)).catch((error) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  async search() {
    const words = this.field.value.trim(), turn = this.turn = {};
    const address = new URL(location);
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
    for (const each of this.parentNode.children) if (each.matches("section, nav")) each.hidden = words !== "";
    try {
      const found = words ? await (await this.engine())(words) : [];
      if (turn !== this.turn) return;
      this.results = found;
      this.list.replaceChildren();
      this.told.textContent = words && this.count(found.length);
      await this.show();
    } catch {
      if (turn === this.turn) this.told.textContent = this.dataset.failed;
    }
  }

  count(number) {
    const { none, forms, language } = this.dataset, told = JSON.parse(forms);
    if (number === 0) return none;
    const form = told[new Intl.PluralRules(language).select(number)] ?? told.other;
    return form.replace("{number}", new Intl.NumberFormat(language).format(number));
  }

  // Ten more of what was found.
  async show() {
    const turn = this.turn, next = this.results.splice(0, 10);
    this.more.hidden = this.results.length === 0;
    const episodes = await Promise.all(next.map((load) => load()));
    if (turn === this.turn) this.list.append(...episodes.map((each) => this.episode(each)));
  }

  episode({ title, url, facts, line, places }) {
    const link = (to, content) => make("a", content, { href: new URL(to, this.home).href });
    const place = (each) => {
      const time = /#t=([\d.]+)$/.exec(each.url)?.[1];
      const name = [...(time ? [make("span", clock(time), { className: "clock" }), " "] : []), make("bdi", each.title)];
      return make("li", [link(each.url, name), ...(each.line ? [make("p", marked(each.line))] : [])]);
    };
    return make("li", [
      make("h2", link(url, make("bdi", title))),
      make("p", facts, { className: "facts" }),
      ...(line ? [make("p", marked(line))] : []),
      ...(places.length ? [make("ol", places.slice(0, 8).map(place), { className: "places" })] : []),
    ]);
  }
});
}
