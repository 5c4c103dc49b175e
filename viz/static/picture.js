// The network itself: vis-network with our cards and axis, and what can be done with it.
const place = document.getElementById("network");
const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, ctxRenderer: cardOf, title: tip(data.entries[node.id]) })));
const edges = new vis.DataSet(data.edges);
const network = new vis.Network(place, { nodes, edges }, data.options);
const FEW_ARROWS = 30;
const READABLE = 0.33;
const focus = data.entries.find((entry) => entry.focus) || data.entries[0];
let labelSize = 14;
let selected = null; // { entry: n } or { link: n }

function tip(entry) {
  return made("div", [entry.label, entry.title.slice(0, 400), entry.issuer].filter(Boolean).join(" — "));
}

// ---- the view
function wholeScale() {
  const room = { width: place.clientWidth - SIDE - 16, height: place.clientHeight - HEAD - 16 };
  return Math.min(room.width / (bounds.right - bounds.left), room.height / (bounds.bottom - bounds.top), 1.15);
}

function within(value, least, most) {
  return least > most ? (least + most) / 2 : Math.max(least, Math.min(most, value));
}

function lookAt(position, scale) {
  const half = { x: (place.clientWidth - SIDE) / 2 / scale, y: (place.clientHeight - HEAD) / 2 / scale };
  const x = within(position.x, bounds.left - 10 + half.x, bounds.right + 10 - half.x);
  const y = within(position.y, bounds.top - 6 + half.y, bounds.bottom + 6 - half.y);
  network.moveTo({ position: { x, y }, scale, offset: { x: SIDE / 2, y: HEAD / 2 } });
  fitLabels();
}

function closer(times) {
  network.moveTo({ scale: network.getScale() * times });
  fitLabels();
}

function lookAtWhole() {
  lookAt({ x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 }, wholeScale());
}

function lookAtEntry(index, scale) {
  const { x, y } = data.nodes[index];
  lookAt({ x, y }, scale);
}

function lookAtFocus() {
  if (focus) lookAtEntry(focus.index, 0.75);
}

function lookFirst() {
  if (!data.entries.length) return;
  if (wholeScale() >= READABLE) lookAtWhole();
  else lookAtFocus();
}

// ---- what stands out
function drawAgain() {
  const hidden = new Set([...document.querySelectorAll("[data-relation]:not(:checked)")].map((box) => box.dataset.relation));
  const shown = links.filter((link) => !hidden.has(link.relation) && link.relation !== "cites");
  const spoken = speakable(!selected && shown.length <= FEW_ARROWS ? shown : []);
  edges.update(links.map((link, id) => {
    const near = isLit(link, id);
    const aside = !selected && shown.length > FEW_ARROWS && link.acting !== focus.index && link.target !== focus.index;
    const named = (selected && near) || spoken.has(link);
    return {
      id,
      hidden: hidden.has(link.relation) && !(selected && selected.link === id),
      color: { ...data.edges[id].color, opacity: !near ? 0.12 : aside ? 0.4 : 1 },
      label: named ? said(data.relations[link.relation].active) : " ",
      font: { size: labelSize, face: FACE, color: data.relations[link.relation].colour, strokeWidth: 5, strokeColor: "#fff" },
    };
  }));
}

function boxOfWords(link) {
  const [a, b] = [data.nodes[link.acting], data.nodes[link.target]];
  const smooth = data.edges[links.indexOf(link)].smooth;
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (smooth.type !== "cubicBezier") {
    if (a.y !== b.y) middle.x -= (Math.abs(a.y - b.y) * smooth.roundness) / 2;
    else middle.y -= (Math.abs(a.x - b.x) * smooth.roundness) / 2;
  }
  return { ...middle, width: said(data.relations[link.relation].active).length * labelSize * 0.6, height: labelSize * 1.2 };
}

