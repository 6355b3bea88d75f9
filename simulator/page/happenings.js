// A case's journal in plain words. A kind that has none here is shown by its name.
const SIDES = { claimant: "the claimant", respondent: "the respondent" };
const side = (about) => SIDES[about.side ?? about.to] ?? "a side";

const WORDS = {
  "case-opened": (a) => `The case was opened${a.category ? ` under ${a.category}` : ""}`,
  "case-accepted": () => "A mediator accepted the case",
  "case-declined": () => "A mediator declined the case",
  "file-read": () => "A mediator was given the file to read",
  "notice-owed": (a) => `A notice to ${side(a)} was written (${a.text_id?.replace("notice-", "") ?? "notice"})`,
  "notice-delivered": (a) => `A notice arrived by ${a.channel ?? "its channel"}`,
  "notice-undelivered": (a) => `A notice could not be delivered by ${a.channel ?? "its channel"}`,
  "window-opened": (a) => `The evidence time of ${side(a)} began`,
  "window-ended": (a) => `The evidence time of ${side(a)} ended`,
  "party-bound": (a) => `A Telegram account took up the role of ${side(a)}`,
  "exhibit-added": (a) => `Exhibit ${a.label ?? ""} was handed in${a.late ? ", late" : ""}`,
  "exhibit-sealed": () => "An exhibit was copied and sealed",
  "exhibit-lost": () => "An exhibit could not be copied",
  "communication-recognised": (a) => `${capital(side(a))} said “${a.reply ?? ""}” to talk from elsewhere`,
  "answer-given": (a) => `The respondent answered${a.stance ? `: ${STANCES[a.stance] ?? a.stance}` : ""}`,
  "case-completed": (a) => `The file is complete${a.reason ? ` (${a.reason.replace(/-/g, " ")})` : ""}`,
  "case-claimed": () => "A mediator claimed the case",
  "case-returned": () => "The claim lapsed; the case is back in the queue",
};
const STANCES = { agree: "agrees", partly: "agrees in part", disagree: "does not agree" };
const ACTORS = { desk: "the desk", clock: "the clock", claimant: "claimant", respondent: "respondent" };

export function happening(event) {
  return WORDS[event.kind]?.(event.about) ?? capital(event.kind.replace(/-/g, " "));
}

export function actor(told, named) {
  const [role, id] = told.split("/");
  return ACTORS[told] ?? named(Number(id)) ?? `${role} ${id ?? ""}`;
}

// `where` names the case, unless that is known already.
export function deadline(one, where = ` in ${one.case}`) {
  if (one.kind === "window") return `The evidence time of ${SIDES[one.of] ?? one.of}${where} ends`;
  if (one.kind === "lease") return `A mediator's claim${where} lapses`;
  return `${capital(one.kind.replace(/[-_]/g, " "))}${where}`;
}

export function left(ms) {
  const minutes = Math.round(ms / 60_000);
  if (minutes <= 0) return "due now";
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `in ${hours} h ${minutes % 60} min` : `in ${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}
