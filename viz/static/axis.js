// Years above and levels of authority at the left: they stay in sight however the picture is moved.
const HEAD = 30;
const SIDE = 28;
function drawGround(ctx) {
  scene.axis.forEach((stretch, index) => {
    ctx.fillStyle = stretch.kind === "undated" ? "#f3efe4" : stretch.kind === "empty" ? "#fff" : ["#eef2f6", "#f8fafb"][index % 2];
    ctx.fillRect(stretch.left, bounds.top, stretch.right - stretch.left, bounds.bottom - bounds.top);
    ctx.strokeStyle = "#c9d1da";
    ctx.lineWidth = 1 / scaleNow();
    line(ctx, stretch.right, bounds.top, stretch.right, bounds.bottom);
    if (stretch.kind === "empty") drawBreak(ctx, (stretch.left + stretch.right) / 2);
  });
  ctx.lineWidth = 2 / scaleNow();
  ctx.strokeStyle = "#7b8794";
  scene.bands.forEach((band) => line(ctx, bounds.left, band.bottom, bounds.right, band.bottom));
}

function line(ctx, x1, y1, x2, y2) {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

function drawBreak(ctx, x) {
  ctx.save();
  ctx.setLineDash([4, 8]);
  ctx.strokeStyle = "#8b95a1";
  ctx.lineWidth = 2;
  line(ctx, x, bounds.top, x, bounds.bottom);
  ctx.restore();
}

function drawLabels(ctx, view = inSight()) {
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  drawYears(ctx, view);
  drawLevels(ctx, view);
  ctx.fillStyle = "#fff";
  ctx.fillRect(view.left, view.top, SIDE * view.pixel, HEAD * view.pixel);
  ctx.restore();
}

function inSight() {
  const box = document.getElementById("network").getBoundingClientRect();
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = network.DOMtoCanvas({ x: box.width, y: box.height });
  return { left: start.x, top: start.y, right: end.x, bottom: end.y, pixel: 1 / scaleNow() };
}

function drawYears(ctx, { left, top, right, pixel }) {
  ctx.fillStyle = "#24313f";
  ctx.fillRect(left, top, right - left, HEAD * pixel);
  scene.axis.forEach((stretch) => {
    const from = Math.max(stretch.left, left + SIDE * pixel);
    const to = Math.min(stretch.right, right);
    if (to <= from) return;
    ctx.fillStyle = stretch.kind === "year" ? "#fff" : "#c5cfda";
    write(ctx, axisLabel(stretch, (to - from) / pixel), (from + to) / 2, top + (HEAD / 2) * pixel, (to - from) * 0.96, 16 * pixel);
    ctx.fillStyle = "#7b8794";
    ctx.fillRect(stretch.right - pixel / 2, top, pixel, HEAD * pixel);
  });
}

function onlyAgencies(stretch) {
  return scene.cards.every(([id, x]) => x > stretch.right || (!isGroup(id) && data.entries[id].code === "AGENCY"));
}

function axisLabel(stretch, room) {
  if (stretch.kind === "undated") return phrase(onlyAgencies(stretch) ? "agencies" : "undated");
  if (stretch.kind === "year" || stretch.first === stretch.last) return String(stretch.first);
  return room > 60 ? `${stretch.first}–${stretch.last}` : "⋯";
}

function drawLevels(ctx, { left, top, bottom, pixel }) {
  scene.bands.forEach((band) => {
    const from = Math.max(band.top, top + HEAD * pixel);
    const to = Math.min(band.bottom, bottom);
    if (to <= from) return;
    ctx.fillStyle = "#4a5867";
    ctx.fillRect(left, from, SIDE * pixel, to - from - 2 * pixel);
    ctx.save();
    ctx.translate(left + (SIDE / 2) * pixel, (from + to) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillStyle = "#fff";
    write(ctx, said(data.levels[band.level]), 0, 0, (to - from) * 0.94, 15 * pixel);
    ctx.restore();
  });
}

function write(ctx, text, x, y, room, size) {
  ctx.font = `700 ${size}px ${FACE}`;
  const width = ctx.measureText(text).width;
  if (width > room) ctx.font = `700 ${(size * room) / width}px ${FACE}`;
  if (width * 0.45 < room) ctx.fillText(text, x, y);
}
