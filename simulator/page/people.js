// Somebody new, added from a column.
import { send } from "./api.js";
import { form } from "./dialogs.js";

const LANGUAGES = [["en", "English"], ["ru", "Русский"]];
const NAMES = { buyer: "Olga", seller: "Wei", mediator: "Clara" };

export function addPerson(role) {
  return form(`Add a ${role}`, [
    { name: "name", label: "Name", value: NAMES[role] },
    { name: "language", label: "Language", choices: LANGUAGES },
  ], "Add", (told) => send("/_emu/v1/people", { ...told, role }), "add-person");
}
