"use strict";
// Adds to the browser's own audio player: a drawing of the recording to seek in, headings and
// paragraphs that play, links to a moment, and what a listener expects to be remembered. Without
// this file everything still plays and reads; the links then open the recording itself.

// What is remembered stays on this device, and may be forbidden: then nothing is remembered.
const store = {
  get(key) {
    try { return localStorage.getItem(`feedkit:${key}`); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(`feedkit:${key}`);
      else localStorage.setItem(`feedkit:${key}`, value);
    } catch { /* forbidden */ }
  },
};

const clock = (time) => {
  const [s, m, h] = [time % 60, (time / 60) % 60, time / 3600].map((part) => String(Math.floor(part)));
  return h > 0 ? `${h}:${m.padStart(2, 0)}:${s.padStart(2, 0)}` : `${m}:${s.padStart(2, 0)}`;
};

// “90”, “1:30” and “npt:1:30” are the same moment.
const seconds = (text) => text.replace("npt:", "").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

const last = (listed, time) => listed.findLast((each) => each.dataset.time <= time + 0.2);

const say = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };

// One plays at a time, on this page and on the show's others.
const others = "BroadcastChannel" in window ? new BroadcastChannel("feedkit") : null;
document.addEventListener("play", ({ target }) => {
  for (const each of document.querySelectorAll("audio, video")) if (each !== target) each.pause();
  others?.postMessage("");
}, true);
others?.addEventListener("message", () => {
  for (const each of document.querySelectorAll("audio, video")) each.pause();
});

