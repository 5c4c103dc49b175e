// The panel beside the picture: one document, or one relation with the passages that it rests on.
const panel = document.getElementById("panel");

function made(tag, text, kind) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function showStart() {
  panel.replaceChildren();
  if (!focus) return;
  const name = made("button", focus.label, "name");
  name.type = "button";
  name.addEventListener("click", () => selectEntry(focus.index));
  panel.append(made("h3", phrase(focus.code === "AGENCY" ? "main_agency" : "main")), name, made("p", focus.title, "about"));
  if (focus.href) panel.append(linkTo(focus));
}

function showEntry(entry) {
  const facts = made("dl");
  fact(facts, "type", said(entry.type));
  fact(facts, "date", entry.date ? written(entry.date) : entry.code !== "AGENCY" && phrase("undated"));
  fact(facts, "due", entry.due && written(entry.due));
  if (entry.days_late) fact(facts, entry.status === "Planned" ? "overdue" : "late_short", `⚠ ${entry.days_late} ${phrase("days")}`, "late");
  fact(facts, "issuer", entry.issuer);
  fact(facts, "status", data.statuses[entry.status] && said(data.statuses[entry.status]));
  panel.replaceChildren(made("h2", entry.label), made("p", entry.title === entry.label ? "" : entry.title, "about"), facts);
  if (entry.href) panel.append(linkTo(entry));
  panel.append(...relationsOf(entry));
}

function fact(list, key, value, kind) {
  if (value) list.append(made("dt", phrase(key)), made("dd", value, kind));
}

function linkTo(entry) {
  const link = made("a", phrase("open"), "open");
  link.href = entry.href;
  link.rel = "noreferrer";
  return link;
}

function relationsOf(entry) {
  const own = links.filter((link) => link.acting === entry.index || link.target === entry.index);
  if (!own.length) return [];
  const list = made("ul");
  own.forEach((link) => {
    const acts = link.acting === entry.index;
    const relation = data.relations[link.relation];
    const button = made("button", `${said(acts ? relation.active : relation.passive)} ${data.entries[acts ? link.target : link.acting].label}`);
    button.type = "button";
    button.addEventListener("click", () => selectLink(links.indexOf(link)));
    const item = made("li");
    item.append(button);
    list.append(item);
  });
  return [made("h3", phrase("relations")), list];
}

function showLink(link) {
  const [acting, target] = [data.entries[link.acting], data.entries[link.target]];
  const sentence = made("h2", `${acting.label} ${said(data.relations[link.relation].active)} ${target.label}`);
  panel.replaceChildren(sentence);
  if (link.due) panel.append(made("p", `${phrase("due")}: ${written(link.due)}`));
  if (link.days_late) panel.append(made("p", `⚠ ${phrase("late_short")} ${link.days_late} ${phrase("days")}`, "late"));
  panel.append(made("h3", phrase("passage")));
  const passages = passagesOf(links.indexOf(link));
  panel.append(...(passages.length ? passages : [made("p", phrase("none"))]));
  [acting, target].forEach((entry) => {
    const button = made("button", entry.label);
    button.type = "button";
    button.addEventListener("click", () => selectEntry(entry.index));
    panel.append(button);
  });
}

function showTie(tie) {
  const shown = tie.links.filter((id) => !hidden.rows.has(links[id].row) && passes(links[id].acting) && passes(links[id].target));
  const name = (id) => (isGroup(id) ? said(scene.groups[id].name) : data.entries[id].label);
  const list = made("ul");
  shown.slice(0, 100).forEach((id) => {
    const button = made("button", `${data.entries[links[id].acting].label} ${said(data.relations[links[id].relation].active)} ${data.entries[links[id].target].label}`);
    button.type = "button";
    button.addEventListener("click", () => showLink(links[id]));
    const item = made("li");
    item.append(button);
    list.append(item);
  });
  panel.replaceChildren(made("h2", `${name(tie.from)} → ${name(tie.to)} (${shown.length})`), list);
  if (shown.length > 100) panel.append(made("p", `+ ${shown.length - 100}`));
}

// The passages as the list has them.
function passagesOf(id) {
  const row = document.getElementById(`l${id}`);
  return row ? [...row.querySelectorAll("blockquote")].map((quote) => quote.cloneNode(true)) : [];
}
