/** What one server action may take, with room for letters of more than one byte. */
const MOST = 200_000;

export type Part = { csv: string; firstLine: number };

/** A table in parts that are small enough to send, each with the heading; lines are never cut. */
export function partsOf(text: string): Part[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const [heading = '', ...body] = lines;
  const parts: Part[] = [];
  let part: string[] = [];
  let size = 0;
  let firstLine = 2;
  body.forEach((line, i) => {
    if (size + line.length > MOST && part.length > 0) {
      parts.push({ csv: [heading, ...part].join('\n'), firstLine });
      part = [];
      size = 0;
      firstLine = i + 2;
    }
    part.push(line);
    size += line.length + 1;
  });
  if (part.some((line) => line.trim() !== '')) parts.push({ csv: [heading, ...part].join('\n'), firstLine });
  return parts;
}

/** UTF-8, or what old programs on Windows write. */
export function textOf(bytes: ArrayBuffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
