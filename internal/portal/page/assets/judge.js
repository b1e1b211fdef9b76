// Says whether the answer to a tried request is what the contract describes. try.js loads this.
(() => {
  "use strict";
  const own = (o, k) => o && Object.hasOwn(o, k) ? o[k] : undefined;

  // The judge, of JSON Schema 2020-12 as operations/X.try.js has it. What it does not know is unchecked, never a pass.
  const dateTime = "(\\d{4}-\\d\\d-\\d\\d)", clock = "\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)", uri = /^[a-z][a-z0-9+.-]*:\S*$/i;
  const formats = {
    "date-time": RegExp(`^${dateTime}[T ]${clock}$`, "i"), date: RegExp(`^${dateTime}$`), time: RegExp(`^${clock}$`, "i"), uri, url: uri,
    uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, email: /^[^\s@]+@[^\s@]+$/, ipv4: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/,
    int32: /^/, int64: /^/, float: /^/, double: /^/, binary: /^/, password: /^/, string: /^/,
  };
  const typeOf = (v) => v === null ? "null" : Array.isArray(v) ? "array" : typeof v;
  const limits = [ // of which type, keyword, what is compared with it, whether that is too little, and how to say it
    ["number", "minimum", (v) => v, (a, b) => a < b, "is less than #"], ["number", "maximum", (v) => v, (a, b) => a > b, "is more than #"],
    ["number", "exclusiveMinimum", (v) => v, (a, b) => a <= b, "is not more than #"], ["number", "exclusiveMaximum", (v) => v, (a, b) => a >= b, "is not less than #"],
    ["number", "multipleOf", (v) => v, (a, b) => Math.abs(a / b - Math.round(a / b)) > 1e-9 * Math.max(1, Math.abs(a / b)), "is no multiple of #"],
    ["string", "minLength", (v) => [...v].length, (a, b) => a < b, "is shorter than # characters"],
    ["string", "maxLength", (v) => [...v].length, (a, b) => a > b, "is longer than # characters"],
    ["array", "minItems", (v) => v.length, (a, b) => a < b, "has fewer than # elements"], ["array", "maxItems", (v) => v.length, (a, b) => a > b, "has more than # elements"],
    ["object", "minProperties", (v) => Object.keys(v).length, (a, b) => a < b, "has fewer than # properties"],
    ["object", "maxProperties", (v) => Object.keys(v).length, (a, b) => a > b, "has more than # properties"],
  ];
  const known = new Set([...limits.map((l) => l[1]), ..."type enum format pattern $ref items contains minContains maxContains prefixItems uniqueItems unchecked properties patternProperties dependentSchemas additionalProperties propertyNames dependentRequired required allOf anyOf oneOf not if then else".split(" ")]);
  const same = (a, b) => {
    if (a === b || typeOf(a) !== typeOf(b) || typeof a !== "object" || a === null) return a === b;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && same(a[k], b[k]));
  };
  const show = (v) => { const s = JSON.stringify(v); return s.length > 60 ? s.slice(0, 60) + "…" : s; };
  const judge = (schemas, schema, value) => {
    let steps = 0;
    const matchers = {};
    const matcher = (p) => {
      if (!Object.hasOwn(matchers, p)) {
        matchers[p] = null;
        for (const flags of ["", "u"]) try { matchers[p] = RegExp(p, flags); } catch { /* no such pattern */ }
      }
      return matchers[p];
    };
    const check = (s, v, at, depth) => {
      const problems = [], unchecked = new Set(), done = { problems, unchecked }, type = typeOf(v);
      const bad = (text, where = at) => problems.push([where, text]);
      const learn = (r) => { r.unchecked.forEach((u) => unchecked.add(u)); return r; };
      const test = (t, w = v, where = at) => check(t, w, where, depth + 1);
      const all = (t, w, where) => { if (t !== undefined) problems.push(...learn(test(t, w, where)).problems.slice(0, 20)); };
      if (s === false) bad("is not allowed here");
      if (typeof s !== "object") return done;
      if (depth > 100 || ++steps > 2e5) { unchecked.add("what is too deep or too large"); return done; }
      for (const k in s) if (!known.has(k)) unchecked.add(k);
      s.unchecked?.forEach((u) => unchecked.add(u));
      if (s.$ref !== undefined) schemas[s.$ref] === undefined ? unchecked.add("$ref") : all(schemas[s.$ref]);
      if (s.type && !s.type.includes(type) && !(s.type.includes("integer") && Number.isInteger(v))) {
        bad(`is ${type}, and ${s.type.join(" or ")} is expected`);
        return done;
      }
      if (s.enum && !s.enum.some((e) => same(e, v))) bad(`${show(v)} is none of ${s.enum.slice(0, 8).map(show).join(", ")}${s.enum.length > 8 ? ", …" : ""}`);
      for (const [of, k, measure, short, text] of limits) if (type === of && s[k] !== undefined && short(measure(v), s[k])) bad(text.replace("#", s[k]));
      if (type === "string") {
        if (s.pattern !== undefined) {
          const re = v.length < 5000 && matcher(s.pattern);
          if (!re) unchecked.add("pattern"); else if (!re.test(v)) bad("does not match " + s.pattern);
        }
        if (s.format) {
          const re = own(formats, s.format);
          if (!re) unchecked.add("format " + s.format); else if (!re.test(v)) bad("is no " + s.format);
        }
      } else if (type === "array") {
        v.forEach((e, i) => all(s.prefixItems?.[i] ?? s.items, e, `${at}/${i}`));
        if (s.uniqueItems && v.length > 1000) unchecked.add("uniqueItems");
        else if (s.uniqueItems && v.some((e, i) => v.slice(0, i).some((o) => same(o, e)))) bad("has an element twice");
        const n = s.contains === undefined || v.filter((e) => !learn(test(s.contains, e)).problems.length).length;
        if (s.contains !== undefined && (n < (s.minContains ?? 1) || n > s.maxContains)) bad(`has ${n} of the elements that it must contain`);
      } else if (type === "object") {
        for (const k of s.required ?? []) if (!Object.hasOwn(v, k)) bad("lacks " + show(k));
        for (const k of Object.keys(v)) {
          const where = `${at}/${k.replaceAll("~", "~0").replaceAll("/", "~1")}`, property = own(s.properties, k);
          let said = property !== undefined;
          all(property, v[k], where);
          for (const p in s.patternProperties) {
            const re = matcher(p);
            if (!re) unchecked.add("patternProperties"); else if (re.test(k)) { said = true; all(s.patternProperties[p], v[k], where); }
          }
          if (!said && s.additionalProperties === false) bad("is not described", where);
          else if (!said) all(s.additionalProperties, v[k], where);
          if (s.propertyNames !== undefined && learn(test(s.propertyNames, k)).problems.length) bad("has a name that is not allowed", where);
          for (const other of own(s.dependentRequired, k) ?? []) if (!Object.hasOwn(v, other)) bad(`lacks ${show(other)}, which goes with ${show(k)}`);
          all(own(s.dependentSchemas, k));
        }
      }
      s.allOf?.forEach((t) => all(t));
      for (const [list, most] of [[s.anyOf, Infinity], [s.oneOf, 1]]) {
        if (!list) continue;
        const results = list.map((t) => test(t)), fits = results.filter((r) => !r.problems.length);
        (fits.length ? fits : results).forEach(learn);
        if (!fits.length) { // the alternative that was meant has its problems deeper inside
          const distance = (r) => r.problems.length + (r.problems.some((p) => p[0] === at) ? 1000 : 0);
          bad(`fits none of ${list.length} alternatives`);
          problems.push(...results.sort((a, b) => distance(a) - distance(b))[0].problems.slice(0, 5));
        } else if (fits.length > most) fits.some((r) => r.unchecked.size) ? unchecked.add("oneOf") : bad(`fits ${fits.length} alternatives, and one is expected`);
      }
      for (const k of ["not", "if"]) {
        if (s[k] === undefined) continue;
        const r = test(s[k]), fits = !r.problems.length;
        if (fits && r.unchecked.size) unchecked.add(k); else if (k === "if") all(fits ? s.then : s.else); else if (fits) bad("is what must not be");
      }
      return done;
    };
    const r = check(schema, value, "", 0);
    return { problems: r.problems, unchecked: [...r.unchecked].sort() };
  };

  // What the contract says of an answer; matches is null where that is not known.
  const verdict = (operation, status, mediaType, text) => {
    const says = (matches, said, problems = [], unchecked = []) => ({ matches, text: said, problems, unchecked });
    const responses = operation.responses, code = `${status}`, content = own(responses, code) ?? own(responses, code[0] + "XX") ?? own(responses, "default");
    if (!content) return says(false, `The contract does not describe the status ${code}.`);
    const types = Object.keys(content), base = (t) => t.split(";")[0].trim().toLowerCase(), got = base(mediaType);
    if (operation.method === "HEAD" || (!types.length && !text)) return says(true, "The status is as described, and there is no body.");
    if (!types.length) return says(null, "The status is as described. The contract says nothing of a body.");
    if (!text) return says(false, "The contract describes a body, and there is none.");
    const kind = [got, got.split("/")[0] + "/*", "*/*"].map((want) => types.find((t) => base(t) === want)).find((t) => t);
    if (!kind) return says(false, `The contract describes ${types.join(", ")} here, and not ${got || "a body without a type"}.`);
    if (content[kind] === null || !/[/+]json$/.test(got)) return says(null, "Status and media type match the contract. The body was not checked.");
    let value;
    try { value = JSON.parse(text); } catch { return says(false, "The body is not JSON."); }
    const { problems, unchecked } = judge(operation.schemas, operation.schemas[content[kind]], value);
    if (problems.length) return says(false, "The body does not match the contract:", problems, unchecked);
    return unchecked.length ? says(null, "Nothing contradicts the contract, but not all was checked.", [], unchecked) : says(true, "Status, media type and body match the contract.");
  };

  if (typeof document === "undefined") globalThis.tryJudge = { judge, verdict }; // Node's tests
  else steward.provide("judge", (ready) => ready(verdict));
})();
