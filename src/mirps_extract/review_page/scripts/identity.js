// What names a commitment, told as the program tells it (commitments/identity.py).

/** Text made comparable: lower case, without accents and what nobody sees. */
const plain = (text) => text.normalize("NFKD").replaceAll("ß", "ss").toLowerCase().replaceAll("ς", "σ").normalize("NFKD")
  .replace(/[\p{Mn}\p{Default_Ignorable_Code_Point}]/gu, "");

const tokens = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A commitment's key: the beginning of a hash of its country and words. */
const keyOf = (iso3, text) => sha256(`${iso3}:${tokens(text).join("")}`).slice(0, 16);

const fraction = (number) => Math.floor((number - Math.floor(number)) * 2 ** 32) | 0;
const PRIMES = Array.from({ length: 311 }, (_, n) => n + 2).filter((n) => ![2, 3, 5, 7, 11, 13, 17].some((d) => d < n && n % d === 0)).slice(0, 64);

/** SHA-256 (FIPS 180-4); the browser's own answers too late for what is drawn at once. */
function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const blocks = new DataView(new ArrayBuffer(((bytes.length + 8 >> 6) + 1) * 64));
  bytes.forEach((byte, at) => blocks.setUint8(at, byte));
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 4, bytes.length * 8);
  const constants = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
  const hash = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const turned = (word, by) => word >>> by | word << 32 - by;
  const words = new Int32Array(64);
  for (let block = 0; block < blocks.byteLength; block += 64) {
    for (let n = 0; n < 64; n += 1) {
      if (n < 16) { words[n] = blocks.getInt32(block + 4 * n); continue; }
      const [near, far] = [words[n - 2], words[n - 15]];
      words[n] = words[n - 16] + words[n - 7] + (turned(far, 7) ^ turned(far, 18) ^ far >>> 3) + (turned(near, 17) ^ turned(near, 19) ^ near >>> 10);
    }
    let [a, b, c, d, e, f, g, last] = hash;
    for (let n = 0; n < 64; n += 1) {
      const one = last + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g) + constants[n] + words[n];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c);
      [last, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
    }
    [a, b, c, d, e, f, g, last].forEach((word, at) => { hash[at] = hash[at] + word | 0; });
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