function meet(a, b) {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

// The links whose words can be written without touching a card or other words.
function speakable(shown) {
  const taken = data.nodes.map((node) => ({ x: node.x, y: node.y, ...data.card }));
  return new Set(shown.filter((link) => {
    const box = boxOfWords(link);
    return !taken.some((other) => meet(box, other)) && taken.push(box);
  }));
}

function fitLabels() {
  const size = Math.max(13, Math.min(30, Math.round(12 / network.getScale())));
  if (size === labelSize) return;
  labelSize = size;
  drawAgain();
}

function isLit(link, id) {
  if (!selected) return true;
  if (selected.link !== undefined) return selected.link === id;
  return link.acting === selected.entry || link.target === selected.entry;
}

function selectEntry(index, move) {
  selected = { entry: index };
  const near = links.filter((link) => link.acting === index || link.target === index);
  lit = new Set([index, ...near.flatMap((link) => [link.acting, link.target])]);
  network.selectNodes([index], false);
  showEntry(data.entries[index]);
  drawAgain();
  if (move) lookAtEntry(index, Math.max(network.getScale(), 0.75));
}

function selectLink(id) {
  selected = { link: id };
  lit = new Set([links[id].acting, links[id].target]);
  network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  showLink(links[id]);
  drawAgain();
}

function selectNothing() {
  selected = null;
  lit = null;
  showStart();
  network.unselectAll();
  drawAgain();
}

// ---- searching
const search = document.getElementById("search");
const found = document.getElementById("found");
const searchable = data.entries.map((entry) => folded(`${entry.label} ${entry.title} ${entry.issuer} ${entry.date}`));
let matches = [];

function find() {
  const words = folded(search.value).split(/\s+/).filter(Boolean);
  selectNothing();
  matches = words.length ? data.entries.map((entry) => entry.index).filter((index) => words.every((word) => searchable[index].includes(word))) : [];
  lit = words.length ? new Set(matches) : null;
  found.textContent = words.length ? `${matches.length} ${phrase("found")}` : "";
  network.redraw();
}

function goToNextMatch() {
  if (!matches.length) return;
  const [first, ...rest] = matches;
  matches = [...rest, first];
  selectEntry(first, true);
}

// ---- language, saving, printing
function speak(lang) {
  root.lang = lang;
  search.placeholder = phrase("search");
  if (selected && selected.link !== undefined) showLink(links[selected.link]);
  else if (selected) showEntry(data.entries[selected.entry]);
  else showStart();
  drawAgain();
}

function asImage() {
  const drawn = place.querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.width = drawn.width;
  copy.height = drawn.height;
  const ctx = copy.getContext("2d");
  ctx.fillStyle = "#fff";
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(drawn, 0, 0);
  return copy.toDataURL("image/png");
}

function download() {
  const link = made("a");
  link.href = asImage();
  link.download = `${document.title.replace(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 80)}.png`;
  link.click();
}

function readyToPrint() {
  lookAtWhole();
  network.redraw();
  document.getElementById("printed").src = asImage();
}

function on(id, event, act) {
  document.getElementById(id).addEventListener(event, act);
}

network.on("beforeDrawing", drawGround);
network.on("afterDrawing", drawLabels);
network.on("zoom", fitLabels);
network.on("click", (event) => {
  if (event.nodes.length) selectEntry(event.nodes[0]);
  else if (event.edges.length) selectLink(event.edges[0]);
  else selectNothing();
});
document.querySelectorAll("[data-relation]").forEach((box) => box.addEventListener("change", drawAgain));
document.querySelectorAll("[data-entry]").forEach((link) =>
  link.addEventListener("click", (event) => {
    event.preventDefault();
    selectEntry(Number(link.dataset.entry), true);
    place.scrollIntoView({ block: "center" });
  }),
);
on("search", "input", find);
on("search", "keydown", (event) => event.key === "Enter" && goToNextMatch());
on("whole", "click", () => { selectNothing(); lookAtWhole(); });
on("centre", "click", lookAtFocus);
on("larger", "click", () => closer(1.3));
on("smaller", "click", () => closer(1 / 1.3));
on("png", "click", download);
on("print", "click", () => window.print());
on("language", "click", () => speak(language() === "en" ? "vi" : "en"));
window.addEventListener("beforeprint", readyToPrint);
if (matchMedia("(max-width: 700px)").matches) document.getElementById("legend").open = false;
speak(language());
lookFirst();
Object.assign(window, { vanmach: { network, edges, selectEntry, selectLink } });
