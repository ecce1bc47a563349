import bwip from 'bwip-js/node';

type CodeProps = { text: string; label: string; className?: string };

/** Code 128, for our own scanners: black bars with the quiet zone they need. */
export function Barcode({ text, label, className }: CodeProps) {
  const { bars, width } = barsOf(text);
  return (
    <svg
      viewBox={`-10 0 ${width + 20} 1`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      className={className}
    >
      <path d={bars.map(([x, wide]) => `M${x} 0h${wide}v1h-${wide}z`).join('')} fill="#000" />
    </svg>
  );
}

/** A QR code, for customers' phones. */
export function QrCode({ text, label, className }: CodeProps) {
  const { dots, size } = dotsOf(text);
  return (
    <svg
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      className={className}
    >
      <path d={dots.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('')} fill="#000" />
    </svg>
  );
}

/** Where each bar begins and how wide it is, in modules. */
export function barsOf(text: string) {
  const [code] = bwip.raw('code128', text);
  if (!code || !('sbs' in code)) throw new Error('A barcode was not drawn.');
  const bars: [x: number, wide: number][] = [];
  let width = 0;
  for (const [i, wide] of code.sbs.entries()) {
    if (i % 2 === 0) bars.push([width, wide]);
    width += wide;
  }
  return { bars, width };
}

function dotsOf(text: string) {
  const [code] = bwip.raw('qrcode', text);
  if (!code || !('pixs' in code)) throw new Error('A QR code was not drawn.');
  const { pixs, pixx } = code;
  const dots = pixs.flatMap((dark, i) => (dark ? [[i % pixx, Math.floor(i / pixx)] as const] : []));
  return { dots, size: pixx };
}
