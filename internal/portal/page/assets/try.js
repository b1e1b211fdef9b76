// "Try it": builds a request of one operation and sends it from the browser. portal.js loads this when it is first
// opened, and judge.js with it. Secrets stay in this tab, each with the server it was typed for.
(() => {
  "use strict";
  // The request, with values written as the styles of parameters say.
  const enc = (s, keep = "") => [...`${s}`].map((c) => keep.includes(c) ? c : encodeURIComponent(c).replace(/[!'()*]/, (x) => "%" + x.charCodeAt().toString(16).toUpperCase())).join("");
  const scalar = (v) => typeof v === "object" ? JSON.stringify(v) : `${v}`;
  const isObject = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
  const delimiters = { spaceDelimited: "%20", pipeDelimited: "%7C", tabDelimited: "%09" };
  const parsed = (p, text) => { try { return p.json ? JSON.parse(text) : text; } catch { return text; } };
  const named = (v, e) => Object.entries(v).map(([k, x]) => `${e(k)}=${e(scalar(x))}`);
  const flat = (p, v, sep, e) => {
    const between = p.explode || delimiters[p.style] ? sep : ",";
    if (Array.isArray(v)) return v.map((x) => e(scalar(x))).join(between);
    if (!isObject(v)) return e(scalar(v));
    return (p.explode ? named(v, e) : Object.entries(v).flatMap(([k, x]) => [e(k), e(scalar(x))])).join(between);
  };
  const deep = (name, v) => Object.entries(v).flatMap(([k, x]) => x && typeof x === "object" ? deep(`${name}%5B${enc(k)}%5D`, x) : [`${name}%5B${enc(k)}%5D=${enc(scalar(x))}`]);
  const pairs = (p, text, v = p.content ? text : parsed(p, text)) => {
    const name = enc(p.name), e = (s) => enc(s, p.reserved ? "/:?@!$(),;*" : "");
    if (p.style === "deepObject" && v && typeof v === "object") return deep(name, v);
    if (p.explode && Array.isArray(v)) return v.map((x) => `${name}=${e(scalar(x))}`);
    return p.explode && isObject(v) ? named(v, e) : [`${name}=${flat(p, v, delimiters[p.style] ?? ",", e)}`];
  };
  const inPath = (p, text, v = p.content ? text : parsed(p, text)) => {
    if (p.style === "label") return "." + flat(p, v, ".", enc);
    if (p.style !== "matrix") return flat(p, v, ",", enc);
    const list = p.explode && Array.isArray(v) ? v.map((x) => `${enc(p.name)}=${enc(scalar(x))}`) : p.explode && isObject(v) ? named(v, enc) : [`${enc(p.name)}=${flat(p, v, ",", enc)}`];
    return list.map((x) => ";" + x).join("");
  };
  const once = (secrets) => secrets.filter(([c], i) => !/^(header|basic)$/.test(c.kind) || i === secrets.findIndex(([o]) => o.name === c.name)); // of two for one header the first
  // Of what was entered: {server, values: [[parameter, text]], secrets: [[credential, user, secret]], media, text,
  // fields: [[field, text, file]], file}. For curl the secrets are left out.
  const build = (operation, entered) => {
    let path = operation.path, body;
    const query = [], headers = [], cookies = [], m = entered.media;
    for (const [p, text] of entered.values) {
      if (p.in === "path") path = path.replaceAll(`{${p.name}}`, () => inPath(p, text));
      else if (p.in === "query") query.push(...pairs(p, text));
      else if (p.in === "querystring") query.push(text);
      else if (p.in === "cookie") cookies.push(...pairs(p, text));
      else if (!/^(accept|content-type|authorization)$/i.test(p.name)) headers.push([p.name, p.content ? text : flat(p, parsed(p, text), ",", String)]);
    }
    for (const [c, user, secret] of once(entered.secrets)) {
      if (c.kind === "query") query.push(`${enc(c.name)}=${enc(secret)}`);
      else if (c.kind === "cookie") cookies.push(`${c.name}=${secret}`);
      else headers.push([c.name, c.kind === "basic" ? "Basic " + btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${secret}`))) : (c.prefix ?? "") + secret]);
    }
    if (cookies.length) headers.push(["Cookie", cookies.join("; ")]);
    if (m?.kind === "parts") {
      body = new FormData();
      for (const [f, text, file] of entered.fields) f.file ? file && body.append(f.name, file, file.name) : body.append(f.name, f.type ? new Blob([text], { type: f.type }) : text);
    } else if (m) {
      body = m.kind === "form" ? `${new URLSearchParams(entered.fields.map(([f, text]) => [f.name, text]))}` : m.kind === "file" ? entered.file : entered.text;
      headers.push(["Content-Type", m.type]);
    }
    const url = entered.server.replace(/\/$/, "") + path;
    return { method: operation.method, url: query.length ? url + (url.includes("?") ? "&" : "?") + query.join("&") : url, headers, body };
  };
  const quote = (s) => /^[\w./:@%=,+-]+$/.test(s) ? s : `'${s.replaceAll("'", "'\\''")}'`;
  const hidden = (before, c) => /^[\w:= -]+$/.test(before) ? `"${before}$${c.secret}"` : `${quote(before)}"$${c.secret}"`;
  const curl = (operation, entered) => {
    const r = build(operation, { ...entered, secrets: [] }), m = entered.media, parts = [];
    let url = quote(r.url), joint = r.url.includes("?") ? "&" : "?";
    for (const [c] of once(entered.secrets)) {
      if (c.kind === "query") { url += `"${joint}${enc(c.name)}=$${c.secret}"`; joint = "&"; }
      else parts.push(c.kind === "basic" ? `-u "$${c.user}:$${c.secret}"` : c.kind === "cookie" ? "-b " + hidden(c.name + "=", c) : "-H " + hidden(`${c.name}: ${c.prefix ?? ""}`, c));
    }
    for (const [name, value] of r.headers) parts.push("-H " + quote(`${name}: ${value}`));
    if (m?.kind === "parts") {
      for (const [f, text] of entered.fields) {
        const type = f.type ? ";type=" + f.type : "";
        parts.push(f.file ? "-F " + quote(`${f.name}=@file${type}`) : type ? "-F " + quote(`${f.name}="${text.replace(/["\\]/g, "\\$&")}"${type}`) : "--form-string " + quote(`${f.name}=${text}`));
      }
    } else if (m?.kind === "form") parts.push(...entered.fields.map(([f, text]) => "--data-urlencode " + quote(`${enc(f.name)}=${text}`)));
    else if (m) parts.push(m.kind === "file" ? "--data-binary @file" : "--data-raw " + quote(r.body));
    const how = r.method === "HEAD" ? "--head " : r.method === "GET" && !m ? "" : `-X ${quote(r.method)} `;
    return [`curl ${how}${url}`, ...parts].join(" \\\n  ");
  };
  if (typeof document === "undefined") { // Node's tests
    globalThis.tryIt = { build, curl };
    return;
  }

  // The form. Everything is shown as text.
  let count = 0;
  const h = (name, attributes, ...children) => {
    const e = document.createElement(name);
    for (const [k, v] of Object.entries(attributes)) if (k.startsWith("on")) e.addEventListener(k.slice(2), v); else if (v !== undefined && v !== false) e.setAttribute(k, v);
    e.append(...children.filter((c) => c));
    return e;
  };
  const button = (text, onclick, more) => h("button", { type: "button", class: "button", onclick, ...more }, text);
  const select = (texts) => h("select", {}, ...texts.map((t) => h("option", {}, t)));
  const row = (label, control, note, after) => {
    control.id = `try-${++count}`;
    if (note) control.setAttribute("aria-describedby", control.id + "-note");
    return h("div", { class: "field" }, h("label", { for: control.id }, label), control, after, note && h("small", { id: control.id + "-note" }, note));
  };
  const input = (value, lines) => { const e = h(lines ? "textarea" : "input", { rows: lines || undefined, spellcheck: "false", autocomplete: "off" }); e.value = value; return e; };
  const group = (title, ...children) => h("fieldset", {}, h("legend", {}, title), ...children);
  const memory = {}, prefix = "steward try ";
  const vault = {
    get(k) { try { return sessionStorage.getItem(prefix + k) ?? ""; } catch { return memory[k] ?? ""; } },
    set(k, v) { try { sessionStorage.setItem(prefix + k, v); } catch { memory[k] = v; } },
    clear() {
      for (const k in memory) delete memory[k];
      try { for (const k of Object.keys(sessionStorage)) if (k.startsWith(prefix)) sessionStorage.removeItem(k); } catch { /* nothing is kept, then */ }
    },
  };

  const open = (panel, operation) => {
    const line = h("code", {}), result = h("div", { role: "status", class: "answer" });
    const send = button("Send", undefined, { type: "submit", class: "button main" }), stop = button("Stop", () => abort.abort(), { hidden: "" });
    let abort, current = {};

    const servers = select(operation.servers.map((s) => s.text ? `${s.url} (${s.text})` : s.url)), variables = h("div", {});
    let filled = [];
    const showVariables = () => {
      filled = (operation.servers[servers.selectedIndex].variables ?? []).map((v) => {
        const control = v.values ? select(v.values) : input(v.value);
        control.value = v.value;
        return [v.name, control];
      });
      variables.replaceChildren(...filled.map(([name, control]) => row(name, control)));
    };
    const server = () => {
      const url = filled.reduce((u, [name, control]) => u.replaceAll(`{${name}}`, () => control.value), operation.servers[servers.selectedIndex].url);
      try { return new URL(url, location.href.startsWith("http") ? location.origin : undefined).href; } catch { return url; }
    };

    let values = [];
    const list = h("div", {}), more = select([]);
    const addParameter = (p) => {
      const control = p.values?.length ? select(p.values) : input(p.value, p.json || p.content ? 2 : 0), entry = [p, control];
      control.value = p.value;
      control.required = p.required;
      const remove = !p.required && button("Remove", () => { shown.remove(); values = values.filter((v) => v !== entry); offer(); }, { "aria-label": "Remove " + p.name });
      const shown = row(p.name, control, [p.in, p.required && "required", p.json && "as JSON", p.note].filter(Boolean).join(" · "), remove);
      values.push(entry);
      list.append(shown);
      return control;
    };
    const adding = row("More parameters", more, "", button("Add", () => { addParameter(rest()[more.selectedIndex]).focus(); offer(); }));
    const rest = () => operation.parameters.filter((p) => !values.some((v) => v[0] === p));
    const offer = () => {
      more.replaceChildren(...rest().map((p) => h("option", {}, `${p.name} (${p.in})`)));
      adding.hidden = !rest().length;
      update();
    };

    const ways = select(operation.security.map((way) => way.map((c) => c.scheme).join(" and ") || "none")), secretRows = h("div", {});
    let secrets = [];
    const showSecrets = () => {
      const origin = server();
      secrets = (operation.security[ways.selectedIndex] ?? []).map((c) => {
        const keep = (name, type) => {
          const control = input(vault.get(`${origin} ${c.scheme} ${name}`));
          control.type = type;
          control.addEventListener("input", () => vault.set(`${origin} ${c.scheme} ${name}`, control.value));
          return control;
        };
        return [c, c.user && keep("user", "text"), keep("secret", "password")];
      });
      secretRows.replaceChildren(...secrets.flatMap(([c, user, secret]) => [
        user && row(`${c.scheme}: user`, user), row(c.user ? `${c.scheme}: password` : c.scheme, secret, c.kind === "cookie" ? "A browser does not let pages send cookies: use the curl line." : `${c.kind} ${c.name}`),
      ].filter(Boolean)));
    };

    const kinds = operation.body && select([...operation.body.media.map((m) => m.type), ...(operation.body.required ? [] : ["no body"])]), editor = h("div", {});
    const showBody = () => {
      const m = operation.body?.media[kinds.selectedIndex], file = () => h("input", { type: "file" });
      current = { m };
      if (m?.kind === "text") current.text = input(m.text ?? "", 10);
      if (m?.kind === "file") current.file = file();
      current.fields = (m?.fields ?? []).map((f) => [f, f.file ? file() : input(f.value)]);
      editor.replaceChildren(...current.fields.map(([f, control]) => row(f.name, control)), ...[current.text ?? current.file].filter(Boolean).map((control) => row("Body", control)));
    };

    const entered = () => ({
      server: server(), values: values.map(([p, control]) => [p, control.value]), media: current.m, text: current.text?.value, file: current.file?.files[0],
      fields: current.fields?.map(([f, control]) => [f, control.value, control.files?.[0]]),
      secrets: secrets.filter(([, user, secret]) => user?.value || secret.value).map(([c, user, secret]) => [c, user?.value, secret.value]),
    });
    const update = () => { line.textContent = curl(operation, { ...entered(), secrets: secrets.map(([c]) => [c]) }); };
    const form = h("form", {
      oninput: update,
      onchange: (event) => {
        if (event.target === servers) showVariables();
        if (event.target === servers || event.target === ways || variables.contains(event.target)) showSecrets();
        if (event.target === kinds) showBody();
        update();
      },
      onsubmit: async (event) => {
        event.preventDefault();
        send.disabled = !(stop.hidden = false);
        abort = new AbortController();
        result.replaceChildren("Sending…");
        result.replaceChildren(...await call(operation, build(operation, entered()), abort));
        send.disabled = !(stop.hidden = true);
      },
    },
      group("Server", row("Address", servers), variables),
      operation.parameters.length > 0 && group("Parameters", list, adding),
      operation.security.some((way) => way.length) && group("Credentials", ways.length > 1 && row("By", ways), secretRows, h("p", {}, "They stay in this tab. ", button("Forget them", () => { vault.clear(); showSecrets(); update(); }))),
      kinds && group("Body", row("Media type", kinds), editor),
      h("pre", { tabindex: "0", "aria-label": "The same with curl" }, line), h("p", {}, send, stop));
    operation.parameters.filter((p) => p.required).forEach(addParameter);
    showVariables();
    showSecrets();
    showBody();
    offer();
    panel.replaceChildren(form, result);
    form.querySelector("select, input").focus();
  };

  let verdict = () => ({ matches: null, text: "The answer could not be checked.", problems: [], unchecked: [] });
  const most = 1 << 20; // bytes of an answer that are read
  const read = async (response) => {
    const chunks = [], reader = response.body?.getReader();
    let size = 0;
    for (let part; reader && size < most && !(part = await reader.read()).done;) { chunks.push(part.value); size += part.value.length; }
    if (size >= most) reader.cancel();
    return new Blob(chunks).text();
  };
  const call = async (operation, r, abort) => {
    const timer = setTimeout(() => abort.abort("late"), 30000), begun = performance.now();
    try {
      const response = await fetch(r.url, {
        method: r.method, body: r.body, headers: r.headers.filter(([name]) => name !== "Cookie"), signal: abort.signal,
        credentials: "omit", redirect: "manual", referrerPolicy: "no-referrer", cache: "no-store",
      });
      if (response.type === "opaqueredirect") return [h("p", {}, "The answer is a redirect. It was not followed, so that credentials go nowhere else.")];
      const text = await read(response), time = Math.round(performance.now() - begun), type = response.headers.get("Content-Type") ?? "";
      const v = text.length >= most ? { matches: null, text: "The body is too long to be checked.", problems: [], unchecked: [] } : verdict(operation, response.status, type, text);
      let pretty = text; // unless that would change numbers
      if (/[/+]json/.test(type) && !/\d{16}/.test(text)) try { pretty = JSON.stringify(JSON.parse(text), null, 2); } catch { /* as it is */ }
      return [
        h("p", {}, h("b", {}, `${response.status} ${response.statusText}`), ` in ${time} ms`),
        h("div", { class: v.matches ? "good" : v.matches === null ? "unsure" : "bad" }, h("p", {}, v.text),
          v.problems.length > 0 && h("ul", {}, ...v.problems.slice(0, 20).map(([at, said]) => h("li", {}, h("code", {}, at || "/"), " " + said))),
          v.unchecked.length > 0 && h("p", {}, "Not checked: " + v.unchecked.join(", "))),
        h("details", {}, h("summary", {}, "Headers"), h("pre", { tabindex: "0" }, [...response.headers].map((x) => x.join(": ")).join("\n"))),
        text && h("pre", { tabindex: "0", "aria-label": "Body" }, pretty.length > 1e5 ? pretty.slice(0, 1e5) + "\n…" : pretty),
      ].filter(Boolean);
    } catch (error) {
      const late = abort.signal.reason === "late";
      return [h("p", { class: "bad" }, abort.signal.aborted ? late ? "There was no answer within 30 seconds." : "Stopped."
        : /body/i.test(error.message) && /GET|HEAD/.test(error.message) ? "A browser sends no body with GET and HEAD: use the curl line."
        : `The browser got no answer that it may show (${error.message}). Either nothing answers at ${r.url.split("/").slice(0, 3).join("/")}, or it does not let pages of ${location.origin} call it (CORS). The curl line is not bound by that.`)];
    } finally { clearTimeout(timer); }
  };

  const panels = new Map();
  steward.provide("try", (element) => {
    const folds = element.localName === "details";
    let panel = panels.get(element);
    if (panel) panel.hidden = !folds && !panel.hidden;
    else {
      panels.set(element, panel = h("section", { class: "try", "aria-label": "Try it" }, "Loading…"));
      folds ? element.append(panel) : element.after(panel);
      steward.operation = (operation) => open(panel, operation);
      steward.use("judge", (judge) => { verdict = judge; });
      steward.load(element.dataset.tryIt).addEventListener("error", () => { panel.textContent = "The form could not be loaded."; panels.delete(element); });
    }
    if (!folds) element.setAttribute("aria-expanded", !panel.hidden);
  });
})();
