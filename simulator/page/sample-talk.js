// A screenshot of talk from elsewhere, drawn on the spot: what counts only if both sides say yes.
const WIDE = 620, HIGH = 900;
const LINES = [
  { mine: true, text: ["Hello! The lamp should be red,", "as in your listing?"] },
  { mine: false, text: ["Of course, red. We send", "it tomorrow, friend."] },
  { mine: true, text: ["It came today. It is blue."] },
  { mine: false, text: ["Blue is also nice. Keep it,", "no money back."] },
];

export function sampleTalk() {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDE, height: HIGH });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#efe7db";
  pen.fillRect(0, 0, WIDE, HIGH);
  pen.fillStyle = "#3d5a50";
  pen.fillRect(0, 0, WIDE, 96);
  pen.fillStyle = "#ffffff";
  pen.font = "600 32px sans-serif";
  pen.fillText("Golden Lamp (private chat)", 36, 60);
  let top = 140;
  for (const line of LINES) top = said(pen, line, top);
  return new Promise((done) => canvas.toBlob(
    (blob) => done(new File([blob], "screenshot.png", { type: "image/png" })), "image/png"));
}

function said(pen, { mine, text }, top) {
  const tall = 44 + text.length * 38, wide = 440, left = mine ? WIDE - wide - 30 : 30;
  pen.fillStyle = mine ? "#d8f3c6" : "#ffffff";
  pen.beginPath();
  pen.roundRect(left, top, wide, tall, 18);
  pen.fill();
  pen.fillStyle = "#1d2a26";
  pen.font = "27px sans-serif";
  text.forEach((words, n) => pen.fillText(words, left + 24, top + 48 + n * 38));
  return top + tall + 26;
}
