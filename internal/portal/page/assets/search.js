// Search of one document in the browser: words, index, ranking, dialog.
// The index is made by package search and loaded as scripts that call
// steward.search.add; texts of the document only ever become text nodes.
(() => {
"use strict";
const steward = (globalThis.steward = globalThis.steward || {});

// ---- Words. tokens() splits like package search does.

const ideographs = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const run = /[\p{L}\p{Nd}\p{M}]+/gu;
const part = new RegExp(
  `(?<=\\P{Lu})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=[${ideographs}])|(?=[${ideographs}])`, "u");

const fold = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function tokens(text) {
  const out = [];
  for (const word of text.match(run) || []) {
    const parts = word.split(part);
    for (const p of parts) out.push(fold(p));
    if (parts.length > 1 && parts.length < 4) out.push(fold(word));
  }
  return out;
}

// stem takes off what tells singular from plural: "policies" and "policy",
// "statuses" and "status", "releases" and "release" become the same.
function stem(t) {
  if (t.length > 3 && t.endsWith("s") && !/[sui]s$/.test(t)) t = t.slice(0, -1);
  if (t.length > 3 && t.endsWith("ie")) return t.slice(0, -2) + "y";
  return t.length > 3 && t.endsWith("e") ? t.slice(0, -1) : t;
}

// typos counts insertions, deletions, replacements and swaps of neighbours
// that turn a into b, or into the start of b; more than most is Infinity.
function typos(a, b, most) {
  if (a.length > b.length + most) return [Infinity, Infinity];
  let before = [], last = [], row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      row[j] = d;
      if (d < least) least = d;
    }
    if (least > most) return [Infinity, Infinity];
  }
  const within = (d) => (d <= most ? d : Infinity);
  return [within(row[b.length]), within(Math.min(...row))];
}

// ---- Index. Targets are what a result leads to; terms lead to targets.

// Where a word stands in a target.
const NAME = 1, ID = 2, LAST = 4, PATH = 8, VARIABLE = 16, TAG = 32, PARAMETER = 64, PROSE = 128;
const weights = [[NAME, 1], [LAST, 0.95], [ID, 0.85], [PATH, 0.6], [TAG, 0.5], [VARIABLE, 0.35], [PARAMETER, 0.3], [PROSE, 0.3]];
const weightOf = Array.from({length: 256}, (_, mask) => {
  const found = weights.filter(([bit]) => mask & bit);
  return found.length ? found[0][1] + 0.06 * (found.length - 1) : 0;
});
const kinds = {operation: 1, webhook: 0.9, tag: 0.85, page: 0.8, schema: 0.75, parameter: 0.6, property: 0.55, value: 0.45};
const exact = {operation: 0.4, webhook: 0.4, tag: 0.2, page: 0.2, schema: 0.2, parameter: 0.2, property: 0.15, value: 0.1};

const targets = []; // {kind, ...}
const terms = new Map(); // stem -> {text, of: [target, mask, ...], count: how many have it in a name, ID or path}
let vocabulary = []; // terms by text
let stop = new Set();
let data = {}; // parts as loaded
let operations = 0; // number of targets that are operations
let loaded = 0; // parts in the index

function index(target, text, mask) {
  const seen = [];
  for (const t of tokens(text)) {
    if (stop.has(t)) continue;
    const s = stem(t);
    let term = terms.get(s);
    if (!term) terms.set(s, (term = {text: t, of: [], count: 0}));
    if (t.length < term.text.length) term.text = t;
    const end = term.of.length - 2;
    if (term.of[end] === target) term.of[end + 1] |= mask;
    else {
      term.of.push(target, mask);
      if (mask < TAG) term.count++;
    }
    seen.push(term);
  }
  return seen;
}

// numbers reads postings.
function* numbers(text) {
  let at = 0, n = 0, shift = 0;
  for (const c of text) {
    const d = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(c);
    n += (d & 31) * 2 ** shift;
    shift += 5;
    if (d < 32) {
      yield (at += n);
      n = shift = 0;
    }
  }
}

