"use strict";
// Adds to the browser's own audio player: headings that seek, links to a moment, the current
// heading. Without this file everything still plays; the links then open the recording itself.

// One plays at a time.
document.addEventListener("play", ({ target }) => {
  for (const other of document.querySelectorAll("audio, video")) if (other !== target) other.pause();
}, true);

customElements.define("feedkit-player", class extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    const scope = this.closest("article") ?? document.body;
    this.headings = [...scope.querySelectorAll(".outline a[data-time]")];
    this.querySelector(".player-tools").hidden = false;
    this.addEventListener("click", (event) => this.press(event.target));
    scope.addEventListener("click", (event) => this.jump(event));
    this.audio.addEventListener("play", () => this.announce());
    this.audio.addEventListener("timeupdate", () => this.mark(this.audio.currentTime));
    addEventListener("hashchange", () => this.follow() && this.play());
    this.follow();
  }

  // The address of the page may say from where: #t=43 or #t=1:04:10.
  follow() {
    const [, time] = /[#&]t=(?:npt:)?([\d.:]+)/.exec(location.hash) ?? [];
    if (time) this.seek(time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0));
    return time;
  }

  jump(event) {
    const heading = event.target.closest("a[data-time]");
    if (!heading || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.replaceState(history.state, "", `#t=${heading.dataset.time}`);
    this.seek(Number(heading.dataset.time));
    this.play();
  }

  play() {
    this.audio.play().catch(() => {});
  }

  seek(seconds) {
    this.audio.currentTime = seconds;
    this.mark(seconds);
  }

  mark(seconds) {
    const current = this.headings.findLast((each) => each.dataset.time <= seconds + 0.2);
    if (current === this.current) return;
    this.current?.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "true");
    this.current = current;
    this.querySelector(".player-now").textContent = current?.querySelector("bdi").textContent ?? "";
  }

  press(button) {
    const { skip, speed } = button.dataset;
    if (skip) this.audio.currentTime += Number(skip);
    if (speed === undefined) return;
    const speeds = [1, 1.25, 1.5, 1.75, 2, 0.75];
    const next = speeds[(speeds.indexOf(this.audio.playbackRate) + 1) % speeds.length];
    this.audio.playbackRate = this.audio.defaultPlaybackRate = next;
    button.textContent = `${next}×`;
  }

  // What the lock screen and the keyboard's keys are told.
  announce() {
    this.dataset.started = "";
    if (!("mediaSession" in navigator)) return;
    const { title, show, artwork } = this.dataset;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: show, artwork: [{ src: artwork }] });
    for (const [action, seconds] of [["seekbackward", -15], ["seekforward", 30]])
      navigator.mediaSession.setActionHandler(action, () => { this.audio.currentTime += seconds; });
  }
});

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
