// What pages do beyond being read. Everything on them can be reached without it. No modules and no fetching of
// scripts' data, so that it works from file:// as well.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const remember = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* for this page only, then */ } },
  };

  // Scripts that are loaded when they are first used. Each calls steward.provide(name, start) with a function that
  // portal.js calls at once and on every use after that, with the element that asked for it.
  const asked = {}, provided = {};
  const steward = {
    root: root.dataset.root ?? "",
    remember,
    provide(name, start) {
      provided[name] = start;
      if (asked[name]) start(asked[name]);
    },
    use(name, element) {
      if (provided[name]) return provided[name](element);
      if (!asked[name]) steward.load(root.dataset[name]);
      asked[name] = element;
    },
    load(address) {
      const script = document.createElement("script");
      script.src = address;
      script.onerror = () => script.remove();
      document.head.append(script);
      return script;
    },
  };
  window.steward = steward;

  // Light and dark.
  const theme = document.querySelector("button.theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const showTheme = () => theme.setAttribute("aria-pressed", isDark());
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember.set("theme", root.dataset.theme);
    showTheme();
  });
  system.addEventListener("change", showTheme);
  showTheme();

  // Search: the button, and "/" from anywhere but a field.
  const search = document.querySelector("button.search");
  search?.addEventListener("click", () => steward.use("search", search));
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = search ?? document.querySelector("input[type=search]");
    if (!field) return;
    event.preventDefault();
    if (search) steward.use("search", search); else field.focus();
  });

  // A link to something folded away opens what it is in.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is, then */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    let folded = false;
    for (let e = target; e; e = e.parentElement) {
      if (e.localName === "details" && !e.open) folded = e.open = true;
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // A link to every place that has a name appears beside it.
  let near;
  addEventListener("pointerover", (event) => {
    const place = event.target.closest?.("main li[id], main h2[id], main h3[id]");
    if (!place || place === near) return;
    near?.querySelector(":scope > .anchor")?.remove();
    near = place;
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = "#" + place.id;
    link.textContent = "#";
    link.setAttribute("aria-hidden", "true");
    link.tabIndex = -1;
    const head = place.localName === "li" ? place.querySelector(":scope > span") ?? place.firstElementChild : place.lastChild;
    head?.after(link);
  });

  // Copying. Buttons are made here, since without a script they would do nothing.
  const copied = (button) => {
    const text = button.textContent;
    if (text === root.dataset.copied) return;
    button.textContent = root.dataset.copied;
    setTimeout(() => { button.textContent = text; }, 1500);
  };
  const write = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    copied(button);
  };
  for (const pre of all("main pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = root.dataset.copy;
    button.addEventListener("click", () => write(pre.textContent, button));
    let box = pre.parentElement;
    if (!box.classList.contains("code")) {
      box = document.createElement("div");
      box.className = "code";
      pre.replaceWith(box);
      box.append(pre);
    }
    box.append(button);
  }
  for (const button of all("button[data-twin]")) {
    button.addEventListener("click", async () => {
      try {
        const answer = await fetch(button.dataset.twin);
        if (!answer.ok) throw answer;
        await write(await answer.text(), button);
      } catch {
        location.href = button.dataset.twin; // file:// lets nobody fetch
      }
    });
  }

  // Tabs are radio buttons with data-tab; a choice holds for all of them, and for the next page.
  const choose = (tab) => {
    for (const radio of all("input[data-tab]")) if (radio.dataset.tab === tab) radio.checked = true;
  };
  addEventListener("change", (event) => {
    const tab = event.target.dataset?.tab;
    if (!tab) return;
    remember.set("tab", tab);
    choose(tab);
  });
  const tab = remember.get("tab");
  if (tab) choose(tab);

  // "Try it" is loaded when it is opened.
  for (const element of all("[data-try-it]")) {
    element.addEventListener(element.localName === "details" ? "toggle" : "click", () => steward.use("try", element));
  }

  // Navigation: the page one is on is in view; menus close when one goes elsewhere.
  const menu = document.querySelector("details.menu");
  const room = matchMedia("(min-width: 60rem)");
  const fold = () => { if (menu) menu.open = room.matches; };
  room.addEventListener("change", fold);
  fold();
  const here = menu?.querySelector("[aria-current=page]");
  if (here && menu.scrollHeight > menu.clientHeight) {
    const [box, at] = [menu.getBoundingClientRect(), here.getBoundingClientRect()];
    if (at.bottom > box.bottom - 40) menu.scrollTop += at.top - box.top - box.height / 3;
  }
  const drop = document.querySelector("details.switch");
  addEventListener("click", (event) => { if (drop?.open && !drop.contains(event.target)) drop.open = false; });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drop?.open) return;
    drop.open = false;
    drop.querySelector("summary").focus();
  });
})();
