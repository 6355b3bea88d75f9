// Photos and a paper for visitors who have none at hand, drawn on the spot.
const SHOTS = [
  { title: "whole lamp", wall: "#e9dfd0", floor: "#c8a987", shade: "#3b6fb5", zoom: 1, turn: 0 },
  { title: "the colour, close", wall: "#dfe5e2", floor: "#9fb3aa", shade: "#3b6fb5", zoom: 1.9, turn: -0.12 },
  { title: "label on the box", wall: "#d9cdb8", floor: "#a98b63", shade: null, zoom: 1.25, turn: 0.06 },
];
const SIDE = 900;

export function samplePhotos() {
  return Promise.all(SHOTS.map(photo));
}

function photo(shot, n) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const pen = canvas.getContext("2d");
  room(pen, shot);
  pen.save();
  pen.translate(SIDE / 2, SIDE / 2);
  pen.rotate(shot.turn);
  pen.scale(shot.zoom, shot.zoom);
  if (shot.shade) lamp(pen, shot.shade);
  else label(pen);
  pen.restore();
  return new Promise((done) => canvas.toBlob(
    (blob) => done(new File([blob], `photo-${n + 1}.jpg`, { type: "image/jpeg" })), "image/jpeg", 0.88));
}

function room(pen, { wall, floor }) {
  pen.fillStyle = wall;
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.fillStyle = floor;
  pen.fillRect(0, 690, SIDE, 210);
  const light = pen.createRadialGradient(450, 330, 60, 450, 420, 640);
  light.addColorStop(0, "rgba(255, 250, 225, .8)");
  light.addColorStop(1, "rgba(40, 30, 20, .28)");
  pen.fillStyle = light;
  pen.fillRect(0, 0, SIDE, SIDE);
}

function lamp(pen, shade) {
  pen.fillStyle = "rgba(30, 20, 10, .25)";
  pen.beginPath();
  pen.ellipse(20, 290, 190, 26, 0, 0, 7);
  pen.fill();
  pen.fillStyle = "#5d4630";
  pen.fillRect(-12, -20, 24, 290);
  pen.beginPath();
  pen.ellipse(0, 278, 120, 24, 0, 0, 7);
  pen.fill();
  const cloth = pen.createLinearGradient(-190, 0, 190, 0);
  cloth.addColorStop(0, "#1f3f6e");
  cloth.addColorStop(0.4, shade);
  cloth.addColorStop(1, "#274b80");
  pen.fillStyle = cloth;
  pen.beginPath();
  pen.moveTo(-105, -240);
  pen.lineTo(105, -240);
  pen.lineTo(195, 20);
  pen.quadraticCurveTo(0, 60, -195, 20);
  pen.fill();
}

function label(pen) {
  pen.fillStyle = "#b58d5c";
  pen.fillRect(-330, -250, 660, 520);
  pen.fillStyle = "#fbfaf5";
  pen.fillRect(-230, -150, 460, 300);
  pen.fillStyle = "#222";
  pen.font = "600 44px sans-serif";
  pen.fillText("AURORA", -195, -80);
  pen.font = "34px sans-serif";
  pen.fillText("Colour: blue", -195, -25);
  pen.fillText("220 V · 1 pc", -195, 25);
  for (let x = -195; x < 190; x += 11) pen.fillRect(x, 55, (x * x) % 7 + 2, 70);
}

export function samplePdf() {
  const drawn = "BT /F1 18 Tf 40 140 Td (Packing list) Tj 0 -30 Td /F1 12 Tf (1 x lamp, red, 220 V. Packed and checked.) Tj ET";
  const parts = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 360 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let body = "%PDF-1.4\n";
  const places = parts.map((part, n) => {
    const at = body.length;
    body += `${n + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const end = body.length;
  body += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  body += `trailer<</Size ${parts.length + 1}/Root 1 0 R>>\nstartxref\n${end}\n%%EOF\n`;
  return new File([body], "packing-list.pdf", { type: "application/pdf" });
}
