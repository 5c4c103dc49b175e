// A pen that writes what is drawn as SVG instead of painting it.
const ruler = document.createElement("canvas").getContext("2d");
const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const short = (number) => Math.round(number * 100) / 100;
const ANCHORS = { center: "middle", right: "end", end: "end" };

class SvgPen {
  constructor() {
    this.parts = [];
    this.kept = [];
    this.clips = 0;
    this.state = {
      fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: `14px ${FACE}`, textAlign: "left", textBaseline: "alphabetic",
      globalAlpha: 1, dashes: [], moved: "", clipped: "",
    };
    for (const key of Object.keys(this.state)) {
      Object.defineProperty(this, key, { get: () => this.state[key], set: (value) => (this.state[key] = value) });
    }
  }

  save() { this.kept.push({ ...this.state }); }
  restore() { this.state = this.kept.pop() || this.state; }
  translate(x, y) { this.moved += ` translate(${short(x)} ${short(y)})`; }
  rotate(angle) { this.moved += ` rotate(${short((angle * 180) / Math.PI)})`; }
  setLineDash(dashes) { this.dashes = dashes; }
  measureText(text) { ruler.font = this.font; return ruler.measureText(text); }

  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${short(x)} ${short(y)}`; }
  lineTo(x, y) { this.path += `L${short(x)} ${short(y)}`; }
  quadraticCurveTo(...points) { this.path += `Q${points.map(short).join(" ")}`; }
  bezierCurveTo(...points) { this.path += `C${points.map(short).join(" ")}`; }
  closePath() { this.path += "Z"; }

  clip() {
    this.clips += 1;
    this.parts.push(`<clipPath id="c${this.clips}"><path d="${this.path}"/></clipPath>`);
    this.clipped = ` clip-path="url(#c${this.clips})"`;
  }

  put(tag, facts, inside) {
    const where = (this.moved ? ` transform="${this.moved.trim()}"` : "") + (this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : "") + this.clipped;
    const written = Object.entries(facts).map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
    this.parts.push(inside === undefined ? `<${tag}${written}${where}/>` : `<${tag}${written}${where}>${escaped(inside)}</${tag}>`);
  }

  fill() { this.put("path", { d: this.path, fill: this.fillStyle }); }
  stroke() {
    const dashes = this.dashes.length ? { "stroke-dasharray": this.dashes.map(short).join(" ") } : {};
    this.put("path", { d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": short(this.lineWidth), ...dashes });
  }
  fillRect(x, y, width, height) {
    if (width > 0 && height > 0) this.put("rect", { x: short(x), y: short(y), width: short(width), height: short(height), fill: this.fillStyle });
  }

  fillText(text, x, y) { this.write(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) {
    this.write(text, x, y, { fill: "none", stroke: this.strokeStyle, "stroke-width": short(this.lineWidth), "stroke-linejoin": "round" });
  }
  write(text, x, y, ink) {
    const [, style, size, face] = this.font.match(/^(.*?)([\d.]+)px (.*)$/) || [0, "", 14, FACE];
    const weight = /\b(700|bold)\b/.test(style) ? { "font-weight": 700 } : {};
    const down = this.textBaseline === "middle" ? size * 0.35 : this.textBaseline === "hanging" ? size * 0.8 : 0;
    this.put("text", {
      x: short(x), y: short(y + down), "font-family": face, "font-size": short(size), ...weight,
      "text-anchor": ANCHORS[this.textAlign] || "start", ...ink,
    }, text);
  }

  // The whole as a file, for a part (left, top, right, bottom) of the plane.
  file({ left, top, right, bottom }) {
    const box = [left, top, right - left, bottom - top].map(short).join(" ");
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${short(right - left)}" height="${short(bottom - top)}">${this.parts.join("")}</svg>`;
  }
}