customElements.define("feedkit-player", class extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.deck = this.querySelector(".deck");
    this.range = this.querySelector(".wave input");
    this.scope = this.closest("article") ?? document.body;
    this.headings = [...this.scope.querySelectorAll(".outline a[data-time]")];
    this.passages = [...this.scope.querySelectorAll(".transcript a[data-time]")];
    this.page = new URL(this.dataset.page, location).href;
    this.key = `at:${new URL(this.page).pathname}`;
    this.audio.controls = false;
    for (const each of [this.deck, ...this.scope.querySelectorAll(".scripted")]) each.hidden = false;
    this.listen();
    this.choose("speed", store.get("speed"));
    this.choose("volume", store.get("volume"));
    this.choose("keys", store.get("keys"));
    if (!this.follow()) this.seek(Number(store.get(this.key)) || 0);
  }

  listen() {
    const { audio, range } = this;
    this.scope.addEventListener("click", (event) => this.press(event));
    this.addEventListener("change", ({ target }) => target.dataset.set && this.choose(target.dataset.set, target.type === "checkbox" ? String(target.checked) : target.value));
    this.addEventListener("input", ({ target }) => target.dataset.set === "volume" && this.choose("volume", target.value));
    range.addEventListener("input", () => this.seek(Number(range.value)));
    range.parentNode.addEventListener("pointermove", (event) => this.peek(event));
    range.parentNode.addEventListener("pointerleave", () => { this.querySelector(".peek").hidden = true; });
    audio.addEventListener("play", () => this.started());
    audio.addEventListener("pause", () => this.stopped());
    audio.addEventListener("ended", () => store.set(this.key, null));
    audio.addEventListener("timeupdate", () => this.tick());
    audio.addEventListener("durationchange", () => { if (this.length > 0) range.max = this.length; });
    audio.addEventListener("error", () => this.say(this.querySelector(".told").dataset.failed));
    addEventListener("hashchange", () => this.follow() && this.play());
    addEventListener("pagehide", () => this.keep());
    addEventListener("keydown", (event) => this.type(event));
    for (const move of ["wheel", "touchmove"]) addEventListener(move, () => this.accompany(false), { passive: true });
    const away = ([seen]) => { this.querySelector(".dock").hidden = seen.isIntersecting || !this.has; };
    this.watch = new IntersectionObserver(away);
  }

  get length() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : Number(this.range.max);
  }

  // The address of the page may say from where: #t=43, #t=1:04:10; and until where: #t=43,90.
  follow() {
    const [, from, to] = /[#&]t=([\d.:npt]+)?(?:,([\d.:]+))?/.exec(location.hash) ?? [];
    if (!from && !to) return false;
    this.seek(from ? Math.min(seconds(from), this.length) : 0);
    this.until = this.linked = to ? seconds(to) : 0;
    return true;
  }

  press(event) {
    const pressed = event.target.closest("a[data-time], [data-do]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { time } = pressed.dataset;
    if (time === undefined) return void this.act(pressed.dataset.do, pressed);
    event.preventDefault();
    history.replaceState(history.state, "", `#t=${time}`);
    this.seek(Number(time));
    this.play();
  }

  act(name, button) {
    const { audio } = this, now = audio.currentTime;
    const nearby = (time) => this.seek(Math.min(Math.max(0, time), this.length));
    if (name === "play") audio.paused ? this.play() : audio.pause();
    if (name === "back") nearby(now - 15);
    if (name === "forward") nearby(now + 30);
    if (name === "previous") nearby(Number(last(this.headings, now - 3)?.dataset.time ?? 0));
    if (name === "next") nearby(this.ending());
    if (name === "share") this.share(button);
    if (name === "follow") this.accompany(!this.accompanies);
  }

  // Where the present heading ends: at the next one, or with the recording.
  ending() {
    const next = this.headings.find((each) => each.dataset.time > this.audio.currentTime + 0.2);
    return next ? Number(next.dataset.time) : this.length;
  }

  play() {
    this.audio.play().catch(() => {});
  }

  seek(time) {
    this.audio.currentTime = time;
    this.until = this.querySelector("[data-set=sleep]").value === "heading" ? this.ending() : 0;
    this.tick(time);
  }

  tick(now = this.audio.currentTime) {
    if (this.until && now >= this.until) {
      this.until = 0;
      this.audio.pause();
      this.choose("sleep", "");
    }
    if (Math.abs(now - (this.kept ?? now)) >= 5) this.keep();
    this.kept ??= now;
    this.range.value = now;
    this.style.setProperty("--at", `${Math.min(100, now / this.length * 100 || 0)}%`);
    const heading = this.mark("heading", this.headings, now);
    const words = heading?.querySelector("bdi").textContent ?? "";
    this.tell("time", clock(now));
    this.tell("heading", words);
    this.tell("at", now < 1 ? "" : clock(now));
    this.range.setAttribute("aria-valuetext", [clock(now), words].filter(Boolean).join(", "));
    const passage = this.mark("passage", this.passages, now);
    if (passage !== this.seen && this.accompanies) this.show(passage);
    this.seen = passage;
    if (heading !== this.announced) this.announce(heading, words);
  }

  tell(what, text) {
    for (const each of this.scope.querySelectorAll(`[data-tell=${what}]`)) say(each, text || (each.closest(".dock") ? this.dataset.title : ""));
  }

  // The heading or paragraph at a moment is the current one.
  mark(kind, listed, now) {
    const current = last(listed, now);
    if (current === this[kind]) return current;
    this[kind]?.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "true");
    return (this[kind] = current);
  }

  accompany(on) {
    const button = this.scope.querySelector("[data-do=follow]");
    if (!button || on === Boolean(this.accompanies)) return;
    this.accompanies = on;
    button.setAttribute("aria-pressed", on);
    if (on) this.show(this.passage);
  }

  show(passage) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    passage?.parentNode.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }

  peek({ offsetX, pointerType }) {
    const place = this.querySelector(".peek"), share = offsetX / this.range.offsetWidth;
    const time = Math.min(1, Math.max(0, share)) * this.length;
    place.hidden = pointerType === "touch";
    place.style.setProperty("--peek", `${Math.min(0.98, Math.max(0.02, share)) * 100}%`);
    say(place, [clock(time), last(this.headings, time)?.querySelector("bdi").textContent].filter(Boolean).join("  "));
  }

  // A choice of speed, sleep, volume or keys: made, shown and, but for sleep, remembered.
  choose(name, value) {
    const field = this.querySelector(`[data-set=${name}]`);
    if (!field || value === null) return;
    if (field.type === "checkbox") field.checked = value !== "false";
    else field.value = value;
    if (field.selectedIndex === -1) field.value = "1";
    if (name === "speed") this.audio.playbackRate = this.audio.defaultPlaybackRate = Number(field.value);
    if (name === "volume") this.audio.volume = Number(field.value);
    if (name !== "sleep") return store.set(name, value);
    clearTimeout(this.sleeping);
    this.until = value === "heading" ? this.ending() : 0;
    const rest = () => { this.audio.pause(); this.choose("sleep", ""); };
    if (Number(value)) this.sleeping = setTimeout(rest, value * 60000);
  }

  // A link to this moment; inside a stretch that a link led to, it ends there too.
  async share(button) {
    const now = Math.floor(this.audio.currentTime);
    const stretch = this.until && this.until === this.linked ? `,${this.until}` : "";
    const url = this.page + (now || stretch ? `#t=${now}${stretch}` : "");
    const title = this.dataset.title;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) return navigator.share({ title, url }).catch(() => {});
    const copied = await navigator.clipboard?.writeText(url).then(() => true, () => false);
    this.say(copied ? button.dataset.done : url);
  }

  // What has happened, in words, for a while.
  say(words) {
    const told = this.querySelector(".told");
    say(told, words);
    clearTimeout(this.saying);
    this.saying = setTimeout(() => say(told, ""), 6000);
  }

  keep() {
    if (!this.has) return;
    const now = this.kept = this.audio.currentTime;
    store.set(this.key, now < 5 || now > this.length - 10 ? null : now.toFixed(1));
  }

  type(event) {
    const { target, key } = event, on = target.closest?.("a, button, summary, label, input, select, textarea, [contenteditable]");
    const field = on && !on.matches("a, button, summary, label") && on !== this.range;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || field) return;
    if (document.querySelector("feedkit-player") !== this || store.get("keys") === "false") return;
    // Space scrolls a page, and presses what has the focus; it plays where playing has begun.
    if (key === " " && (on ? on !== this.range : !this.has)) return;
    const shift = (by) => this.seek(Math.min(Math.max(0, this.audio.currentTime + by), this.length));
    const speed = this.querySelector("[data-set=speed]");
    const faster = (by) => this.choose("speed", speed.options[speed.selectedIndex + by]?.value ?? null);
    const act = (name) => () => this.act(name);
    const does = {
      " ": act("play"), k: act("play"), j: act("back"), l: act("forward"), p: act("previous"), n: act("next"),
      ArrowLeft: () => shift(-5), ArrowRight: () => shift(5), "<": () => faster(-1), ">": () => faster(1),
      m: () => { this.audio.muted = !this.audio.muted; },
    }[key.length === 1 ? key.toLowerCase() : key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  started() {
    this.toggle(true);
    if (!this.has) this.watch.observe(this.deck);
    this.has = true;
    this.announce(this.heading, this.heading?.querySelector("bdi").textContent);
  }

  stopped() {
    this.toggle(false);
    this.keep();
  }

  toggle(playing) {
    this.toggleAttribute("data-playing", playing);
    for (const button of this.querySelectorAll("[data-do=play]")) {
      button.dataset.first ??= button.getAttribute("aria-label");
      button.setAttribute("aria-label", playing ? button.dataset.other : button.dataset.first);
    }
  }

  // What the lock screen and the keyboard's keys are told.
  announce(heading, words) {
    this.announced = heading;
    const session = navigator.mediaSession;
    if (!session || !this.has) return;
    const { title, show, artwork } = this.dataset;
    session.metadata = new MediaMetadata({
      title: words || title, artist: words ? title : show, album: show,
      artwork: [{ src: new URL(artwork, location).href, sizes: "640x640" }],
    });
    const actions = {
      play: () => this.play(), pause: () => this.audio.pause(),
      seekbackward: () => this.act("back"), seekforward: () => this.act("forward"),
      seekto: ({ seekTime }) => this.seek(seekTime),
      ...(this.headings.length && { previoustrack: () => this.act("previous"), nexttrack: () => this.act("next") }),
    };
    for (const [action, does] of Object.entries(actions)) try { session.setActionHandler(action, does); } catch { /* unknown */ }
    const { playbackRate, currentTime: position } = this.audio;
    session.setPositionState?.({ duration: this.length, playbackRate, position: Math.min(position, this.length) });
  }
});

