// "typing…": from the moment a bot has something to do until its next words, five seconds at most.
const AFTER_MS = 250, MOST_MS = 5000;

export class Typing {
  constructor(draw) {
    this.on = false;
    this.draw = draw;
  }

  begin() {
    clearTimeout(this.timer);
    // An answer that comes at once needs no such sign.
    this.timer = setTimeout(() => {
      this.set(true);
      this.timer = setTimeout(() => this.set(false), MOST_MS - AFTER_MS);
    }, AFTER_MS);
  }

  end() {
    clearTimeout(this.timer);
    this.set(false);
  }

  set(on) {
    if (on === this.on) return;
    this.on = on;
    this.draw();
  }
}
