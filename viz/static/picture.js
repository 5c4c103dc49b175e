// The network itself: vis-network with our cards and axis, and what can be done with it.
const place = document.getElementById("network");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(place, { nodes, edges }, data.options);
const FEW_ARROWS = 30;
const READABLE = 0.33;
const READABLE_GROUPS = 0.2;
const focus = data.entries.find((entry) => entry.focus);
let labelSize = 14;
let selected = null; // { entry: n } or { link: n }

function tip(id) {
  const entry = data.entries[id];
  const words = isGroup(id) ? [said(scene.groups[id].name), said(scene.groups[id].about), phrase("open_group")] : [entry.label, entry.title.slice(0, 400), entry.issuer];
  return made("div", words.filter(Boolean).join(" — "));
}

// ---- the scene
const up = document.getElementById("up");
const sceneName = document.getElementById("scene");
const rowsOfList = document.querySelectorAll("tbody[id]");

function openScene(key) {
  selected = null;
  lit = null;
  cursor = null;
  nodes.clear();
  edges.clear();
  setScene(key);
  nodes.add(scene.cards.map(([id, x, y]) => ({ id, x, y, shape: "custom", ctxRenderer: cardOf, title: tip(id) })));
  if (up) up.hidden = !scene.parent;
  labelSize = 0;
  showStart();
  lookFirst();
  drawAgain();
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

function lookAtFocus() {
  if (!focus) return;
  if (!at.has(focus.index)) openScene(sceneOf(focus.index));
  lookAt(at.get(focus.index), 0.75);
}

function lookFirst() {
  if (!scene.cards.length) return;
  const near = focus && homes().get(focus.index);
  if (wholeScale() >= (grouped() ? READABLE_GROUPS : READABLE)) lookAtWhole();
  else if (near !== undefined) lookAt(at.get(near), 0.75);
  else lookAt({ x: bounds.right, y: bounds.top }, READABLE);
}

// ---- what stands out
function drawAgain() {
  readLegend();
  const looks = new Map(ties.map((tie) => [tie, seen(tie)]));
  const shown = ties.filter((tie) => looks.get(tie).count && looks.get(tie).relation !== "cites");
  const most = Math.max(...[...looks.values()].map(({ count }) => count));
  const spoken = speakable(!selected && shown.length <= FEW_ARROWS && !grouped() ? shown : []);
  nodes.update(scene.cards.map(([id]) => ({ id, hidden: !countOf(id) })));
  edges.update(ties.map((tie) => {
    const { relation, count } = looks.get(tie);
    const look = data.relations[relation];
    const near = isLit(tie);
    const aside = !selected && shown.length > FEW_ARROWS && (!focus || (tie.from !== focus.index && tie.to !== focus.index));
    const named = (selected && near) || spoken.has(tie);
    const faint = grouped() ? 0.12 + (0.6 * count) / most : 0.4; // between groups the many say more than the few
    const opacity = !near ? 0.12 : aside ? faint : 1;
    return {
      id: tie.id,
      from: tie.from,
      to: tie.to,
      relation,
      hidden: !count && !(selected && selected.link === tie.id),
      width: tie.links.length > 1 ? Math.min(9, 1.5 + Math.log2(count + 1)) : look.width,
      dashes: look.dashes.length ? look.dashes : false,
      color: { color: look.colour, highlight: look.colour, hover: look.colour, opacity },
      smooth: curveOf(tie),
      label: named ? wordsOf(tie) : " ",
      font: { size: labelSize, face: FACE, color: look.colour, strokeWidth: 5, strokeColor: "#fff" },
    };
  }));
  sayWhatIsShown();
}

const grouped = () => scene.cards.some(([id]) => isGroup(id));

function wordsOf(tie) {
  const { relation, count } = seen(tie);
  return said(data.relations[relation].active) + (tie.links.length > 1 ? ` (${count})` : "");
}

function sayWhatIsShown() {
  const here = new Set(scene.cards.flatMap(([id]) => membersOf(id)).filter(passes));
  rowsOfList.forEach((row, index) => (row.hidden = !here.has(index)));
  if (sceneName) sceneName.textContent = `${said(scene.name)}${scene.parent ? ": " : ""}${here.size} ${phrase("documents")}`;
}

function boxOfWords(tie) {
  const [a, b] = [at.get(tie.from), at.get(tie.to)];
  const smooth = curveOf(tie);
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (smooth.type !== "cubicBezier") {
    if (a.y !== b.y) middle.x -= (Math.abs(a.y - b.y) * smooth.roundness) / 2;
    else middle.y -= (Math.abs(a.x - b.x) * smooth.roundness) / 2;
  }
  return { ...middle, width: wordsOf(tie).length * labelSize * 0.6, height: labelSize * 1.2 };
}

function meet(a, b) {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

// The links whose words can be written without touching a card or other words.
function speakable(shown) {
  const taken = [...at.values()].map((spot) => ({ ...spot, width: data.width, height: scene.height }));
  return new Set(shown.filter((link) => {
    const box = boxOfWords(link);
    return !taken.some((other) => meet(box, other)) && taken.push(box);
  }));
}

function fitLabels() {
  const size = Math.max(13, Math.min(30, Math.round(12 / scaleNow())));
  if (size === labelSize) return;
  labelSize = size;
  drawAgain();
}

function isLit(tie) {
  if (!selected) return true;
  if (selected.link !== undefined) return selected.link === tie.id;
  return tie.from === selected.entry || tie.to === selected.entry;
}

function selectEntry(index, move) {
  if (!at.has(index)) openScene(sceneOf(index));
  selected = { entry: index };
  cursor = index;
  const near = ties.filter(isLit);
  lit = new Set([index, ...near.flatMap((tie) => [tie.from, tie.to])]);
  network.selectNodes([index], false);
  showEntry(data.entries[index]);
  drawAgain();
  if (move) lookAt(at.get(index), Math.max(network.getScale(), 0.75));
}

// A relation between two documents, by its number; where they stand in two scenes its passages alone are shown.
function selectLink(id) {
  const { acting, target } = links[id];
  if (ties.some((tie) => tie.id === id)) {
    selected = { link: id };
    lit = new Set([acting, target]);
    network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
    drawAgain();
  }
  showLink(links[id]);
}

// The relations between two groups, each with the way to its passage.
function selectTie(id) {
  const tie = ties.find((other) => other.id === id);
  selected = { link: id };
  lit = new Set([tie.from, tie.to]);
  showTie(tie);
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
  const home = homes();
  lit = words.length ? new Set(matches.map((index) => home.get(index))) : null;
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
  if (grouping) [...grouping.options].forEach((option) => (option.textContent = option.dataset[lang === "en" ? "en" : "vi"]));
  nodes.update(scene.cards.map(([id]) => ({ id, title: tip(id) })));
  if (selected && isGroup(selected.link)) showTie(ties.find((tie) => tie.id === selected.link));
  else if (selected && selected.link !== undefined) showLink(links[selected.link]);
  else if (selected) showEntry(data.entries[selected.entry]);
  else showStart();
  drawAgain();
}

// The whole scene with its axis, as it would be on a sheet of paper, into any context.
const SHEET = { width: 1100, height: 700 };
const LARGEST = 8000; // pixels of a side that every browser can paint

function drawWhole(makeContext) {
  drawnAt = Math.min(SHEET.width / (bounds.right - bounds.left || 1), SHEET.height / (bounds.bottom - bounds.top || 1), 1);
  const pixel = 1 / drawnAt;
  const view = { left: bounds.left - SIDE * pixel, top: bounds.top - HEAD * pixel, right: bounds.right, bottom: bounds.bottom, pixel };
  const ctx = makeContext(view);
  fitLabels();
  ctx.fillStyle = "#fff";
  ctx.fillRect(view.left, view.top, view.right - view.left, view.bottom - view.top);
  drawGround(ctx);
  const shown = edges.get().filter((edge) => !edge.hidden).map((edge) => network.body.edges[edge.id]).filter((edge) => edge.connected);
  shown.forEach((edge) => edge.draw(ctx));
  scene.cards.filter(([id]) => countOf(id)).forEach(([id, x, y]) => drawAt(ctx, id, x, y, {}));
  shown.forEach((edge) => edge.drawArrows(ctx));
  drawLabels(ctx, view);
  drawnAt = 0;
  fitLabels();
  return view;
}

function asSvg() {
  const pen = new SvgPen();
  return pen.file(drawWhole(() => pen));
}

function asPng() {
  const canvas = document.createElement("canvas");
  drawWhole((view) => {
    const [width, height] = [view.right - view.left, view.bottom - view.top];
    const scale = Math.min(2, LARGEST / width, LARGEST / height);
    [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    const ctx = canvas.getContext("2d");
    ctx.scale(scale, scale);
    ctx.translate(-view.left, -view.top);
    return ctx;
  });
  return canvas.toDataURL("image/png");
}

function save(href, ending) {
  const link = made("a");
  link.href = href;
  link.download = `${document.title.replace(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 80)}.${ending}`;
  link.click();
}

function readyToPrint() {
  const drawn = new DOMParser().parseFromString(asSvg(), "image/svg+xml");
  document.getElementById("printed").replaceChildren(document.importNode(drawn.documentElement, true));
}

function on(id, event, act) {
  document.getElementById(id).addEventListener(event, act);
}

network.on("beforeDrawing", drawGround);
network.on("afterDrawing", drawLabels);
network.on("zoom", fitLabels);
network.on("click", (event) => {
  if (event.nodes.length && isGroup(event.nodes[0])) openScene(event.nodes[0]);
  else if (event.nodes.length) selectEntry(event.nodes[0]);
  else if (event.edges.length && isGroup(event.edges[0])) selectTie(event.edges[0]);
  else if (event.edges.length) selectLink(event.edges[0]);
  else selectNothing();
});
document.querySelectorAll(".legend input").forEach((box) => box.addEventListener("change", drawAgain));
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
on("png", "click", () => save(asPng(), "png"));
on("svg", "click", () => save(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(asSvg())}`, "svg"));
if (grouping) {
  on("grouping", "change", () => openScene(grouping.value));
  on("up", "click", () => openScene(scene.parent));
}
on("print", "click", () => window.print());
on("language", "click", () => speak(language() === "en" ? "vi" : "en"));
window.addEventListener("beforeprint", readyToPrint);
if (matchMedia("(max-width: 700px)").matches) document.getElementById("legend").open = false;
openScene(firstScene());
speak(language());
Object.assign(window, { vanmach: { network, nodes, edges, selectEntry, selectLink, openScene } });
