// Files that hold several: a zip archive without compression (APPNOTE 6.3.3), and in it a workbook (ECMA-376).

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
  return crc;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => crc >>> 8 ^ CRC[(crc ^ byte) & 255], -1);

/** An archive of texts by their names. Its files bear one date, so that the same data gives the same bytes. */
function zip(files) {
  const [parts, index] = [[], []];
  let [at, length] = [0, 0];
  const head = (signature, numbers, name) => {
    const view = new DataView(new ArrayBuffer(4 + numbers.reduce((sum, [size]) => sum + size, 0)));
    let place = 4;
    view.setUint32(0, signature, true);
    for (const [size, value] of numbers) {
      if (size === 2) view.setUint16(place, value, true);
      else view.setUint32(place, value, true);
      place += size;
    }
    return [view, name];
  };
  for (const [path, text] of files) {
    const [name, data] = [path, text].map((one) => new TextEncoder().encode(one));
    const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x2821], [4, crc32(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
    parts.push(...head(0x04034b50, common, name), data);
    const entry = head(0x02014b50, [[2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]], name);
    index.push(...entry);
    at += 30 + name.length + data.length;
    length += 46 + name.length;
  }
  const count = files.length;
  return new Blob([...parts, ...index, ...head(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, length], [4, at], [2, 0]], "")]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MOST = 32767; // characters of a cell

/** Text as XML takes it; Excel writes what XML cannot hold as _x0001_. */
const escaped = (text) => String(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, "0")}_`)
  .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");

/** A cell: a number as a number, a text as a text, whatever it begins with. */
function sheetCell(value, style) {
  if (value === null || value === undefined || value === "") return `<c s="${style}"/>`;
  if (typeof value === "number") return `<c s="${style}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c s="${style}" t="b"><v>${Number(value)}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, MOST))}</t></is></c>`;
}

function sheetXml({ rows, widths }) {
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const lines = rows.map((row, at) => `<row>${row.map((value) => sheetCell(value, at ? 0 : 1)).join("")}</row>`).join("");
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${lines}</sheetData></worksheet>`;
}

/** A workbook of sheets: each a title, the widths of its columns, and rows, the head first. */
function workbook(sheets) {
  const each = (make) => sheets.map((sheet, at) => make(sheet, at + 1)).join("");
  const types = `${PACKAGE}/content-types`;
  const form = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return zip([
    ["[Content_Types].xml", `${XML}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${form}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${form}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${form}.worksheet+xml"/>`)}</Types>`],
    ["_rels/.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each(({ title }, n) => `<sheet name="${escaped(title)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
  ]);
}
