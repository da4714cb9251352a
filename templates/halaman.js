"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const { kabar, pangkal } = document.body.dataset;
  const every = Array.from(document.forms);
  const forms = every.filter((form) => "jaga" in form.dataset);
  let sent = null; // the form whose answer is on the way: nothing may come between
  const touched = (some) => some.some((form) => form !== sent && form.dataset.disentuh);

  // Whoever is told what is wrong is taken there.
  byId("keluhan")?.focus();

  // What was typed and not sent is asked about, and never reloaded away; it is not sent to a zi that is gone.
  document.addEventListener("input", (event) => { if (event.target.form) event.target.form.dataset.disentuh = "ya"; });
  if (byId("keluhan") || document.querySelector("[data-pratinjau] p")) for (const form of forms) form.dataset.disentuh = "ya";
  addEventListener("beforeunload", (event) => { if (touched(forms)) { event.preventDefault(); sent = null; } });
  addEventListener("pageshow", () => { sent = null; });
  for (const form of forms) {
    let there = false;
    form.addEventListener("submit", async (event) => {
      if (there) return void (sent = form);
      event.preventDefault();
      if ((await asked()) === null) return;
      there = true;
      form.requestSubmit(event.submitter);
      there = false;
    });
  }

  // What a form would do is shown while it is filled in, and nothing is written.
  for (const form of forms.filter((one) => "lihat" in one.dataset)) {
    const shown = form.querySelector("[data-pratinjau]");
    let waiting, last = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const said = new URLSearchParams(new FormData(form));
        const mine = ++last;
        said.set("aksi", "pratinjau");
        try {
          const answer = await fetch(form.action, { method: "POST", body: said });
          if (mine === last && answer.headers.get("Content-Type")?.startsWith("text/plain")) {
            const lines = (await answer.text()).split("\n").filter(Boolean);
            shown.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
          }
        } catch { /* the state of the server is told below */ }
      }, 400);
    });
  }

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
    let said = null;
    try {
      const answer = await fetch(pangkal + "kabar", { cache: "no-store" });
      if (answer.ok) said = await answer.text();
    } catch { /* told by null */ }
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
