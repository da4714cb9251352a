"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const { kabar, pangkal } = document.body.dataset;
  const forms = Array.from(document.querySelectorAll("form[data-jaga]"));
  const touched = () => forms.some((form) => form.dataset.disentuh);
  let sent = false; // and its answer is on the way: nothing may come between

  // Whoever is told what is wrong is taken there.
  byId("keluhan")?.focus();

  // What was typed and not sent is asked about, and never reloaded away.
  for (const form of forms) {
    form.addEventListener("input", () => { form.dataset.disentuh = "ya"; });
    form.addEventListener("submit", (event) => {
      sent = true;
    });
  }
  if (byId("keluhan")) for (const form of forms) form.dataset.disentuh = "ya";
  window.addEventListener("beforeunload", (event) => { if (touched() && !sent) event.preventDefault(); });
  window.addEventListener("pageshow", () => { sent = false; });

  // What a form would do is shown while it is filled in, and nothing is written.
  for (const form of forms.filter((one) => "lihat" in one.dataset)) {
    const shown = form.querySelector("[data-pratinjau]");
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const said = new URLSearchParams(new FormData(form));
        said.set("aksi", "pratinjau");
        try {
          const answer = await fetch(form.action, { method: "POST", body: said });
          if (answer.headers.get("Content-Type")?.startsWith("text/plain")) {
            const lines = (await answer.text()).split("\n").filter(Boolean);
            shown.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
          }
        } catch { /* the state of the server is told below */ }
      }, 400);
    });
  }

  // A file may be dropped anywhere on its form, and nowhere else opens instead of the page.
  for (const input of document.querySelectorAll("input[type=file]")) {
    const hint = document.getElementById("p-" + input.name), usual = hint.textContent;
    const way = input.closest(".satu-cara")?.querySelector("input[type=radio]");
    hint.setAttribute("aria-live", "polite");
    for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
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

  // A change on disk shows by itself, but for a form that was touched.
  async function look() {
    try {
      const answer = await fetch(pangkal + "kabar", { cache: "no-store" });
      byId("tertutup").hidden = answer.ok;
      if (!answer.ok || (await answer.text()) === kabar) return;
      if (sent) return;
      if (touched()) byId("berubah").hidden = false;
      else location.reload();
    } catch {
      byId("tertutup").hidden = false;
    }
  }
  setInterval(() => { if (!document.hidden) look(); }, 1500);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
})();
