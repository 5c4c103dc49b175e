// What is embedded in the page, and how it is said in the language that the page is read in.
const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;

const language = () => root.lang;
const said = (word) => word[language()];
const phrase = (key) => said(data.phrases[key]);
const written = (date) => (language() === "en" ? date : date.split("-").reverse().join("/"));
const links = data.entries.flatMap((entry) => entry.links);

function folded(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

function dateOf(entry) {
  if (entry.status === "Planned" && entry.due) return `${phrase("due")} ${written(entry.due)}`;
  if (entry.code === "AGENCY") return "";
  if (entry.date) return written(entry.date);
  return entry.due ? `${phrase("due")} ${written(entry.due)}` : phrase("undated");
}

const lateness = (entry) => phrase(entry.status === "Planned" ? "overdue" : "late_short");

let drawnAt = 0; // the scale of what is drawn for a file or for paper, or 0 for the screen
const scaleNow = () => drawnAt || network.getScale();
