// Photos and a paper for visitors who have none at hand, drawn on the spot.
const SHADES = [["#d9b38c", "whole item"], ["#c0504d", "the fault"], ["#7f9db9", "label"]];

export async function samplePhotos() {
  return Promise.all(SHADES.map(([shade, title], n) => photo(shade, title, n)));
}

function photo(shade, title, n) {
  const canvas = document.createElement("canvas");
  canvas.width = 800;
  canvas.height = 800;
  const pen = canvas.getContext("2d");
  const light = pen.createLinearGradient(0, 0, 800, 800);
  light.addColorStop(0, "#f7f3ea");
  light.addColorStop(1, shade);
  pen.fillStyle = light;
  pen.fillRect(0, 0, 800, 800);
  pen.fillStyle = "rgba(40, 40, 40, .75)";
  pen.beginPath();
  pen.moveTo(250 + n * 20, 420);
  pen.lineTo(550 - n * 20, 420);
  pen.lineTo(480, 200);
  pen.lineTo(320, 200);
  pen.fill();
  pen.fillRect(390, 420, 20, 220);
  pen.fillRect(300, 640, 200, 24);
  pen.font = "42px sans-serif";
  pen.fillText(title, 40, 740);
  return new Promise((done) => canvas.toBlob(
    (blob) => done(new File([blob], `photo-${n + 1}.jpg`, { type: "image/jpeg" })), "image/jpeg", 0.85));
}

export function samplePdf() {
  const body = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n" +
    "trailer<</Root 1 0 R>>\n%%EOF\n";
  return new File([body], "packing-list.pdf", { type: "application/pdf" });
}
