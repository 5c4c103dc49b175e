// Cards: a document drawn so that it can be read at any scale; far away the number alone, close by its title too.
const FACE = "'Segoe UI', 'Noto Sans', Roboto, Arial, sans-serif";
const RED = "#c4161c";
const STRIP = 36;
const FAR = 0.52;
let lit = null; // the entries that stand out, or null for all

function cardOf({ ctx, id, x, y, state }) {
  return {
    drawNode() {
      ctx.globalAlpha = lit && !lit.has(id) ? 0.22 : 1;
      drawCard(ctx, data.entries[id], x - data.card.width / 2, y - data.card.height / 2, state);
      ctx.globalAlpha = 1;
    },
    nodeDimensions: data.card,
  };
}

function drawCard(ctx, entry, left, top, state) {
  const family = data.families[entry.code];
  const { width, height } = data.card;
  const hollow = entry.status === "Planned";
  const late = entry.days_late > 0;
  if (entry.focus) {
    outline(ctx, left - 7, top - 7, width + 14, height + 14, family.radius + 6);
    ctx.fillStyle = "#ffd84d";
    ctx.fill();
  }
  outline(ctx, left, top, width, height, family.radius);
  ctx.fillStyle = entry.status === "Held" || entry.status === "Draft" ? tint(family.colour) : "#fff";
  ctx.fill();
  drawStrip(ctx, entry, family, left, top, hollow);
  outline(ctx, left, top, width, height, family.radius);
  ctx.setLineDash(hollow || entry.status === "Draft" ? [9, 6] : []);
  ctx.lineWidth = entry.focus ? 5 : state.selected || state.hover || late ? 4 : 2;
  ctx.strokeStyle = late ? RED : entry.focus ? "#111" : family.colour;
  ctx.stroke();
  ctx.setLineDash([]);
  drawWords(ctx, entry, left + strip() + 7, top, width - strip() - 13, height);
}

function outline(ctx, left, top, width, height, radius) {
  ctx.beginPath();
  ctx.moveTo(left + radius, top);
  ctx.arcTo(left + width, top, left + width, top + height, radius);
  ctx.arcTo(left + width, top + height, left, top + height, radius);
  ctx.arcTo(left, top + height, left, top, radius);
  ctx.arcTo(left, top, left + width, top, radius);
  ctx.closePath();
}

const isFar = () => network.getScale() < FAR;
const strip = () => (isFar() ? 14 : STRIP);

function drawStrip(ctx, entry, family, left, top, hollow) {
  const { height } = data.card;
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

function drawWords(ctx, entry, left, top, width, height) {
  const words = wordsThatFit(ctx, entry, width, height - 8);
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
  const small = Math.max(12.5, Math.min(26, Math.round(22 / network.getScale()) / 2)); // about 11 pixels on the screen
  const key = `${language()} ${small} ${strip()} ${entry.index}`;
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
