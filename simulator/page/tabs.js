// Tabs as a keyboard expects them: one stop, arrows between them, Home and End.
export function tablist(list, choose) {
  const tabs = () => [...list.querySelectorAll("[role=tab]")].filter((tab) => !tab.hidden);
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", (event) => {
    const all = tabs(), at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = all.at(to % all.length);
    next.focus();
    choose(next);
  });
}

// Marks one tab as chosen, or none: then the first one is the keyboard's way in.
export function mark(list, chosen) {
  const all = [...list.querySelectorAll("[role=tab]")];
  for (const tab of all) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === (chosen ?? all[0]) ? 0 : -1;
  }
}
