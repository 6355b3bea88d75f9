// Calls to the simulator; a refusal becomes an Error with the simulator's sentence.
const MOST_BYTES = 50e6;

// No answer at all: the stream of events is lost too, says so, and looks at everything afterwards.
export class Unreachable extends Error {}

export function unlessUnreachable(error) {
  if (!(error instanceof Unreachable)) throw error;
}

export async function ask(path) {
  return call(path, {});
}

export async function send(path, body = {}) {
  return call(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
}

export async function upload(path, fields, files) {
  for (const file of files) {
    if (file.size > MOST_BYTES) throw new Error(`“${file.name}” is larger than 50 MB, the most that is taken here.`);
    if (!file.size) throw new Error(`“${file.name}” is empty; Telegram sends no empty files.`);
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("files", file, file.name);
  return call(path, { method: "POST", body: form });
}

async function call(path, how) {
  let response;
  try {
    response = await fetch(path, how);
  } catch {
    throw new Unreachable("The simulator cannot be reached. It may be starting afresh; try again in a moment.");
  }
  const text = await response.text();
  let told = null;
  try { told = JSON.parse(text); } catch { /* a page, not an answer: the status says enough */ }
  if (!response.ok) throw new Error(told?.error ?? `The simulator answered ${response.status}.`);
  return told ?? {};
}