// The search of a transcript leaves the paragraphs that have the words, and marks the words.
for (const field of document.querySelectorAll(".transcript input[type=search]")) {
  const section = field.closest(".transcript"), found = section.querySelector(".found");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  field.addEventListener("input", () => {
    const words = plain(field.value.trim()), marks = [];
    let count = 0;
    for (const passage of section.querySelectorAll(".prose p")) {
      const node = passage.lastElementChild.firstChild, text = node.data;
      passage.hidden = words !== "" && !plain(passage.textContent).includes(words);
      if (words === "" || passage.hidden) continue;
      count += 1;
      const whole = text.toLowerCase(), sought = field.value.trim().toLowerCase();
      for (let at = whole.indexOf(sought); at >= 0 && whole.length === text.length; at = whole.indexOf(sought, at + sought.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + sought.length);
        marks.push(range);
      }
    }
    for (const part of section.querySelectorAll(".part")) part.hidden = !part.querySelector("p:not([hidden])");
    if (window.Highlight) CSS.highlights.set("found", new Highlight(...marks));
    const { none, forms, language } = found.dataset, told = JSON.parse(forms);
    const some = () => (told[new Intl.PluralRules(language).select(count)] ?? told.other)
      .replace("{number}", new Intl.NumberFormat(language).format(count));
    say(found, words === "" ? "" : count === 0 ? none : some());
  });
}

customElements.define("feedkit-copy", class extends HTMLElement {
  connectedCallback() {
    const [input, button] = [this.querySelector("input"), this.querySelector("button")];
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      input.select();
      await navigator.clipboard?.writeText(input.value).catch(() => {});
      if (!navigator.clipboard) document.execCommand("copy");
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
});
