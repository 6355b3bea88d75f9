// Who is played in a column: chosen from those of its role, or added. A dot marks who has news.
import { options } from "./dom.js";
import { addPerson } from "./people.js";
import { recall } from "./state.js";

const NOBODY = "0";

export class Who {
  constructor(column, select) {
    Object.assign(this, { column, select, people: [], missing: new Set() });
    select.setAttribute("aria-label", `${column.title}: who is played`);
    select.dataset.testid = `who-${column.name}`;
    select.onchange = () => this.chosen(select.value);
  }

  // Whoever was played before is played on.
  populate(people) {
    this.people = people;
    const { person, name } = this.column, was = person?.id ?? recall(`person.${name}`);
    const now = people.find((one) => one.id === was) ?? people[0];
    if (now.id === person?.id) this.column.renewed(now);
    else this.column.play(now);
  }

  draw() {
    const named = this.people.map((one) => [one.id, this.named(one)]);
    options(this.select, [...named, [NOBODY, `Add a ${this.column.role}…`]], this.column.person.id);
  }

  named({ id, name, language, deactivated }) {
    return `${name}${language === "en" ? "" : ` (${language})`}${deactivated ? " †" : ""}${this.missing.has(id) ? " •" : ""}`;
  }

  async chosen(value) {
    const added = value === NOBODY ? await addPerson(this.column.role) : null;
    if (value === NOBODY && !added) return this.draw();
    const id = added?.id ?? Number(value);
    if (added && !this.people.some((one) => one.id === id)) this.people = [...this.people, added];
    return this.column.become(this.people.find((one) => one.id === id));
  }

  arrived() {
    this.missing.delete(this.column.person.id);
    this.draw();
  }

  missed(id) {
    if (id === this.column.person.id || this.missing.has(id) || !this.people.some((one) => one.id === id)) return;
    this.missing.add(id);
    this.draw();
  }
}
