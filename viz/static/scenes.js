// What is on the screen at once: a scene of documents and groups, and the ties between its cards.
const grouping = document.getElementById("grouping");
const inside = new Map();
let sceneKey = "";
let scene = null;
let bounds = null;
let at = new Map(); // card → its middle
let ties = []; // { id, from, to, links }: a document's id is its number, a group's the scene that it opens

const isGroup = (id) => typeof id === "string";
const firstScene = () => (grouping ? grouping.value : "all");

function membersOf(id) {
  if (!isGroup(id)) return [id];
  if (!inside.has(id)) inside.set(id, data.scenes[id].cards.flatMap(([card]) => membersOf(card)));
  return inside.get(id);
}

function setScene(key) {
  sceneKey = key;
  scene = data.scenes[key];
  const [axis, bands] = [scene.axis, scene.bands];
  bounds = {
    left: axis.length ? axis[0].left : 0,
    right: axis.length ? axis[axis.length - 1].right : 0,
    top: bands.length ? bands[0].top : 0,
    bottom: bands.length ? bands[bands.length - 1].bottom : 0,
  };
  at = new Map(scene.cards.map(([id, x, y]) => [id, { x, y }]));
  ties = tiesOf();
}

function tiesOf() {
  const home = homes();
  const found = new Map();
  links.forEach((link, number) => {
    const [from, to] = [home.get(link.acting), home.get(link.target)];
    if (from === undefined || to === undefined || from === to) return;
    const id = isGroup(from) || isGroup(to) ? `${from} ${to}` : number;
    if (!found.has(id)) found.set(id, { id, from, to, links: [] });
    found.get(id).links.push(number);
  });
  return [...found.values()];
}

// Document → the card of this scene that it is, or is in.
function homes() {
  return new Map(scene.cards.flatMap(([id]) => membersOf(id).map((index) => [index, id])));
}

// The scene that shows a document itself, from the first one of this grouping down.
function sceneOf(index, key = firstScene()) {
  const card = data.scenes[key].cards.find(([id]) => (isGroup(id) ? membersOf(id).includes(index) : id === index));
  if (!card) return Object.keys(data.scenes).includes("year") ? sceneOf(index, "year") : key;
  return isGroup(card[0]) ? sceneOf(index, card[0]) : key;
}

// ---- what the legend lets through
const off = (kind) => new Set([...document.querySelectorAll(`[data-${kind}]:not(:checked)`)].flatMap((box) => box.dataset[kind].split(" ")));
let hidden = { rows: new Set(), codes: new Set(), states: new Set() };

function readLegend() {
  hidden = { rows: off("relation"), codes: off("codes"), states: off("states") };
}

function passes(index) {
  const entry = data.entries[index];
  return entry.focus || !(hidden.codes.has(entry.code) || hidden.states.has(entry.status));
}

const countOf = (id) => membersOf(id).filter(passes).length;

// The relations of a tie that are to be seen, and the one that stands for all: the most frequent, then the strongest.
function seen(tie) {
  const shown = tie.links.filter((id) => !hidden.rows.has(links[id].row) && passes(links[id].acting) && passes(links[id].target));
  const count = {};
  shown.forEach((id) => (count[links[id].relation] = (count[links[id].relation] || 0) + 1));
  const relation = Object.keys(data.relations).reduce((best, code) => ((count[code] || 0) > (count[best] || 0) ? code : best), links[tie.links[0]].relation);
  return { relation, count: shown.length };
}

// A line leaves its cards sideways; it makes way for cards between them and for its opposite.
function curveOf(tie) {
  const [a, b] = [at.get(tie.from), at.get(tie.to)];
  const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  const curve = (type, roundness) => ({ enabled: true, type, roundness });
  if (ties.some((other) => other.from === tie.to && other.to === tie.from)) return curve("curvedCW", 0.25);
  if (dy < scene.height && dx > 1.6 * data.width) return curve(a.x > b.x ? "curvedCCW" : "curvedCW", Math.min(0.5, (1.3 * scene.height) / dx));
  if (dx < data.width / 2 && dy > 1.6 * scene.height) return curve("curvedCW", Math.min(0.5, (0.9 * data.width) / dy));
  return { ...curve("cubicBezier", 0.45), forceDirection: "horizontal" };
}

setScene(firstScene());