const pageName = (name) => name.replace(/[^A-Za-z0-9._~]+/g, "-");

// Each part is added in steps, so that the page stays responsive.
const adding = {
  *operations(d) {
    stop = new Set(d.stop.split(" "));
    const deprecated = new Set(numbers(d.deprecated));
    operations = d.path.length;
    for (let i = 0; i < operations; i++) {
      const webhook = i >= d.webhooks, path = d.path[i], method = d.methods[d.method[i]];
      const page = d.page[i] || pageName(d.id[i]);
      targets.push({
        kind: webhook ? "webhook" : "operation", method, path, id: d.id[i], name: d.summary[i],
        page: (webhook ? "webhooks/" : "operations/") + page, deprecated: deprecated.has(i),
        depth: path.split("/").length, item: path.endsWith("}"),
      });
      targets[i].words = index(i, d.summary[i], NAME);
      index(i, d.id[i], ID);
      const segments = path.split("/"), literal = segments.map((s) => !s.includes("{"));
      segments.forEach((s, j) => index(i, s, literal[j] ? (j === literal.lastIndexOf(true) ? LAST : PATH) : VARIABLE));
      if (d.tag[i] >= 0) index(i, d.tags[d.tag[i]][0], TAG);
      if (i % 50 === 0) yield;
    }
    for (const [name, page] of d.tags) named({kind: "tag", name, page: "tags/" + page});
    for (const page of ["", ...(d.pages)]) {
      named({kind: "page", name: page === "" ? d.title : page[0].toUpperCase() + page.slice(1), page});
    }
  },
  *names(d) {
    const first = targets.length;
    for (let i = 0; i < d.schemas.length; i++) {
      named({kind: "schema", name: d.schemas[i], page: "schemas/" + (d.pages[i] || pageName(d.schemas[i]))});
      if (i % 50 === 0) yield;
    }
    data.schemas = first;
    const owner = (n) => (n < d.schemas.length ? first + n : n - d.schemas.length);
    for (let i = 0; i < d.parameters.length; i++) {
      const [place, ...rest] = d.parameters[i].split(" "), name = rest.join(" ");
      const owners = [...numbers(d.parametersOf[i])];
      named({kind: "parameter", name, place, owners});
      for (const o of owners) index(o, name, PARAMETER);
      if (i % 20 === 0) yield;
    }
    for (let i = 0; i < d.properties.length; i++) {
      const path = d.properties[i], owners = [...numbers(d.propertiesOf[i])].map(owner);
      named({kind: "property", name: path.slice(path.lastIndexOf(".") + 1), path, owners});
      if (i % 50 === 0) yield;
    }
    for (let i = 0; i < d.values.length; i++) {
      const path = d.properties[d.valuesUnder[i]];
      named({kind: "value", name: d.values[i], path, owners: [owner(d.valuesOf[i])]});
      if (i % 50 === 0) yield;
    }
  },
  *words(d) {
    const tags = data.operations.tags.length, schemas = data.names.schemas.length;
    const target = (n) => {
      if (n < operations + tags) return n;
      n -= operations + tags;
      return n < schemas ? data.schemas + n : operations + tags; // the overview
    };
    for (let i = 0; i < d.words.length; i++) {
      for (const n of numbers(d.wordsOf[i])) index(target(n), d.words[i], PROSE);
      if (i % 50 === 0) yield;
    }
  },
};

function named(target) {
  targets.push(target);
  target.words = index(targets.length - 1, target.name, NAME);
}

// ---- Ranking.

// Verbs say which method is meant where the document has other words for it.
const verbs = {};
for (const [methods, words] of [
  ["GET", "get list show read fetch find view retrieve download search query check"],
  ["POST", "create add new make insert register upload send submit start trigger run"],
  ["PUT PATCH", "update edit change set replace modify rename add"],
  ["DELETE", "delete remove destroy drop clear revoke cancel"],
]) {
  for (const w of words.split(" ")) (verbs[stem(w)] = verbs[stem(w)] || []).push(...methods.split(" "));
}

