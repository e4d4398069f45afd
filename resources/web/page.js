"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const get = (id) => document.getElementById(id);
  const drawn = JSON.parse(get("drawn").textContent);
  const say = drawn.say;
  const fill = (text, holes) => text.replace(/\{(\w+)\}/g, (_, name) => holes[name]);
  const figures = new Intl.NumberFormat(drawn.language);

  const entries = drawn.marks.map((mark, place) => {
    const [id, title, date, lane, s0, s1, e0, e1, vague, importance, status, facets, links] = mark;
    const node = get("e-" + id);
    const known = [s0, s1, e0, e1].filter((time) => time !== null);
    return {
      place, id, title, date, lane, s0, s1, e0, e1, vague, importance, status, facets, links, node,
      low: known.length ? Math.min(...known) : null, high: known.length ? Math.max(...known) : null, shown: true, words: "",
    };
  });
  const dated = entries.filter((entry) => entry.low !== null);
  let chosen = null;

  /* ---- light and dark ---- */
  const theme = get("theme");
  theme.addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (dark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });

  /* ---- the calendar: proleptic Gregorian, years astronomical (H. Hinnant, chrono-compatible low-level date algorithms) ---- */
  const daysOf = (year, month, day) => {
    const y = month <= 2 ? year - 1 : year;
    const era = Math.floor(y / 400);
    const inEra = y - era * 400;
    const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
  };
  const civil = (days) => {
    const z = Math.floor(days) + 719468;
    const era = Math.floor(z / 146097);
    const inEra = z - era * 146097;
    const years = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
    const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
    const m = Math.floor((5 * inYear + 2) / 153);
    const month = m < 10 ? m + 3 : m - 9;
    return [years + era * 400 + (month <= 2 ? 1 : 0), month, inYear - Math.floor((153 * m + 2) / 5) + 1];
  };
  const format = (options) => {
    const intl = new Intl.DateTimeFormat(drawn.language, { timeZone: "UTC", calendar: "gregory", ...options });
    return (month, day, hour = 0, minute = 0) => intl.format(new Date(Date.UTC(2000, month - 1, day, hour, minute)));
  };
  const monthShort = format({ month: "short" });
  const monthLong = format({ month: "long" });
  const dayMonth = format({ day: "numeric", month: "short" });
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const plainYear = new Intl.NumberFormat(drawn.language, { useGrouping: false });
  const yearName = (year) => {
    const shown = year > 0 ? year : 1 - year;
    const text = (shown > 9999 ? figures : plainYear).format(shown);
    return year > 0 ? text : fill(say.before, { year: text });
  };
  const momentName = (days, span) => {
    const [year, month, day] = civil(days);
    if (span > 3000) return yearName(year);
    if (span > 120) return monthShort(month, 1) + " " + yearName(year);
    return dayMonth(month, day) + " " + yearName(year);
  };

  /* ---- ticks: [unit, count, days] from fine to coarse; the first that leaves room is taken ---- */
  const STEPS = [["minute", 5], ["minute", 15], ["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["day", 7],
    ["day", 14], ["month", 1], ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5]];
  for (let power = 10; power <= 1e10; power *= 10) for (const count of [1, 2, 5]) STEPS.push(["year", power * count]);
  const LENGTH = { minute: 1 / 1440, hour: 1 / 24, day: 1, month: 30.44, year: 365.2425 };
  const stepFor = (perDay, room) => STEPS.find(([unit, count]) => LENGTH[unit] * count * perDay >= room) || STEPS[STEPS.length - 1];
  const ticks = (from, to, [unit, count]) => {
    const found = [];
    const push = (at, label, major) => { if (at >= from - 1e-9 && at <= to) found.push({ at, label, major }); };
    const length = LENGTH[unit] * count;
    if (unit === "year") {
      const first = Math.floor(civil(from)[0] / count) * count;
      for (let year = first; found.length < 200; year += count) {
        const at = daysOf(count > 1 && year === 0 ? 1 : year, 1, 1);
        if (at > to) break;
        push(at, yearName(count > 1 && year === 0 ? 1 : year), count === 1 ? year % 10 === 0 : year % (count * 5) === 0);
      }
    } else if (unit === "month") {
      const start = civil(from);
      let index = Math.floor((start[0] * 12 + start[1] - 1) / count) * count;
      for (; found.length < 200; index += count) {
        const year = Math.floor(index / 12), month = index - year * 12 + 1, at = daysOf(year, month, 1);
        if (at > to) break;
        push(at, month === 1 ? yearName(year) : monthShort(month, 1), month === 1);
      }
    } else {
      for (let at = Math.floor(from / length) * length; at <= to && found.length < 200; at += length) {
        const moment = Math.round(at * 1440) / 1440;
        const [year, month, day] = civil(moment + 1e-6);
        const minutes = Math.round((moment - Math.floor(moment + 1e-6)) * 1440);
        const midnight = minutes === 0;
        if (unit === "day") push(moment, month === 1 && day <= count ? dayMonth(month, day) + " " + yearName(year) : dayMonth(month, day), day <= count);
        else push(moment, midnight ? dayMonth(month, day) : clock(1, 1, Math.floor(minutes / 60), minutes % 60), midnight);
      }
    }
    return found;
  };

  /* ---- choosing an entry ---- */
  const choose = (entry, { read = false, reveal = true } = {}) => {
    if (chosen) chosen.node.classList.remove("chosen");
    chosen = entry;
    if (entry) {
      entry.node.classList.add("chosen");
      if (reveal && timeline) timeline.reveal(entry);
      if (read) {
        entry.node.scrollIntoView({ block: "start" });
        entry.node.focus({ preventScroll: true });
      }
      const spoken = get("spoken");
      if (spoken && !read) spoken.textContent = entry.date + ": " + entry.title;
    }
    if (timeline) timeline.draw();
  };

  /* ---- the drawn timeline ---- */
  const SVG = "http://www.w3.org/2000/svg";
  const make = (name, attributes, ...children) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    for (const child of children) node.append(child);
    return node;
  };
  const ROW = 23, AXIS = 27, LANE = 18, LEAST = 1 / 288;

  const Timeline = () => {
    const canvas = get("canvas"), overview = get("overview"), shownLine = get("shown");
    const named = drawn.lanes.length > 1 || Boolean(drawn.lanes[0]);
    const first = Math.min(...dated.map((entry) => entry.low)), last = Math.max(...dated.map((entry) => entry.high));
    const reach = Math.max(last - first, 2);
    const padded = (from, to) => {
      const across = Math.max(canvas.clientWidth, 320), span = Math.max(to - from, 2);
      const right = Math.min(0.45, 250 / across), left = 30 / across, scale = span / (1 - right - left);
      return { from: from - scale * left, to: to + scale * right };
    };
    const whole = padded(first, last);
    let view = dense() || { ...whole }, width = 0, height = 0, queued = false, packed = null;
    const pen = document.createElement("canvas").getContext("2d");
    const widths = new Map();
    const measure = (text) => {
      if (!widths.has(text)) {
        pen.font = "600 13px " + getComputedStyle(canvas).getPropertyValue("--sans");
        widths.set(text, Math.ceil(pen.measureText(text).width));
      }
      return widths.get(text);
    };
    const short = (text) => (text.length > 46 ? text.slice(0, 44).trimEnd() + "…" : text);
    const tip = document.createElement("div");
    tip.id = "tip";
    tip.hidden = true;
    canvas.append(tip);
    const board = make("svg", { "aria-hidden": "true", direction: "ltr" });
    const below = make("svg", { "aria-hidden": "true", direction: "ltr" });
    canvas.append(board);
    overview.append(below);

    /* Where most entries lie close together and a few far off, the page opens on the many. */
    function dense() {
      const times = dated.map((entry) => (entry.low + entry.high) / 2).sort((a, b) => a - b);
      const held = Math.ceil(times.length * 0.75);
      if (times.length < 8) return null;
      let start = 0;
      for (let at = 0; at + held <= times.length; at += 1) {
        if (times[at + held - 1] - times[at] < times[start + held - 1] - times[start]) start = at;
      }
      const from = times[start], to = times[start + held - 1];
      if (to - from > reach / 5) return null;
      const near = Math.max((to - from) / 4, 1);
      const close = times.filter((time) => time >= from - near && time <= to + near);
      return padded(close[0], close[close.length - 1]);
    }
    const perDay = () => width / (view.to - view.from);
    const x = (time) => (time - view.from) * perDay();

    /* Rows are packed in pixels that do not depend on where the view stands, so nothing jumps while it moves. */
    const pack = () => {
      const scale = perDay();
      const count = entries.filter((entry) => entry.shown).length;
      const key = [Math.round(scale * 1e9), width, count, filterTurn].join();
      if (packed && packed.key === key) return packed;
      const most = Math.max(4, Math.min(11, Math.floor(innerHeight * (innerWidth < 736 ? 0.42 : 0.34) / ROW)));
      const lanes = drawn.lanes.map((name) => ({ name, rows: [], items: [], more: [] }));
      const used = new Set(dated.filter((entry) => entry.shown).map((entry) => entry.lane));
      const room = Math.max(1, Math.floor(most / Math.max(1, used.size)));
      const order = dated.filter((entry) => entry.shown).sort((a, b) => b.importance - a.importance || a.low - b.low || a.place - b.place);
      for (const entry of order) {
        const lane = lanes[entry.lane];
        const left = entry.low * scale, right = Math.max(entry.high * scale, left + 10);
        const label = measure(short(entry.title)) + 12;
        const inside = right - left > label + 10;
        const open = entry.s0 === null || entry.e1 === null ? 16 : 0;
        const end = inside ? right + open + 4 : right + open + label;
        let row = lane.rows.findIndex((taken) => fits(taken, left - 8 - open, end));
        if (row < 0 && lane.rows.length < room) row = lane.rows.push([]) - 1;
        if (row < 0) { lane.more.push(entry); continue; }
        keep(lane.rows[row], left - 8 - open, end);
        lane.items.push({ entry, row, inside, label: short(entry.title) });
      }
      let top = AXIS + 6;
      for (const lane of lanes) {
        lane.top = top;
        lane.head = named && lane.name ? LANE : 0;
        lane.high = used.has(drawn.lanes.indexOf(lane.name)) ? lane.head + Math.max(1, lane.rows.length) * ROW + (lane.more.length ? 13 : 0) + 6 : 0;
        top += lane.high;
      }
      packed = { key, lanes, height: Math.max(top + 2, AXIS + 4 * ROW) };
      return packed;
    };
    const place = (taken, left) => {
      let low = 0, high = taken.length;
      while (low < high) { const middle = (low + high) >> 1; if (taken[middle][0] < left) low = middle + 1; else high = middle; }
      return low;
    };
    const fits = (taken, left, right) => {
      const at = place(taken, left);
      return (at === 0 || taken[at - 1][1] <= left) && (at === taken.length || taken[at][0] >= right);
    };
    const keep = (taken, left, right) => taken.splice(place(taken, left), 0, [left, right]);

    const markOf = ({ entry, row, inside, label }, lane) => {
      const y = lane.top + lane.head + row * ROW + ROW / 2 + 3;
      const group = make("g", { class: "mark " + entry.status + (entry === chosen ? " chosen" : ""), "data-place": entry.place });
      const left = x(entry.low), right = Math.max(x(entry.high), left);
      const clip = (value) => Math.max(-20, Math.min(width + 20, value));
      const wide = right - left > 9;
      const back = wide || entry.s0 !== null ? 0 : 6; // what was over by then stands before the line where the next day begins
      const size = measure(label);
      let at = Math.max(right, left + 6) + (entry.e1 === null ? 18 : 0) + 7;
      if (inside) at = Math.min(Math.max(left + 9, 10), right - size - 6);
      group.append(make("rect", { class: "ground", x: clip(Math.min(left - 7, at - 4)), y: y - ROW / 2 + 1, rx: 5,
        width: Math.max(0, clip(Math.max(right + 4, at + size + 5)) - clip(Math.min(left - 7, at - 4))), height: ROW - 2 }));
      if (wide) {
        const day = !entry.vague && entry.high - entry.low <= 1.001 && !(entry.e0 > entry.s1);
        const bar = inside ? [y - 9, 18] : day ? [y - 2, 4] : [y - 4.5, 9];
        group.append(make("rect", { class: "may", x: clip(left), y: bar[0], width: Math.max(1, clip(right) - clip(left)), height: bar[1], rx: 4 }));
        const from = entry.s1 === null ? null : entry.s1, to = entry.e0 === null ? null : entry.e0;
        if (from !== null && to !== null && to > from) {
          const a = clip(x(from)), b = clip(x(to));
          group.append(make("rect", { class: "sure", x: a, y: inside ? y + 6 : y - 4.5, width: Math.max(1, b - a), height: inside ? 3 : 9, rx: inside ? 1.5 : 4 }));
        }
        if (day && !inside) group.append(make("circle", { class: "dot", cx: left + 4, cy: y, r: 5 }));
      } else group.append(make("circle", { class: "dot" + (entry.vague ? " open" : ""), cx: (left + right) / 2 - back, cy: y, r: 5 }));
      if (entry.e1 === null) group.append(make("path", { class: "end", d: `M${right + 3} ${y}h11m-4 -4l4 4l-4 4` }));
      if (entry.s0 === null) group.append(make("path", { class: "end", d: `M${left - 3 - back} ${y}h-11m4 -4l-4 4l4 4` }));
      if (at < width && at + size > -20) {
        const text = make("text", { x: at, y: y + 4.5 });
        text.textContent = label;
        group.append(text);
      }
      return group;
    };

    const paint = () => {
      queued = false;
      width = canvas.clientWidth;
      if (!width) return;
      const layout = pack();
      height = layout.height;
      const parts = [make("rect", { class: "axis", x: 0, y: 0, width, height: AXIS })];
      const odd = layout.lanes.filter((lane) => lane.high);
      odd.forEach((lane, number) => {
        if (number % 2 === 0 && odd.length > 1) parts.push(make("rect", { class: "band", x: 0, y: lane.top - 3, width, height: lane.high }));
      });
      for (const tick of ticks(view.from, view.to, stepFor(perDay(), 96))) {
        const at = Math.round(x(tick.at)) + 0.5;
        parts.push(make("line", { class: "tick" + (tick.major ? " major" : ""), x1: at, x2: at, y1: AXIS - 6, y2: height }));
        if (at < width - 20) {
          const text = make("text", { class: "ticked" + (tick.major ? " major" : ""), x: at + 5, y: 17 });
          text.textContent = tick.label;
          parts.push(text);
        }
      }
      for (const lane of odd) {
        const behind = [];
        for (const entry of lane.more) {
          const at = x((entry.low + entry.high) / 2);
          if (at > -4 && at < width + 4) {
            parts.push(make("g", { class: "mark", "data-place": entry.place },
              make("rect", { class: "small", x: at - 1, y: lane.top + lane.high - 16, width: 2.4, height: 9, rx: 1.2 })));
          }
        }
        for (const item of lane.items) {
          const { entry } = item;
          if (x(entry.high) > -460 && x(entry.low) < width + 40) (entry === chosen ? behind : parts).push(markOf(item, lane));
        }
        parts.push(...behind);
        if (lane.head) {
          const text = make("text", { class: "lane", x: 9, y: lane.top + 12 });
          text.textContent = lane.name;
          parts.push(text);
        }
      }
      board.setAttribute("viewBox", `0 0 ${width} ${height}`);
      board.setAttribute("height", height);
      board.replaceChildren(...parts, ...joins(layout));
      paintOverview();
      const span = view.to - view.from;
      const names = [momentName(view.from, span), momentName(view.to, span)];
      shownLine.textContent = names[0] === names[1] ? names[0] : names.join(" – ");
      cover();
    };
    const joins = (layout) => {
      if (!chosen || chosen.low === null) return [];
      const at = new Map();
      for (const lane of layout.lanes) for (const { entry, row } of lane.items) {
        const middle = x(entry.high) - x(entry.low) > 9 ? x(entry.low) + 4 : (x(entry.low) + x(entry.high)) / 2;
        at.set(entry, [middle, lane.top + lane.head + row * ROW + ROW / 2 + 3]);
      }
      const pairs = entries.flatMap((from) => from.links.map((to) => [from, entries[to]])).filter((pair) => pair.includes(chosen));
      const near = (entry) => at.has(entry) && at.get(entry)[0] > -width && at.get(entry)[0] < 2 * width;
      return pairs.filter(([a, b]) => near(a) && near(b)).map(([a, b]) => {
        const [ax, ay] = at.get(a), [bx, by] = at.get(b), bend = Math.max(14, Math.abs(bx - ax) / 3);
        const lift = Math.abs(ay - by) < 2 ? -Math.min(26, bend) : 0;
        return make("path", { class: "link", d: `M${ax} ${ay}C${ax + bend} ${ay + lift} ${bx - bend} ${by + lift} ${bx} ${by}` });
      });
    };

    const paintOverview = () => {
      const high = overview.clientHeight, scale = width / (whole.to - whole.from);
      const bins = new Array(Math.max(1, Math.floor(width / 4))).fill(0);
      for (const entry of dated) if (entry.shown) {
        bins[Math.min(bins.length - 1, Math.max(0, Math.floor((((entry.low + entry.high) / 2 - whole.from) * scale) / 4)))] += 1;
      }
      const most = Math.max(1, ...bins);
      const parts = bins.flatMap((count, number) => {
        const tall = count ? Math.max(3, (high - 6) * Math.sqrt(count / most)) : 0;
        return count ? [make("rect", { class: "density", x: number * 4, y: high - 2 - tall, width: 3, height: tall, rx: 1 })] : [];
      });
      const a = (view.from - whole.from) * scale, b = (view.to - whole.from) * scale;
      parts.push(make("rect", { class: "window", x: Math.max(1, a), y: 1, width: Math.max(6, Math.min(width - 1, b) - Math.max(1, a)), height: high - 2, rx: 4 }));
      below.setAttribute("viewBox", `0 0 ${width} ${high}`);
      below.setAttribute("height", high);
      below.replaceChildren(...parts);
    };

    const draw = () => { if (!queued) { queued = true; requestAnimationFrame(paint); } };
    const show = (from, to) => {
      const span = Math.min(Math.max(to - from, LEAST), (whole.to - whole.from) * 1.2);
      const middle = Math.min(Math.max((from + to) / 2, whole.from), whole.to);
      view = { from: middle - span / 2, to: middle + span / 2 };
      draw();
    };
    const zoom = (factor, at = 0.5) => {
      const span = view.to - view.from, hold = view.from + span * at;
      const next = Math.min(Math.max(span * factor, LEAST), (whole.to - whole.from) * 1.2);
      show(hold - next * at, hold + next * (1 - at));
    };
    const move = (part) => { const by = (view.to - view.from) * part; show(view.from + by, view.to + by); };
    const reveal = (entry) => {
      if (entry.low === null) return;
      const span = view.to - view.from;
      if (entry.high < view.from + span * 0.04 || entry.low > view.to - span * 0.15) show(entry.low - span * 0.4, entry.low + span * 0.6);
    };
    const step = (by) => {
      const list = dated.filter((entry) => entry.shown).sort((a, b) => a.low - b.low || a.place - b.place);
      if (!list.length) return;
      const at = list.indexOf(chosen);
      choose(list[Math.min(list.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))]);
    };

    const KEYS = {
      ArrowLeft: () => move(-0.15), ArrowRight: () => move(0.15), "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7),
      0: () => show(whole.from, whole.to), Home: () => { const span = view.to - view.from; show(whole.from, whole.from + span); },
      End: () => { const span = view.to - view.from; show(whole.to - span, whole.to); }, ArrowDown: () => step(1), ArrowUp: () => step(-1),
      Enter: () => chosen && choose(chosen, { read: true }), Escape: () => choose(null),
    };
    canvas.addEventListener("keydown", (event) => {
      const deed = KEYS[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      deed();
    });
    get("zoom-in").addEventListener("click", () => zoom(0.6));
    get("zoom-out").addEventListener("click", () => zoom(1 / 0.6));
    get("zoom-fit").addEventListener("click", () => show(whole.from, whole.to));
    canvas.addEventListener("wheel", (event) => {
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!sideways && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (sideways) move((event.deltaX || event.deltaY) / width);
      else zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 120), (event.clientX - canvas.getBoundingClientRect().left) / width);
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => zoom(0.5, (event.clientX - canvas.getBoundingClientRect().left) / width));

    /* One finger or the mouse moves, two fingers zoom. */
    const fingers = new Map();
    let moved = 0;
    const hit = (event) => { const mark = event.target.closest && event.target.closest(".mark"); return mark ? entries[Number(mark.dataset.place)] : null; };
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      moved = 0;
      fingers.set(event.pointerId, { x: event.clientX, entry: hit(event) });
    });
    canvas.addEventListener("pointermove", (event) => {
      const finger = fingers.get(event.pointerId);
      if (!finger) { point(event); return; }
      const by = event.clientX - finger.x;
      if (fingers.size === 2) {
        const [a, b] = [...fingers.values()].map((one) => one.x);
        finger.x = event.clientX;
        const [c, d] = [...fingers.values()].map((one) => one.x);
        if (Math.abs(c - d) > 20) zoom(Math.abs(a - b) / Math.abs(c - d), ((c + d) / 2 - canvas.getBoundingClientRect().left) / width);
        moved = 99;
        return;
      }
      moved += Math.abs(by);
      if (moved > 4 && !canvas.hasPointerCapture(event.pointerId)) { canvas.setPointerCapture(event.pointerId); canvas.classList.add("held"); tip.hidden = true; }
      finger.x = event.clientX;
      if (moved > 4) move(-by / width);
    });
    const lift = (event) => {
      const finger = fingers.get(event.pointerId);
      fingers.delete(event.pointerId);
      canvas.classList.remove("held");
      if (event.type === "pointerup" && finger && finger.entry && moved <= 4) choose(finger.entry, { read: true, reveal: false });
    };
    canvas.addEventListener("pointerup", lift);
    canvas.addEventListener("pointercancel", lift);
    canvas.addEventListener("pointerleave", () => { tip.hidden = true; });
    const point = (event) => {
      const entry = event.pointerType === "mouse" ? hit(event) : null;
      tip.hidden = !entry;
      if (!entry) return;
      const date = document.createElement("b"), title = document.createElement("bdi");
      date.textContent = entry.date;
      title.textContent = entry.title;
      tip.replaceChildren(date, title);
      const box = canvas.getBoundingClientRect();
      tip.style.left = Math.max(4, Math.min(event.clientX - box.left + 12, width - tip.offsetWidth - 4)) + "px";
      const lower = event.clientY - box.top + 16;
      tip.style.top = (lower + tip.offsetHeight > height ? Math.max(2, event.clientY - box.top - tip.offsetHeight - 10) : lower) + "px";
    };
    const brush = (event) => {
      if (event.type === "pointermove" && !event.buttons) return;
      const box = overview.getBoundingClientRect(), span = view.to - view.from;
      const at = whole.from + ((event.clientX - box.left) / box.width) * (whole.to - whole.from);
      overview.setPointerCapture(event.pointerId);
      show(at - span / 2, at + span / 2);
    };
    overview.addEventListener("pointerdown", brush);
    overview.addEventListener("pointermove", brush);

    const cover = () => {
      const box = get("timeline");
      root.style.setProperty("--covered", getComputedStyle(box).position === "sticky" ? box.offsetHeight + 12 + "px" : "1rem");
    };
    new ResizeObserver(draw).observe(canvas);
    let before = null;
    addEventListener("beforeprint", () => { before = view; view = { ...whole }; paint(); });
    addEventListener("afterprint", () => { view = before || view; paint(); });
    draw();
    return { draw, reveal, fit: () => show(whole.from, whole.to), range: () => [view.from, view.to] };
  };

  /* ---- search and filters ---- */
  let filterTurn = 0;
  const search = get("search"), count = get("count"), clear = get("clear");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const selects = drawn.facets.map(([title, names]) => {
    const select = document.createElement("select");
    select.setAttribute("aria-label", title);
    select.append(new Option(title, ""), ...names.map(([number, name, many]) => new Option(`${name} (${many})`, number)));
    select.addEventListener("change", () => sift());
    get("facets").append(select);
    return select;
  });
  const sift = () => {
    filterTurn += 1;
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const wanted = selects.map((select) => select.value).filter((value) => value !== "").map(Number);
    let shown = 0;
    for (const entry of entries) {
      if (words.length && !entry.words) entry.words = fold(entry.node.textContent);
      entry.shown = wanted.every((number) => entry.facets.includes(number)) && words.every((word) => entry.words.includes(word));
      entry.node.hidden = !entry.shown;
      if (entry.shown) shown += 1;
    }
    for (const period of document.querySelectorAll(".period")) period.hidden = !period.querySelector("article:not([hidden])");
    for (const select of selects) select.classList.toggle("set", select.value !== "");
    clear.hidden = !words.length && !wanted.length;
    const holes = { count: figures.format(shown), all: figures.format(entries.length) };
    count.textContent = shown === entries.length ? fill(say.whole, holes) : shown ? fill(say.count, holes) : say.none;
    if (timeline) timeline.draw();
  };
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(sift, 120); });
  clear.addEventListener("click", () => {
    search.value = "";
    for (const select of selects) select.value = "";
    sift();
    search.focus();
  });

  const timeline = dated.length && get("canvas") ? Timeline() : null;
  sift();
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); search.focus(); }
  });
  const follow = () => {
    const entry = entries.find((one) => "#e-" + one.id === location.hash);
    if (entry) {
      if (!entry.shown) clear.click();
      choose(entry);
    }
  };
  addEventListener("hashchange", follow);
  follow();
  get("entries").addEventListener("click", (event) => {
    const node = event.target.closest("article");
    if (node && !event.target.closest("a") && String(getSelection()) === "") choose(entries.find((entry) => entry.node === node));
  });
})();
