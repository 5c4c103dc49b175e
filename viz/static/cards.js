// Cards: a document drawn so that it can be read at any scale; far away the number alone, close by its title too.
const FACE = "'Segoe UI', 'Noto Sans', Roboto, Arial, sans-serif";
const RED = "#c4161c";
const STRIP = 36;
const FAR = 0.52;
let lit = null; // the cards that stand out, or null for all
let cursor = null; // the card that the keyboard is at

function cardOf({ ctx, id, x, y, state }) {
  return {
    drawNode: () => drawAt(ctx, id, x, y, state),
    nodeDimensions: { width: data.width, height: scene.height },
  };
}

function drawAt(ctx, id, x, y, state) {
  const [left, top] = [x - data.width / 2, y - scene.height / 2];
  ctx.globalAlpha = lit && !lit.has(id) ? 0.22 : 1;
  if (isGroup(id)) drawGroup(ctx, id, left, top, state);
  else drawCard(ctx, data.entries[id], left, top, state);
  if (cursor === id && !drawnAt) drawCursor(ctx, left - 12, top - 12);
  ctx.globalAlpha = 1;
}

function drawCursor(ctx, left, top) {
  outline(ctx, left, top, data.width + 24, scene.height + 24, [10, 10, 10, 10]);
  ctx.setLineDash([]);
  ctx.lineWidth = 3 / scaleNow();
  ctx.strokeStyle = "#0b5cad";
  ctx.stroke();
}

function drawCard(ctx, entry, left, top, state) {
  const family = data.families[entry.code];
  const [width, height] = [data.width, scene.height];
  const hollow = entry.status === "Planned";
  const late = entry.days_late > 0;
  if (entry.focus) {
    outline(ctx, left - 7, top - 7, width + 14, height + 14, family.corners);
    ctx.fillStyle = "#ffd84d";
    ctx.fill();
  }
  outline(ctx, left, top, width, height, family.corners);
  ctx.fillStyle = entry.status === "Held" || entry.status === "Draft" ? tint(family.colour) : "#fff";
  ctx.fill();
  drawStrip(ctx, entry, family, left, top, hollow);
  outline(ctx, left, top, width, height, family.corners);
  ctx.setLineDash(hollow || entry.status === "Draft" ? [9, 6] : []);
  ctx.lineWidth = entry.focus ? 5 : state.selected || state.hover || late ? 4 : 2;
  ctx.strokeStyle = late ? RED : entry.focus ? "#111" : family.colour;
  ctx.stroke();
  ctx.setLineDash([]);
  drawWords(ctx, wordsThatFit(ctx, entry, width - strip() - 13, height - 8), left + strip() + 7, top, height);
}

// A group is a pile of cards: what it holds, how many, of which kinds, how many of them late.
function drawGroup(ctx, id, left, top, state) {
  const [width, height] = [data.width - 12, scene.height - 12];
  ctx.lineWidth = state.hover ? 4 : 2;
  ctx.strokeStyle = "#4a5867";
  ctx.fillStyle = "#fff";
  for (const step of [12, 6, 0]) {
    outline(ctx, left + step, top + 12 - step, width, height, [6, 6, 6, 6]);
    ctx.fill();
    ctx.stroke();
  }
  const members = membersOf(id).filter(passes);
  drawShares(ctx, members, left + 1, top + 12 + height - 11, width - 2);
  drawWords(ctx, wordsOfGroup(ctx, id, members, width - 16, height - 14), left + 9, top + 12, height - 10);
}

function drawShares(ctx, members, left, top, width) {
  const count = new Map();
  members.forEach((index) => {
    const { colour } = data.families[data.entries[index].code];
    count.set(colour, (count.get(colour) || 0) + 1);
  });
  for (const [colour, share] of [...count].sort((a, b) => b[1] - a[1])) {
    ctx.fillStyle = colour;
    ctx.fillRect(left, top, (width * share) / members.length, 10);
    left += (width * share) / members.length;
  }
}

function wordsOfGroup(ctx, id, members, width, height) {
  const group = scene.groups[id];
  const small = Math.max(12.5, Math.min(height / 3.6, 11 / scaleNow()));
  const late = members.filter((index) => data.entries[index].days_late > 0).length;
  const line = (text, size, weight, colour) => {
    ctx.font = `${weight} ${size}px ${FACE}`;
    const fitting = size * Math.max(0.7, Math.min(1, width / ctx.measureText(text).width));
    const font = `${weight} ${fitting}px ${FACE}`;
    return { text: wrapped(ctx, text, font, width, 1)[0] || "", font, colour, room: fitting * 1.15 };
  };
  const warning = late ? ` · ⚠ ${late}` : "";
  const sum = `${members.length} ${phrase("documents")}${warning}`;
  ctx.font = `700 ${small * 0.7}px ${FACE}`;
  const fits = ctx.measureText(sum).width <= width;
  const words = [line(fits ? sum : `${members.length}${warning}`, small, 700, late ? RED : "#101418")];
  for (const text of [said(group.name), said(group.about)]) {
    const next = line(text, small, text === said(group.name) ? 700 : 400, "#101418");
    if (words.reduce((sum, { room }) => sum + room, next.room) <= height) words.splice(words.length - 1, 0, next);
  }
  return words;
}