// usual puts the methods in the order in which they are looked for when no
// verb says which.
const usual = {GET: 0, POST: 1, PUT: 2, PATCH: 2, DELETE: 3};

// rarity is how much a word tells that so many targets have.
const rarity = (count) => Math.log(1 + operations / (1 + count)) / Math.log(1 + operations) + 0.05;

// alternatives returns the terms that a typed word may mean, each with how
// well it fits: as it is, as the start of a longer one ("repo"), as a longer
// form of a short one ("organization" and "org"), with a typo.
function alternatives(word) {
  const out = new Map(), s = stem(word);
  const add = (term, fit) => { if (!(out.get(term) >= fit)) out.set(term, fit); };
  if (terms.has(s)) add(terms.get(s), 1);
  const start = s.length > 3 ? s : word; // "invite" starts "invitation" but for its last letter
  for (let i = lowerBound(start); i < vocabulary.length && vocabulary[i].text.startsWith(start); i++) {
    add(vocabulary[i], 0.6 + 0.35 * (start.length / vocabulary[i].text.length));
  }
  let sure = false;
  for (const term of out.keys()) sure = sure || term.count > 0;
  for (let n = 3; n < word.length; n++) {
    const term = terms.get(stem(word.slice(0, n)));
    if (term && term.count) add(term, 0.35 + 0.4 * (n / word.length));
  }
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (!sure && most) {
    for (const term of vocabulary) {
      const [whole, start] = typos(word, term.text, most);
      if (whole < Infinity) add(term, 0.8 - 0.15 * whole);
      else if (start < Infinity) add(term, (0.7 - 0.15 * start) * (0.6 + 0.4 * Math.min(1, word.length / term.text.length)));
    }
  }
  return {word, fits: out, sure};
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

// understand turns what was typed into words with their alternatives. Words
// that the document writes as one ("port forward", "portforward") are tried so.
function understand(typed) {
  let words = typed.match(run) || [];
  words = words.flatMap((w) => w.split(part).map(fold));
  const telling = words.filter((w) => !stop.has(w));
  words = [...new Set(telling.length ? telling : words)].slice(0, 8);
  let out = words.map(alternatives);
  for (let i = 0; i + 1 < words.length; i++) {
    const joined = words[i] + words[i + 1], term = terms.get(stem(joined));
    if (term && term.count) for (const w of [out[i], out[i + 1]]) w.fits.set(term, Math.max(w.fits.get(term) || 0, 0.95));
  }
  return out.flatMap((w) => (w.sure ? [w] : split(w)));
}

function split(w) {
  for (let n = 3; n <= w.word.length - 3; n++) {
    const a = terms.get(stem(w.word.slice(0, n))), b = terms.get(stem(w.word.slice(n)));
    if (a && b && a.count && b.count) return [alternatives(w.word.slice(0, n)), alternatives(w.word.slice(n))];
  }
  return [w];
}

const plainName = (s) => fold(s).replace(/[^\p{L}\p{Nd}]+/gu, "");

// follows tells how far a typed path leads along a path template: 1 to its
// end, 0.5 to one of its segments, 0 nowhere.
function follows(typed, template) {
  const a = typed.split("/"), b = template.split("/");
  if (a.length > b.length) return 0;
  for (let i = 0; i < a.length; i++) {
    const free = b[i].includes("{") && (a[i] !== "" || i === a.length - 1);
    if (!free && (i === a.length - 1 ? !b[i].startsWith(a[i]) : b[i] !== a[i])) return 0;
  }
  const end = a.length - 1;
  return a.length === b.length && (a[end] === b[end] || b[end].includes("{")) ? 1 : 0.5;
}

// find returns the targets that fit what was typed, the best first.
function find(typed, most = 30) {
  const query = understand(typed);
  if (!query.length) return [];
  const n = targets.length, columns = [], total = new Float32Array(n), sum = [0];
  const covered = new Float32Array(n), had = new Float32Array(n);
  const method = (typed.match(/^\s*([a-z]+)(?=\s)/i) || [])[1] || "";
  const methods = new Set(targets.slice(0, operations).map((t) => t.method));
  const filter = methods.has(method.toUpperCase()) ? method.toUpperCase() : "";
  query.forEach((w, k) => {
    const best = new Float32Array(n), cover = new Float32Array(n);
    for (const [term, fit] of w.fits) {
      const tells = rarity(term.count) * fit;
      for (let i = 0; i < term.of.length; i += 2) {
        const t = term.of[i], mask = term.of[i + 1], s = fit * weightOf[mask];
        if (s > best[t]) best[t] = s;
        if (mask & NAME && tells > cover[t]) cover[t] = tells;
      }
    }
    const meant = verbs[stem(w.word)] || [];
    let count = 0;
    for (let t = 0; t < operations; t++) {
      if (k === 0 && filter && targets[t].method === filter) best[t] = Math.max(best[t], 1);
      else if (best[t] < 0.5 && meant.includes(targets[t].method)) best[t] = 0.5;
      if (best[t] >= 0.3) count++;
    }
    const tells = rarity(count);
    sum[0] += tells;
    for (let t = 0; t < n; t++) {
      if (!best[t]) continue;
      total[t] += tells * best[t];
      had[t] += tells;
      covered[t] += cover[t];
    }
    columns.push({best, tells});
  });
  const same = plainName(typed), address = typed.replace(/^\s*[A-Za-z]+\s+(?=\/)/, "").replace(/^\s*https?:\/\/[^/]+/, "").replace(/[?#].*$/, "").trim();
  const found = [], verb = filter || query.some((w) => verbs[stem(w.word)]);
  for (let t = 0; t < n; t++) {
    const target = targets[t], way = address[0] === "/" && target.path && t < operations ? follows(address, target.path) : 0;
    if (!total[t] && !way) continue;
    if (filter && /^[A-Z]+$/.test(method) && target.method !== filter) continue;
    let score = (total[t] / sum[0]) * (had[t] / sum[0]);
    let owner = -1;
    if (target.owners) [owner, score] = best(t, target.owners, columns, sum[0], total);
    let name = 0;
    for (const w of target.words) name += rarity(w.count);
    score *= (0.65 + 0.35 * (name ? Math.min(1, covered[t] / name) : 0)) * kinds[target.kind];
    if (same.length > 1 && (plainName(target.name) === same || target.id && plainName(target.id) === same)) score += exact[target.kind];
    score += way;
    if (filter && target.method === filter && had[t] >= sum[0] - 1e-6) score += 0.5;
    if (target.deprecated) score *= 0.85;
    if (target.depth) score -= 0.01 * target.depth + (verb ? 0 : 0.02 * (usual[target.method] || 0) + (target.item ? 0.05 : 0));
    found.push({target, owner: owner < 0 ? undefined : targets[owner], score});
  }
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, most);
}

// best returns the owner that fits the rest of what was typed best, and how
// well both fit together.
function best(t, owners, columns, sum, total) {
  let owner = owners[0], score = 0;
  for (const o of owners.slice(0, 200)) {
    let all = 0, had = 0;
    for (const c of columns) {
      const s = Math.max(c.best[t], 0.7 * c.best[o]);
      if (!s) continue;
      all += s * c.tells;
      had += c.tells;
    }
    const together = (all / sum) * (had / sum);
    if (together > score) [owner, score] = [o, together];
  }
  return [owner, score];
}

// add takes in a part of the index. Outside a page it is done at once.
function add(name, part) {
  data[name] = part;
  const steps = adding[name](part);
  const go = () => {
    const until = globalThis.performance && globalThis.setTimeout ? performance.now() + 8 : Infinity;
    while (!steps.next().done) {
      if (until < Infinity && performance.now() > until) return setTimeout(go);
    }
    vocabulary = [...terms.values()].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    loaded++;
    if (added) added(name);
  };
  go();
}

let added; // called when a part is in the index
steward.search = {add, find};
})();
