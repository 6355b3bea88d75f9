// Calls to the simulator; a refusal becomes an Error with the simulator's sentence.
export async function ask(path) {
  return answer(await fetch(path));
}

export async function send(path, body) {
  return answer(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));
}

export async function upload(path, fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("files", file, file.name);
  return answer(await fetch(path, { method: "POST", body: form }));
}

async function answer(response) {
  const text = await response.text();
  let told = {};
  try { told = JSON.parse(text); } catch { /* a page, not an answer: the status says enough */ }
  if (!response.ok) throw new Error(told.error ?? `The simulator answered ${response.status}.`);
  return told;
}
