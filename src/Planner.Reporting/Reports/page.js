"use strict";
// A press on a column's heading sorts by it: numbers by their exact value, the rest by the reader's alphabet. Headings become buttons here and not in the page,
// because browsers do not paint buttons in the heads that they repeat on printed pages.
const headings = [...document.querySelectorAll("thead th")];

function sort(th) {
  const body = th.closest("table").tBodies[0];
  const down = th.getAttribute("aria-sort") === "ascending";
  for (const other of th.parentElement.children) other.removeAttribute("aria-sort");
  th.setAttribute("aria-sort", down ? "descending" : "ascending");
  const value = row => row.cells[th.cellIndex].dataset.v;
  const text = row => row.cells[th.cellIndex].textContent;
  const rows = [...body.rows].sort((a, b) => {
    const x = value(a), y = value(b);
    if (x !== undefined && y !== undefined) return x - y;
    if (x !== undefined || y !== undefined) return x !== undefined ? 1 : -1;
    return text(a).localeCompare(text(b), document.documentElement.lang);
  });
  body.append(...(down ? rows.reverse() : rows));
}

function press() {
  for (const th of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = th.textContent;
    button.addEventListener("click", () => sort(th));
    th.replaceChildren(button);
  }
}

function plain() {
  for (const th of headings) th.replaceChildren(th.textContent);
}

press();
window.addEventListener("beforeprint", plain);
window.addEventListener("afterprint", press);
