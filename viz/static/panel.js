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
  panel.append(made("h3", phrase("main")), name, made("p", focus.title, "about"));
  if (focus.href) panel.append(linkTo(focus));
}

function showEntry(entry) {
  const facts = made("dl");
  fact(facts, "type", said(entry.type));
  fact(facts, "date", entry.date ? written(entry.date) : phrase("undated"));
  fact(facts, "due", entry.due && written(entry.due));
  if (entry.days_late) fact(facts, entry.status === "Planned" ? "overdue" : "late_short", `⚠ ${entry.days_late} ${phrase("days")}`, "late");
  fact(facts, "issuer", entry.issuer);
  fact(facts, "status", data.statuses[entry.status] && said(data.statuses[entry.status]));
  panel.replaceChildren(made("h2", entry.label), made("p", entry.title, "about"), facts);
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
  if (!link.passages.length) panel.append(made("p", phrase("none")));
  link.passages.forEach((passage) => panel.append(quoted(passage)));
  [acting, target].forEach((entry) => {
    const button = made("button", entry.label);
    button.type = "button";
    button.addEventListener("click", () => selectEntry(entry.index));
    panel.append(button);
  });
}

function quoted(passage) {
  const quote = made("blockquote", passage.quote);
  const where = [passage.source];
  if (passage.line) where.push(`${phrase("line")} ${passage.line}`);
  if (passage.page) where.push(`${phrase("page")} ${passage.page}`);
  const sure = data.resolutions[passage.resolution];
  const rule = passage.rule ? ` (${ruleOf(passage)})` : "";
  quote.append(made("footer", where.filter(Boolean).join(", ") + (sure ? ` · ${said(sure)}${rule}` : rule)));
  return quote;
}

function ruleOf(passage) {
  const known = Object.hasOwn(data.rules, passage.rule);
  return known ? said(data.rules[passage.rule]) : `${phrase("rule")} ${passage.rule}`;
}