// Corners from the upper left one clockwise: round, or cut off where less than 0.
function outline(ctx, left, top, width, height, corners) {
  const [right, bottom] = [left + width, top + height];
  const [a, b, c, d] = corners.map((size) => Math.max(-height / 2, Math.min(height / 2, size)));
  ctx.beginPath();
  ctx.moveTo(left + Math.abs(a), top);
  corner(ctx, right - Math.abs(b), top, right, top, right, top + Math.abs(b), b);
  corner(ctx, right, bottom - Math.abs(c), right, bottom, right - Math.abs(c), bottom, c);
  corner(ctx, left + Math.abs(d), bottom, left, bottom, left, bottom - Math.abs(d), d);
  corner(ctx, left, top + Math.abs(a), left, top, left + Math.abs(a), top, a);
  ctx.closePath();
}

function corner(ctx, x, y, tipX, tipY, endX, endY, size) {
  ctx.lineTo(x, y);
  if (size > 0) ctx.quadraticCurveTo(tipX, tipY, endX, endY);
  else ctx.lineTo(endX, endY);
}

const isFar = () => scaleNow() < FAR;
const strip = () => (isFar() ? 14 : STRIP);

function drawStrip(ctx, entry, family, left, top, hollow) {
  const { height } = scene;
  ctx.save();
  ctx.clip();
  ctx.fillStyle = hollow ? tint(family.colour) : family.colour;
  ctx.fillRect(left, top, strip(), height);
  ctx.restore();
  if (isFar()) return;
  ctx.fillStyle = hollow ? family.colour : "#fff";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `700 15px ${FACE}`;
  ctx.fillText(data.codes[entry.code] || entry.code, left + STRIP / 2, top + height / 2);
}

function tint(colour) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part * 0.12 + 255 * 0.88)).join(",")})`;
}

function drawWords(ctx, words, left, top, height) {
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  let y = top + (height - words.reduce((sum, line) => sum + line.room, 0)) / 2;
  for (const line of words) {
    ctx.font = line.font;
    ctx.fillStyle = line.colour;
    ctx.fillText(line.text, left, y + line.room / 2);
    y += line.room;
  }
}

const measured = new Map();

function wordsThatFit(ctx, entry, width, height) {
  const small = Math.max(12.5, Math.min(26, Math.round(22 / scaleNow()) / 2)); // about 11 pixels on the screen
  const key = `${language()} ${small} ${strip()} ${height} ${entry.index}`;
  if (!measured.has(key)) {
    let date = dateLine(ctx, entry, small, width);
    let name = nameLines(ctx, entry, Math.min(38, small * 1.4), width, height - date.room);
    if (isFar() && name[0].room < small) {
      date = dateLine(ctx, entry, 15, width); // a name needs the room more than its date does
      name = nameLines(ctx, entry, small, width, height - date.room);
    }
    const left = height - date.room - name.reduce((sum, line) => sum + line.room, 0);
    measured.set(key, [...name, ...titleLines(ctx, entry, small, width, left), date]);
  }
  return measured.get(key);
}

function dateLine(ctx, entry, size, width) {
  const late = entry.days_late > 0;
  const text = late ? `⚠ ${isFar() ? "+" : `${lateness(entry)} `}${entry.days_late} ${phrase("days")}` : dateOf(entry);
  const weight = late ? 700 : 400;
  ctx.font = `${weight} ${size}px ${FACE}`;
  const fitting = size * Math.min(1, width / ctx.measureText(text).width);
  return { text, font: `${weight} ${fitting}px ${FACE}`, colour: late ? RED : "#39424e", room: fitting * 1.25 };
}

function nameLines(ctx, entry, wanted, width, height) {
  for (let size = wanted; ; size -= 1) {
    const font = `700 ${size}px ${FACE}`;
    const lines = wrapped(ctx, entry.label, font, width, Math.max(1, Math.floor(height / (size * 1.1))));
    if (size <= 15 || !lines.cut) return lines.map((text) => ({ text, font, colour: "#101418", room: size * 1.15 }));
  }
}

function titleLines(ctx, entry, size, width, height) {
  const most = Math.floor(height / (size * 1.17));
  if (most < 1 || (most < 2 && !isFar()) || entry.title === entry.label) return [];
  const font = `400 ${size}px ${FACE}`;
  return wrapped(ctx, entry.title, font, width, Math.min(3, most)).map((text) => ({ text, font, colour: "#101418", room: size * 1.17 }));
}

function wrapped(ctx, text, font, width, most) {
  ctx.font = font;
  const fits = (line) => ctx.measureText(line).width <= width;
  const lines = [];
  const words = text.slice(0, 300).split(/\s+/).filter(Boolean);
  while (words.length && lines.length < most) {
    let line = words.shift();
    while (words.length && fits(`${line} ${words[0]}`)) line += ` ${words.shift()}`;
    if (!fits(line) || (words.length && lines.length === most - 1)) {
      line = cutToFit(line, fits);
      lines.cut = true;
    }
    lines.push(line);
  }
  return lines;
}

function cutToFit(line, fits) {
  while (line && !fits(`${line}…`)) line = line.slice(0, -1);
  return `${line.trimEnd()}…`;
}
