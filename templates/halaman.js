"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const { kabar, pangkal } = document.body.dataset;
  const every = [...document.forms];
  const forms = every.filter((form) => "jaga" in form.dataset);
  let sent = null; // the form whose answer is on the way: nothing may come between
  const touch = (form) => { form.dataset.disentuh = "ya"; };
  const touched = (some) => some.some((form) => form !== sent && form.dataset.disentuh);

  byId("keluhan")?.focus();

  // What was typed and not sent is asked about, and never reloaded away; it is not sent to a zi that is gone.
  document.addEventListener("input", ({ target }) => { if (target.form) touch(target.form); });
  addEventListener("beforeunload", (event) => { if (touched(forms)) { event.preventDefault(); sent = null; } });
  addEventListener("pageshow", () => { sent = null; });

  // It stays in this tab until it is saved or thrown away, even where zi ends before it answers; who acts is asked anew.
  const tab = sessionStorage;
  const again = byId("keluhan") || document.querySelector("[data-pratinjau] p");
  if (location.search.includes("pesan=") && performance.getEntriesByType("navigation")[0].type === "navigate") tab.removeItem(tab.terkirim);
  for (const form of forms) {
    const here = form.action + form.dataset.jaga, kept = JSON.parse(tab.getItem(here));
    let there, waiting, last = 0;
    form.addEventListener("submit", async (event) => {
      tab.terkirim = here;
      if (there) return void (sent = form);
      event.preventDefault();
      if ((await asked()) === null) return;
      there = true;
      form.requestSubmit(event.submitter);
      there = false;
    });
    form.addEventListener("click", ({ target }) => {
      if (!target.matches(".isian-lama a, .tombol a")) return;
      tab.removeItem(here);
      delete form.dataset.disentuh;
    });
    form.addEventListener("input", () => {
      tab.setItem(here, JSON.stringify([...new FormData(form)].filter(([name]) => !/^segel|^oleh/.test(name))));
      // What a form would do is shown while it is filled in, and nothing is written.
      clearTimeout(waiting);
      if ("lihat" in form.dataset) waiting = setTimeout(async () => {
        const body = new URLSearchParams(new FormData(form)), mine = ++last;
        body.set("aksi", "pratinjau");
        const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
        if (mine === last && answer?.headers.get("Content-Type").startsWith("text/plain")) form.querySelector("[data-pratinjau]").textContent = await answer.text();
      }, 400);
    });
    if (again && tab.terkirim === here) touch(form);
    else if (kept?.some(([name]) => form.elements[name]?.type !== "hidden")) {
      for (const field of form.elements) {
        const said = kept.flatMap(([name, one]) => name === field.name ? [one] : []);
        if (/radio|checkbox/.test(field.type)) field.checked = said.includes(field.value);
        else if (said.length && field.type !== "file") field.value = said[0];
      }
      touch(form);
      form.querySelector(".isian-lama").hidden = false;
      form.dispatchEvent(new Event("input"));
    }
  }
  delete tab.terkirim;

  // A file may be dropped anywhere on its form, and nowhere else opens instead of the page.
  for (const input of document.querySelectorAll("input[type=file]")) {
    const hint = byId("p-" + input.name), usual = hint.textContent;
    const way = input.closest(".satu-cara")?.querySelector("input[type=radio]");
    hint.setAttribute("aria-live", "polite");
    for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
    input.form.addEventListener("drop", ({ dataTransfer }) => {
      if (!dataTransfer.files.length) return;
      if (way) way.checked = true;
      input.files = dataTransfer.files;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    input.addEventListener("input", () => {
      const { files } = input;
      const wrong = files.length > 1 ? "Satu berkas setiap kali." : files[0]?.size > 104857600 ? "Berkas itu lebih dari 100 MB. Catat alamat webnya saja." : "";
      if (wrong) input.value = "";
      hint.textContent = wrong || usual;
    });
  }

  // A change on disk shows by itself, but not where somebody is filling in.
  async function asked() {
    const answer = await fetch(pangkal + "kabar", { cache: "no-store" }).catch(() => null);
    const said = answer?.ok ? await answer.text() : null;
    byId("tertutup").hidden = said !== null;
    return said;
  }
  async function look() {
    if (sent || document.hidden) return;
    const said = await asked();
    if (said === null || said === kabar || sent) return;
    if (touched(every) || document.activeElement?.form) byId("berubah").hidden = false;
    else location.reload();
  }
  setInterval(look, 1500);
  document.addEventListener("visibilitychange", look);
})();
