// The picture by keyboard: arrow keys go from card to card, Page Up and Page Down through all of them by date,
// Enter opens one, Escape goes back.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAGES = { PageUp: -1, PageDown: 1 };
const spoken = document.getElementById("spoken");

const shownCards = () => scene.cards.map(([id]) => id).filter((id) => countOf(id));

// The nearest card in a direction; what stands aside counts for farther than what stands ahead.
function nextCard([dx, dy]) {
  const from = at.get(cursor);
  const away = (id) => {
    const [x, y] = [at.get(id).x - from.x, at.get(id).y - from.y];
    const ahead = x * dx + y * dy;
    return ahead > 1 ? ahead + 2.5 * Math.abs(x * dy + y * dx) : Infinity;
  };
  return shownCards().reduce((best, id) => (id !== cursor && away(id) < (best === null ? Infinity : away(best)) ? id : best), null);
}

function goTo(id) {
  if (id === null) return;
  cursor = id;
  const { x, y } = at.get(id);
  const spot = network.canvasToDOM({ x, y });
  const margin = 60;
  const inView = spot.x > margin && spot.y > margin && spot.x < place.clientWidth - margin && spot.y < place.clientHeight - margin;
  if (!inView) lookAt({ x, y }, network.getScale());
  spoken.textContent = isGroup(id) ? `${said(scene.groups[id].name)}, ${said(scene.groups[id].about)}: ${countOf(id)} ${phrase("documents")}` : [data.entries[id].label, dateOf(data.entries[id]), data.entries[id].title.slice(0, 200)].join(". ");
  network.redraw();
}

function enter() {
  if (cursor === null) return;
  if (isGroup(cursor)) {
    openScene(cursor);
    goTo(shownCards()[0] ?? null);
  } else {
    selectEntry(cursor);
    panel.focus();
  }
}

function goBack() {
  if (selected || lit) selectNothing();
  else if (scene.parent) {
    const left = sceneKey;
    openScene(scene.parent);
    goTo(left);
  }
}

on("network", "keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!at.has(cursor)) cursor = focus && at.has(focus.index) ? focus.index : (shownCards()[0] ?? null);
  if (cursor === null) return;
  if (ARROWS[event.key]) goTo(nextCard(ARROWS[event.key]));
  else if (PAGES[event.key]) goTo(shownCards()[shownCards().indexOf(cursor) + PAGES[event.key]] ?? null);
  else if (event.key === "Home") goTo(shownCards()[0]);
  else if (event.key === "End") goTo(shownCards().at(-1));
  else if (event.key === "Enter" || event.key === " ") enter();
  else if (event.key === "Escape") goBack();
  else return;
  event.preventDefault();
});
on("network", "focus", () => {
  if (!at.has(cursor)) cursor = focus && at.has(focus.index) ? focus.index : (shownCards()[0] ?? null);
  if (cursor !== null && place.matches(":focus-visible")) goTo(cursor);
});
on("network", "blur", () => network.redraw());
on("panel", "keydown", (event) => {
  if (event.key !== "Escape") return;
  selectNothing();
  place.focus();
});
