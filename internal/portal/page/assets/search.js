// Search of one document in the browser: words, index, ranking, dialog. The index is made by package search and loaded
// as scripts that call steward.search.add; texts of the document only ever become text nodes.
(() => {
  "use strict";
  const steward = globalThis.steward ?? (globalThis.steward = {});

  // ---- Words. tokens splits as package search does.

  const ideographs = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
  const run = /[\p{L}\p{Nd}\p{M}]+/gu;
  const border = new RegExp(
    `(?<=\\P{Lu})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=[${ideographs}])|(?=[${ideographs}])`, "u");

  const script = new RegExp(`[${ideographs}]`, "u");

  const fold = (s) => (/^[\x20-\x7e]*$/.test(s) ? s : s.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();
  const letters = (s) => fold(s).replace(/[^\p{L}\p{Nd}]+/gu, "");

  // wordsIn returns the runs of letters and digits in a text.
  const wordsIn = (text) => text.match(/^[\x00-\x7f]*$/.test(text) ? /[A-Za-z0-9]+/g : run) ?? [];

  // tokensOf splits one of them, as package search does: "HTTPServer" gives "http", "server" and "httpserver".
  function tokensOf(word) {
    if (/^[a-z0-9]+$/.test(word)) return [word];
    const parts = word.split(border).map(fold);
    if (parts.length > 1 && parts.length < 4 && !script.test(word)) parts.push(fold(word));
    return parts;
  }

  // stem takes off what tells singular from plural: "policies" and "policy", "statuses" and "status", "releases" and
  // "release" become the same.
  function stem(t) {
    if (t.length > 3 && t.endsWith("s") && !/[sui]s$/.test(t)) t = t.slice(0, -1);
    if (t.length > 3 && t.endsWith("ie")) return t.slice(0, -2) + "y";
    return t.length > 3 && t.endsWith("e") ? t.slice(0, -1) : t;
  }

  // typos counts the insertions, deletions, replacements and swaps of neighbours that turn a into b (first number) or
  // into the start of b (second); more than most is Infinity.
  function typos(a, b, most) {
    const none = [Infinity, Infinity];
    if (b.length < a.length - most) return none;
    if (a[0] !== b[0] && a[1] !== b[0] && a[0] !== b[1] && a[1] !== b[1]) return none;
    const size = Math.min(b.length, a.length + most);
    let before = [], last = [], row = [];
    for (let j = 0; j <= size; j++) row.push(j);
    for (let i = 1; i <= a.length; i++) {
      [before, last, row] = [last, row, before];
      let least = (row[0] = i);
      for (let j = 1; j <= size; j++) {
        let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
        row[j] = d;
        if (d < least) least = d;
      }
      if (least > most) return none;
    }
    let start = Infinity;
    for (let j = 0; j <= size; j++) start = Math.min(start, row[j]);
    const within = (d) => (d <= most ? d : Infinity);
    return [size === b.length ? within(row[size]) : Infinity, within(start)];
  }

  // ---- Index. A target is what a result leads to. Terms lead to targets.

  // Where in a target a word stands: in its name (of an operation: the summary), its operationId, the last fixed segment
  // of the path, another one, a variable of the path, ... and what it weighs there.
  const NAME = 1, ID = 2, LAST = 4, PATH = 8, VARIABLE = 16, TAG = 32, PARAMETER = 64, PROSE = 128;
  const WEIGHTS = [[NAME, 1], [LAST, 0.95], [ID, 0.85], [PATH, 0.6], [TAG, 0.5], [VARIABLE, 0.35], [PARAMETER, 0.3], [PROSE, 0.3]];
  const weightOf = Array.from({length: 256}, (_, mask) => {
    const found = WEIGHTS.filter(([bit]) => mask & bit);
    return found.length ? found[0][1] + 0.06 * (found.length - 1) : 0;
  });

  // KINDS are the kinds of targets: what one weighs, what it gains by having exactly the name that was typed, and how
  // many of it a list of results holds.
  const MOST = 20; // results
  const KINDS = {
    operation: [1, 0.4, 20], webhook: [0.9, 0.4, 20], tag: [0.75, 0.1, 6], page: [0.7, 0.1, 6], schema: [0.6, 0.05, 6],
    parameter: [0.55, 0.1, 4], property: [0.45, 0.05, 6], value: [0.35, 0.05, 3],
  };

  const targets = [];
  const terms = new Map(); // by stem: {stem, text, of: [target, mask, ...], last target, count: how many
  // have it in name, ID or path, tells: rarity of that}
  let vocabulary = []; // terms by text
  let stop = new Set(), methods = new Set();
  let operations = 0; // how many targets are operations or webhooks; they come first
  const parts = {}; // of the index, as they came

  // termsOf returns the terms of a text, stop words only where there is nothing else ("until", "has_more"). Those of a
  // word are known from the second time on.
  const known = new Map();

  function termsOf(text) {
    const found = wordsIn(text), out = [];
    for (const word of found) {
      let of = known.get(word);
      if (!of) known.set(word, (of = tokensOf(word).filter((t) => !stop.has(t)).map(termOf)));
      for (const term of of) out.push(term);
    }
    return out.length ? out : found.flatMap(tokensOf).map(termOf);
  }

  function termOf(token) {
    const s = stem(token);
    let term = terms.get(s);
    if (!term) terms.set(s, (term = {stem: s, text: token, of: [], last: -1, count: 0, tells: 1}));
    if (token.length < term.text.length) term.text = token;
    return term;
  }

  function post(found, target, mask) {
    for (const term of found) {
      if (term.last === target) {
        term.of[term.of.length - 1] |= mask;
      } else {
        term.of.push(target, mask);
        term.last = target;
        if (mask < TAG) term.count++;
      }
    }
  }

  function addTarget(target) {
    target.words = termsOf(target.name);
    target.about = target.words;
    target.letters = letters(target.name);
    post(target.words, targets.length, NAME);
    targets.push(target);
  }

  const digit = new Int8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { digit[c.charCodeAt(0)] = i; });

  // numbers reads postings: each number as its distance from the one before, five bits a digit, the lowest first.
  function numbers(text) {
    const out = [];
    let at = 0, n = 0, unit = 1;
    for (let i = 0; i < text.length; i++) {
      const d = digit[text.charCodeAt(i)];
      n += (d & 31) * unit;
      unit *= 32;
      if (d < 32) {
        out.push((at += n));
        [n, unit] = [0, 1];
      }
    }
    return out;
  }

  const pageOf = (name) => name.replace(/[^A-Za-z0-9._~]+/g, "-");

  // How each part of the index is taken in, in steps that leave the page time to react.
  const steps = {
    *operations(d) {
      stop = new Set(d.stop.split(" "));
      methods = new Set(d.methods);
      operations = d.path.length;
      const deprecated = new Set(numbers(d.deprecated));
      for (let i = 0; i < operations; i++) {
        const webhook = i >= d.webhooks, path = d.path[i];
        addTarget({
          kind: webhook ? "webhook" : "operation", name: d.summary[i], method: d.methods[d.method[i]], path, id: letters(d.id[i]),
          page: (webhook ? "webhooks/" : "operations/") + (d.page[i] ?? pageOf(d.id[i])),
          deprecated: deprecated.has(i), depth: path.split("/").length, item: path.endsWith("}"),
        });
        post(termsOf(d.id[i]), i, ID);
        const segments = path.split("/"), fixed = segments.map((s) => !s.includes("{")), last = fixed.lastIndexOf(true);
        segments.forEach((s, j) => {
          const found = termsOf(s);
          post(found, i, fixed[j] ? (j === last ? LAST : PATH) : VARIABLE);
          if (j === last) targets[i].about = found;
        });
        if (d.tag[i] >= 0) post(termsOf(d.tags[d.tag[i]][0]), i, TAG);
        if (i % 30 === 0) yield;
      }
      for (const [name, page] of d.tags) addTarget({kind: "tag", name, page: "tags/" + page});
      addTarget({kind: "page", name: d.title, page: ""});
      for (const page of d.pages) addTarget({kind: "page", name: page[0].toUpperCase() + page.slice(1), page});
    },

    *names(d) {
      const first = (parts.firstSchema = targets.length), count = d.schemas.length;
      const ownerOf = (n) => (n < count ? first + n : n - count);
      for (let i = 0; i < count; i++) {
        addTarget({kind: "schema", name: d.schemas[i], page: "schemas/" + (d.pages[i] ?? pageOf(d.schemas[i]))});
        if (i % 50 === 0) yield;
      }
      for (let i = 0; i < d.parameters.length; i++) {
        const [, place, name] = d.parameters[i].match(/^(\S*) ([^]*)$/), owners = numbers(d.parametersOf[i]);
        const found = termsOf(name);
        for (const o of owners) post(found, o, PARAMETER);
        addTarget({kind: "parameter", name, place, owners});
        if (i % 20 === 0) yield;
      }
      for (let i = 0; i < d.properties.length; i++) {
        const way = d.properties[i].split("\t");
        addTarget({kind: "property", name: way[way.length - 1], way, owners: numbers(d.propertiesOf[i]).map(ownerOf)});
        if (i % 50 === 0) yield;
      }
      for (let i = 0; i < d.values.length; i++) {
        addTarget({kind: "value", name: d.values[i], way: d.properties[d.valuesUnder[i]]?.split("\t") ?? [], owners: [ownerOf(d.valuesOf[i])]});
        if (i % 50 === 0) yield;
      }
    },

    *words(d) {
      const tags = parts.operations.tags.length, schemas = parts.names.schemas.length;
      const targetOf = (n) => {
        if (n < operations + tags) return n;
        n -= operations + tags;
        return n < schemas ? parts.firstSchema + n : operations + tags; // the overview
      };
      for (let i = 0; i < d.words.length; i++) {
        const found = termsOf(d.words[i]);
        for (const n of numbers(d.wordsOf[i])) post(found, targetOf(n), PROSE);
        if (i % 50 === 0) yield;
      }
    },
  };

  // rarity is how much a word tells that so many operations have.
  const rarity = (count) => Math.log(1 + operations / (1 + count)) / Math.log(1 + operations) + 0.05;

  function* arrange() {
    vocabulary = [...terms.values()];
    for (const term of vocabulary) term.tells = rarity(term.count);
    yield;
    vocabulary.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    yield;
    for (const t of targets) {
      t.nameTells = t.aboutTells = 1e-9;
      for (const w of t.words) t.nameTells += w.tells;
      for (const w of t.about) t.aboutTells += w.tells;
    }
  }

  // add takes in a part of the index, after those before it.
  const waiting = [];
  function add(name, part) {
    waiting.push((function* () {
      parts[name] = part;
      yield* steps[name](part);
      yield* arrange();
      onAdded();
    })());
    if (waiting.length === 1) work();
  }

  function work() {
    const until = globalThis.setTimeout ? performance.now() + 8 : Infinity;
    while (waiting.length) {
      if (waiting[0].next().done) waiting.shift();
      else if (until < Infinity && performance.now() > until) return setTimeout(work);
    }
  }

  // ---- Ranking.

  // VERBS say which method is meant, where the document has other words for it.
  const VERBS = new Map();
  for (const [means, words] of [
    ["GET", "get list show read fetch find view retrieve download search query check"],
    ["POST", "create add new make insert register upload send submit start trigger run"],
    ["PUT PATCH", "update edit change set replace modify rename add"],
    ["DELETE", "delete remove destroy drop clear revoke cancel"],
  ]) {
    for (const w of words.split(" ")) VERBS.set(stem(w), [...(VERBS.get(stem(w)) ?? []), ...means.split(" ")]);
  }

  // USUAL is the order in which methods are looked for when no verb says which.
  const USUAL = new Map([["GET", 0], ["POST", 1], ["PUT", 2], ["PATCH", 2], ["DELETE", 3]]);

  // alternatives returns the terms that a typed word may mean, each with how well it fits: as it is, as the start of a
  // longer one ("repo"), as a longer form of a short one ("organization" and "org"), with a typo.
  function alternatives(word) {
    const fits = new Map(), s = stem(word), start = s.length > 3 ? s : word; // "invite" all but starts "invitation"
    const fit = (term, how) => { if (!(fits.get(term) >= how)) fits.set(term, how); };
    if (terms.has(s)) fit(terms.get(s), 1);
    for (let i = lowerBound(start); i < vocabulary.length && vocabulary[i].text.startsWith(start); i++) {
      fit(vocabulary[i], 0.6 + 0.35 * (start.length / vocabulary[i].text.length));
    }
    let known = false;
    for (const term of fits.keys()) known = known || term.count > 0;
    for (let n = 3; n < word.length; n++) {
      const term = terms.get(stem(word.slice(0, n)));
      if (term?.count) fit(term, 0.35 + 0.4 * (n / word.length));
    }
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!known && most) {
      for (const term of vocabulary) {
        const [whole, begun] = typos(s, term.stem, most);
        if (whole < Infinity) fit(term, 0.8 - 0.15 * whole);
        else if (begun < Infinity) fit(term, (0.7 - 0.15 * begun) * (0.6 + 0.4 * Math.min(1, word.length / term.text.length)));
      }
    }
    return {word, fits, known};
  }

  function lowerBound(word) {
    let low = 0, high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle].text < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // understand turns what was typed into words with their alternatives. What the document writes as one word may be
  // typed as two, and the other way round: "port forward", "paymentintent".
  function understand(typed) {
    const all = wordsIn(typed).flatMap((w) => w.split(border).map(fold));
    const telling = all.filter((w) => !stop.has(w));
    const words = [...new Set(telling.length ? telling : all)].slice(0, 8), query = words.map(alternatives);
    for (let i = 0; i + 1 < words.length; i++) {
      const joined = terms.get(stem(words[i] + words[i + 1]));
      if (joined?.count) for (const w of [query[i], query[i + 1]]) w.fits.set(joined, Math.max(w.fits.get(joined) ?? 0, 0.95));
    }
    return query.flatMap((w) => (w.known ? [w] : halves(w)));
  }

  function halves(w) {
    for (let n = 3; n <= w.word.length - 3; n++) {
      const both = [w.word.slice(0, n), w.word.slice(n)];
      if (both.every((half) => terms.get(stem(half))?.count)) return both.map(alternatives);
    }
    return [w];
  }

  // follows tells how far a typed path leads along a path template: 1 to its end, 0.5 into it, 0 elsewhere.
  function follows(typed, template) {
    const a = typed.split("/"), b = template.split("/"), end = a.length - 1;
    if (a.length > b.length) return 0;
    for (let i = 0; i <= end; i++) {
      if (b[i].includes("{") && (a[i] !== "" || i === end)) continue;
      if (i === end ? !b[i].startsWith(a[i]) : b[i] !== a[i]) return 0;
    }
    return a.length === b.length && (a[end] === b[end] || b[end].includes("{")) ? 1 : 0.5;
  }

  // intent is what was typed beyond its words: a method, an address ("POST /users", "https://host/users/42").
  function intent(typed, query) {
    const [, first = "", rest = ""] = typed.trim().match(/^(\p{L}+)(?:\s+([^]*))?$/u) ?? [];
    const method = methods.has(first.toUpperCase()) ? first.toUpperCase() : "";
    const address = (method ? rest : typed.trim()).replace(/^https?:\/\/[^/]+/, "").replace(/[?#][^]*$/, "");
    return {
      method, only: method !== "" && first === method && rest !== "", address: address[0] === "/" ? address : "",
      verb: method !== "" || query.some((w) => VERBS.has(stem(w.word))), typed: typed.trim(), letters: letters(typed),
    };
  }

  // find returns what fits what was typed, the best first, as {target, owner, score}, and the words with what they may
  // mean.
  function find(typed) {
    const query = understand(typed), out = [];
    if (!query.length) return {results: [], query};
    const meant = intent(typed, query);
    const columns = query.map((w, i) => column(w, i === 0 ? meant.method : ""));
    let most = 0;
    for (const c of columns) most += c.tells;
    for (let t = 0; t < targets.length; t++) {
      const target = targets[t];
      if (meant.only && target.method !== meant.method) continue;
      const way = meant.address && t < operations ? follows(meant.address, target.path) : 0;
      const [score, owner] = scoreOf(t, columns, most, meant);
      const exact = target.name === meant.typed ? 2 : meant.letters !== "" && target.letters === meant.letters ? 1 : 0;
      if (score + way > 0) out.push({target, owner: targets[owner], score: score + way, at: t, exact});
    }
    return {results: chosen(out), query};
  }

  // scoreOf is how well a target fits: how much of what was typed it has and how well, how much of it was typed, and
  // whether it is the usual one of its kind. Its owner comes second; of a target that is none's, itself.
  function scoreOf(t, columns, most, meant) {
    const target = targets[t], [weight, exact] = KINDS[target.kind];
    let all = 0, had = 0, name = 0, about = 0;
    for (const c of columns) {
      if (!c.best[t]) continue;
      all += c.best[t] * c.tells;
      had += c.tells;
      name += c.name[t];
      about += c.about[t];
    }
    if (!all) return [0, t];
    let owner = t, score = (all * had) / (most * most);
    if (target.owners) [owner, score] = columns.length > 1 ? together(t, columns, most) : [target.owners[0], score];
    if (!target.path) about = name;
    score *= weight * (0.55 + 0.3 * Math.min(1, name / target.nameTells) + 0.15 * Math.min(1, about / target.aboutTells));
    if (meant.letters && (target.letters === meant.letters || target.id === meant.letters)) score += exact;
    if (meant.method && target.method === meant.method && had > most - 1e-6) score += 0.5;
    if (target.deprecated) score *= 0.85;
    if (target.path) score -= 0.01 * target.depth;
    if (target.path && !meant.verb) score -= 0.02 * (USUAL.get(target.method) ?? 2) + (target.item ? 0.05 : 0);
    return [Math.max(score, 1e-6), owner];
  }

  // column is how well each target fits one word, and how much the word covers of its name and of what its path ends in.
  function column(w, method) {
    const [best, name, about] = [0, 1, 2].map(() => new Float32Array(targets.length));
    for (const [term, fit] of w.fits) {
      const of = term.of, tells = term.tells * fit;
      for (let i = 0; i < of.length; i += 2) {
        const t = of[i], mask = of[i + 1], score = fit * weightOf[mask];
        if (score > best[t]) best[t] = score;
        if (mask & NAME && tells > name[t]) name[t] = tells;
        if (mask & LAST && tells > about[t]) about[t] = tells;
      }
    }
    const means = VERBS.get(stem(w.word)) ?? [];
    let count = 0;
    for (let t = 0; t < operations; t++) {
      if (method && targets[t].method === method) best[t] = Math.max(best[t], 1);
      else if (best[t] < 0.5 && means.includes(targets[t].method)) best[t] = 0.5;
      if (best[t] >= 0.3) count++;
    }
    return {best, name, about, tells: rarity(count)};
  }

  // together returns the owner of a name that fits the rest of what was typed best, and how well both fit.
  function together(t, columns, most) {
    const owners = targets[t].owners, end = Math.min(owners.length, 200);
    let owner = owners[0], score = 0;
    for (let i = 0; i < end; i++) {
      let all = 0, had = 0;
      for (const c of columns) {
        const best = Math.max(c.best[t], 0.7 * c.best[owners[i]]);
        all += best * c.tells;
        if (best) had += c.tells;
      }
      if (all * had > score) [owner, score] = [owners[i], all * had];
    }
    return [owner, score / (most * most)];
  }

  // chosen returns the best results, of no kind too many. Of each kind the best that has exactly the name that was typed
  // is among them, however many others fit better.
  function chosen(found) {
    found.sort((a, b) => b.score - a.score || a.at - b.at);
    const out = [], had = {}, named = {};
    for (const r of found) {
      const {kind} = r.target;
      had[kind] = (had[kind] ?? 0) + 1;
      if (r.exact > (named[kind]?.exact ?? 0)) named[kind] = r;
      if (out.length < MOST && r.score >= 0.3 * found[0].score && had[kind] <= KINDS[kind][2]) out.push(r);
    }
    const kept = Object.values(named);
    let room = MOST - kept.length;
    return [...out.filter((r) => kept.includes(r) || room-- > 0), ...kept.filter((r) => !out.includes(r))];
  }

  steward.search = {add, find};

  // ---- Dialog. It is a combobox with a list box (WAI-ARIA APG): the focus stays in the field, and options are links.

  const SAYS = {
    title: "Search this documentation", field: "Search", hint: "An operation, a path, a parameter, a schema, a property …",
    results: "Results", loading: "Loading …", broken: "The search could not be loaded. Load the page again to try once more.",
    count: (n) => (n === 1 ? "1 result" : n + " results"),
    none: (typed) => `Nothing fits “${typed}”. Try fewer words, the start of a word, or a path such as /users.`,
    webhook: "Webhook", tag: "Tag", page: "Page", schema: "Schema", deprecated: "deprecated",
    parameter: (place) => (place === "response" ? "Response header" : place[0].toUpperCase() + place.slice(1) + " parameter") + " of ",
    property: "Property of ", value: (name) => (name ? `Value of ${name} in ` : "Value in "), more: (n) => ` and ${n} more`,
  };

  const root = globalThis.document?.documentElement, ending = root?.dataset.ending ?? "";
  let dialog, field, list, status, options = [], active = -1;

  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  }

  function build() {
    field = element("input", {
      type: "text", role: "combobox", inputmode: "search", enterkeyhint: "go", "aria-label": SAYS.field, "aria-controls": "find-list",
      "aria-expanded": "false", "aria-autocomplete": "list", "aria-describedby": "find-status", autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", placeholder: SAYS.hint,
    });
    list = element("div", {id: "find-list", role: "listbox", "aria-label": SAYS.results});
    status = element("p", {id: "find-status", role: "status"});
    dialog = element("dialog", {class: "find", "aria-label": SAYS.title}, field, list, status);
    document.body.append(dialog);
    field.addEventListener("input", show);
    field.addEventListener("keydown", press);
    dialog.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (event.target === dialog || (link && !event.ctrlKey && !event.metaKey && !event.shiftKey)) dialog.close();
    });
  }

  function press(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.isComposing || !options.length) return;
    if (step) choose((active + step + options.length) % options.length);
    else if (event.key === "Enter") options[active].dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey}));
    else return;
    event.preventDefault();
  }

  function choose(i) {
    options[active]?.setAttribute("aria-selected", "false");
    active = i;
    field.removeAttribute("aria-activedescendant");
    if (!options[i]) return;
    options[i].setAttribute("aria-selected", "true");
    if (i === 0) list.scrollTop = 0;
    else options[i].scrollIntoView({block: "nearest"});
    field.setAttribute("aria-activedescendant", options[i].id);
  }

  // show finds what the field holds. What was chosen stays so when only more of the index has come.
  function show(event) {
    const typed = field.value.trim(), kept = event ? "" : active > 0 && options[active].href;
    load(typed ? PARTS.length : 1);
    const {results, query} = typed && loaded ? find(typed) : {results: [], query: []};
    options = results.map((r, i) => row(r, i, query));
    active = -1;
    list.replaceChildren(...options);
    field.setAttribute("aria-expanded", String(options.length > 0));
    choose(options.length ? Math.max(0, kept ? options.findIndex((o) => o.href === kept) : 0) : -1);
    const wanted = typed ? PARTS.length : 0;
    say(broken ? SAYS.broken : !typed ? "" : options.length ? SAYS.count(options.length) : loaded < wanted ? SAYS.loading : SAYS.none(typed));
  }

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  function row({target, owner}, i, query) {
    const link = element("a", {id: "find-" + i, role: "option", "aria-selected": "false", tabindex: "-1", href: hrefOf(target, owner)});
    const says = element("span", {class: "says"}), main = element("code", {});
    if (target.method) {
      link.append(element("b", {class: "method " + (USUAL.has(target.method) ? target.method.toLowerCase() : "other")}, target.method), " ");
      main.append(...marked(target.path, query));
      says.append(...(target.kind === "webhook" ? [SAYS.webhook + " · "] : []), ...marked(target.name, query));
      if (target.deprecated) says.append(" · " + SAYS.deprecated);
    } else {
      main.append(...marked(target.kind === "property" ? target.way.slice(1).join(".") : target.name, query));
      says.append(target.owners ? describe(target) : SAYS[target.kind]);
      if (target.owners) says.append(...marked(owner.path ? `${owner.method} ${owner.path}` : owner.name, query));
      if (target.owners?.length > 1) says.append(SAYS.more(target.owners.length - 1));
    }
    link.append(main, " ", says);
    return link;
  }

  function describe(target) {
    if (target.kind === "parameter") return SAYS.parameter(target.place);
    return target.kind === "value" ? SAYS.value(target.way.at(-1)) : SAYS.property;
  }

  // marked returns a text with what fits a word of the query in <mark>s.
  function marked(text, query) {
    const out = [];
    let from = 0;
    const mark = (start, end) => {
      if (start > from) out.push(text.slice(from, start));
      out.push(element("mark", {}, text.slice(start, end)));
      from = end;
    };
    for (const found of text.matchAll(run)) {
      const whole = fits(found[0], query);
      if (whole) {
        mark(found.index, found.index + whole);
        continue;
      }
      let at = found.index;
      for (const piece of found[0].split(border)) {
        const length = fits(piece, query);
        if (length) mark(at, at + length);
        at += piece.length;
      }
    }
    if (from < text.length) out.push(text.slice(from));
    return out;
  }

  // fits is how many letters of a word to mark: those typed, or all where it fits in another way.
  function fits(word, query) {
    query.marks ??= new Map();
    if (!query.marks.has(word)) query.marks.set(word, lettersToMark(word, query));
    return query.marks.get(word);
  }

  function lettersToMark(word, query) {
    const folded = fold(word), term = terms.get(stem(folded));
    let length = 0;
    for (const w of query) {
      if (folded.length === word.length && folded.startsWith(w.word)) length = Math.max(length, w.word.length);
      else if (term && w.fits.has(term)) length = word.length;
    }
    return length;
  }

  // hrefOf leads to a target's page, and on it to the anchor that package reference gives a name.
  function hrefOf(target, owner) {
    const page = target.page ?? owner.page;
    if (page === "" && ending === "") return new URL(steward.root, location.href).pathname.replace(/\/$/, "");
    return steward.root + (page || "index") + ending + (target.way?.length || target.place ? "#" + anchorOf(target) : "");
  }

  function anchorOf(target) {
    if (target.place === "response") return "responses";
    const way = target.place ? [target.place, target.name] : target.way;
    return way.map((part) => encodeURIComponent([...part].slice(0, 60).join("").replace(/[^\p{L}\p{Nd}_.-]+/gu, "-") || "-")).join(".");
  }

  // ---- Loading: operations when the dialog opens, the rest when something is typed.

  const PARTS = ["operations", "names", "words"];
  let asked = 0, loaded = 0, broken = false;

  function load(count) {
    while (asked < count) {
      const script = element("script", {src: steward.root + "search/" + PARTS[asked++] + ".js"});
      script.async = false; // in order
      script.onerror = () => { broken = true; show(); };
      document.head.append(script);
    }
  }

  function onAdded() {
    loaded++;
    if (dialog?.open) show();
  }

  function open() {
    if (!dialog) build();
    broken = false;
    if (!dialog.open) dialog.showModal();
    field.select();
    show();
  }
  steward.search.open = open;
  steward.search.ready = () => loaded === PARTS.length;
  if (root) steward.provide("search", open);
})();
