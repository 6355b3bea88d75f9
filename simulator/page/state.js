// What outlives a reload, in the browser's own store. All but the theme belongs to one world.
const KEY = "okyoo-play";
let kept = read();

export function recall(name, otherwise = null) {
  return kept[name] ?? otherwise;
}

export function remember(name, value) {
  kept[name] = value;
  write();
}

// Answers whether this is the world that was played in before; of another one nothing is kept.
export function enter(world) {
  const same = kept.world === world;
  if (!same) kept = { theme: kept.theme, world };
  write();
  return same;
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // a store that is broken or forbidden holds nothing
  }
}

function write() {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch { /* a private window: it is kept until the page is closed */ }
}
