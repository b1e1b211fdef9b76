// Filters, copying, and links to one failure. Without it everything can be read, too.
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const by = (id) => document.getElementById(id);

// Colours: those of the system until somebody chooses.
const theme = document.querySelector(".theme");
const system = matchMedia("(prefers-color-scheme: dark)");
function show(name) {
  if (name) root.dataset.theme = name;
  const dark = (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  theme.setAttribute("aria-pressed", String(dark));
}
show();
theme.addEventListener("click", () => show(theme.getAttribute("aria-pressed") === "true" ? "light" : "dark"));
system.addEventListener("change", () => show());

// What was found, by text, operation, check and level.
const filters = ["by-text", "by-operation", "by-check", "by-level"].map(by);
function filter() {
  const [text, operation, check, level] = filters.map((field) => field.value);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0, total = 0;
  for (const group of all(".group")) {
    let some = false;
    for (const entry of all(".entry", group)) {
      const said = `${group.dataset.operation} ${entry.textContent}`.toLowerCase();
      entry.hidden = (operation && operation !== group.dataset.operation) || (check && check !== entry.dataset.check) ||
        (level && level !== entry.dataset.level) || !words.every((word) => said.includes(word));
      some ||= !entry.hidden;
      shown += entry.hidden ? 0 : 1;
      total++;
    }
    group.hidden = !some;
  }
  by("shown").textContent = shown === total ? `${total} in all` : `${shown} of ${total}`;
}
if (filters[0]) {
  for (const field of filters) field.addEventListener("input", filter);
  filters[0].form.addEventListener("submit", (event) => event.preventDefault());
  filter();
  const unfold = by("unfold");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const entry of all(".entry:not([hidden])")) entry.open = open;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    filters[0].focus();
  });
}

// A link to one failure unfolds it, whatever the filters say.
function unfoldTarget() {
  const target = by(decodeURIComponent(location.hash.slice(1)));
  if (!target?.matches(".entry")) return;
  if (target.hidden) {
    for (const field of filters) field.value = "";
    filter();
  }
  target.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfoldTarget);
unfoldTarget();

// Copying; where a page may not use the clipboard, the text is selected, and copied the old way.
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return document.execCommand("copy");
  }
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy");
  if (!button || !await copy(button.parentElement.querySelector("code"))) return;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
});
