"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // What the filters ask for; an empty choice asks for nothing.
  const form = byId("saring");
  const tally = byId("jumlah");
  const items = all("[data-macam]");
  const groups = all(".kelompok-baris, .kelompok");
  const whole = tally.textContent;
  const holds = (list, wanted) => !wanted || list.split(" ").includes(wanted);
  const chosen = () => ({
    program: byId("s-program").value,
    pj: byId("s-pj").value,
    indikator: byId("s-indikator").value,
    aktivitas: byId("s-aktivitas").value,
  });

  function isShown(item, want) {
    const data = item.dataset;
    return holds(data.program, want.program) && holds(data.pj, want.pj) && holds(data.keadaan || "", want[data.macam] || "");
  }

  function counted(kind) {
    const found = items.filter((item) => item.dataset.macam === kind);
    return found.filter((item) => !item.hidden).length + " dari " + found.length;
  }

  function describe() {
    return all("select", form)
      .filter((select) => select.value)
      .map((select) => select.selectedOptions[0].textContent)
      .join("; ");
  }

  function filter() {
    const want = chosen();
    for (const item of items) item.hidden = !isShown(item, want);
    for (const group of groups) group.hidden = !group.querySelector("[data-macam]:not([hidden])");
    const words = describe();
    form.classList.toggle("aktif", Boolean(words));
    tally.textContent = words
      ? counted("indikator") + " indikator dan " + counted("aktivitas") + " aktivitas ditampilkan (saringan: " + words + ")."
      : whole;
  }

  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  // Each figure opens its account; the accounts themselves stay in the appendix, folded away.
  const dialog = byId("kotak");
  const body = byId("kotak-isi");
  const back = byId("kembali");
  const trail = [];
  byId("semua").open = false;

  function show(id) {
    const copy = byId(id).cloneNode(true);
    copy.removeAttribute("id");
    const heading = copy.querySelector("h3");
    heading.id = "kotak-judul";
    heading.tabIndex = -1;
    body.replaceChildren(copy);
    body.scrollTop = 0;
    back.hidden = trail.length < 2;
    if (!dialog.open) dialog.showModal();
    heading.focus();
  }

  function open(id) {
    trail.push(id);
    show(id);
  }

  document.addEventListener("click", (event) => {
    const cell = event.target.closest(".peta td");
    const link = event.target.closest("a.jelaskan") || (cell && cell.parentElement.querySelector("a.jelaskan"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = decodeURIComponent(link.hash.slice(1));
    if (!byId(id)) return;
    event.preventDefault();
    if (!dialog.open) trail.length = 0;
    open(id);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  back.addEventListener("click", () => {
    trail.pop();
    show(trail[trail.length - 1]);
  });
  byId("tutup").addEventListener("click", () => dialog.close());
  for (const link of all("a.jelaskan")) link.setAttribute("aria-haspopup", "dialog");

  const asked = decodeURIComponent(location.hash.slice(1));
  if (asked.startsWith("j-") && byId(asked)) open(asked);
})();
