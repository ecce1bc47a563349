import type { Flow } from '@/lib/sourcing/simulation-sums-rules';

type Named = { id: number; name: string };
/** More places than these are drawn as one. */
const MOST = 8;
const OTHERS = -1;
const WAITS = 0;
const WIDTH = 520;
const [LEFT, RIGHT] = [150, 370];
const HEIGHT = 250;
/** A place needs room for its name and its number, however thin its bar. */
const SLOT = 34;
const GAP = 10;

type Node = { id: number; name: string; orders: number; y: number; height: number };

/** Orders by the place that sends most of each: on the left as now, on the right by the draft. Only what moves is colored. */
export function Bands({ flows, places }: { flows: Flow[]; places: readonly Named[] }) {
  const total = flows.reduce((sum, { orders }) => sum + orders, 0);
  if (total === 0) return null;
  const merged = merge(flows);
  const ids = idsOf(merged);
  const nameOf = (id: number) =>
    id === OTHERS
      ? 'Other places'
      : id === WAITS
        ? 'Waits'
        : (places.find((one) => one.id === id)?.name ?? 'Closed');
  const scale = HEIGHT / total;
  const side = (key: 'from' | 'to') => {
    let y = 20;
    return ids.map((id): Node => {
      const orders = merged.reduce((sum, flow) => sum + (flow[key] === id ? flow.orders : 0), 0);
      const height = orders * scale;
      const node = { id, name: nameOf(id), orders, y: y + Math.max(0, (SLOT - height) / 2), height };
      y += Math.max(SLOT, height) + GAP;
      return node;
    });
  };
  const [live, draft] = [side('from'), side('to')];
  const bottom = Math.max(...[...live, ...draft].map(({ y, height }) => y + Math.max(height, SLOT / 2)));
  const changeOf = (i: number) => (draft[i]?.orders ?? 0) - (live[i]?.orders ?? 0);
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${Math.ceil(bottom + 6)}`}
        className="mt-4 block w-full max-md:hidden"
        role="img"
        aria-label={`Orders by place, now and by the draft: ${live
          .map(({ name, orders }, i) => `${name} ${orders}, then ${draft[i]?.orders}`)
          .join('; ')}`}
      >
        {bandsOf(merged, live, draft, scale).map(({ path, moved, key }) => (
          <path
            key={key}
            d={path}
            fill={moved ? 'var(--chart-1)' : 'var(--chart-base)'}
            fillOpacity={moved ? 0.82 : 0.42}
          />
        ))}
        {live.map((node) => (
          <Side
            key={node.id}
            node={node}
            x={LEFT - 4}
            textX={LEFT - 12}
            anchor="end"
            said={count(node.orders)}
          />
        ))}
        {draft.map((node, i) => (
          <Side
            key={node.id}
            node={node}
            x={RIGHT}
            textX={RIGHT + 12}
            anchor="start"
            said={`${count(node.orders)}${changeWords(changeOf(i))}`}
          />
        ))}
        <text x={LEFT} y={10} textAnchor="end" className="fill-muted-foreground text-[12px]">
          Live
        </text>
        <text x={RIGHT} y={10} className="fill-muted-foreground text-[12px]">
          Draft
        </text>
      </svg>
      <ul className="mt-3 md:hidden">
        {live.map(({ id, name, orders }, i) => (
          <li key={id} className="flex justify-between gap-3 border-b py-1.5">
            <b>{name}</b>
            <span>
              {count(orders)}, then {count(draft[i]?.orders ?? 0)}
              <span className="text-muted-foreground">{changeWords(changeOf(i))}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const count = (orders: number) => orders.toLocaleString('en');
const changeWords = (change: number) =>
  change === 0 ? '' : `, ${count(Math.abs(change))} ${change < 0 ? 'fewer' : 'more'}`;

type Merged = { from: number; to: number; orders: number };

/** The largest places one by one, all others as one; what waits stands last. */
function merge(flows: readonly Flow[]): Merged[] {
  const orders = new Map<number, number>();
  for (const { from, to, orders: units } of flows)
    for (const id of new Set([from, to])) if (id !== null) orders.set(id, (orders.get(id) ?? 0) + units);
  const shown = new Set(
    [...orders]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([id]) => id),
  );
  const drawn = (id: number | null) => (id === null ? WAITS : shown.has(id) ? id : OTHERS);
  const merged = new Map<string, Merged>();
  for (const flow of flows) {
    // Of what moves between two places that are drawn as one, nothing would be seen.
    const [from, to] = [drawn(flow.from), drawn(flow.to)];
    const one = merged.get(`${from}>${to}`) ?? { from, to, orders: 0 };
    merged.set(`${from}>${to}`, { ...one, orders: one.orders + flow.orders });
  }
  return [...merged.values()];
}

function idsOf(flows: readonly Merged[]) {
  const sums = new Map<number, number>();
  for (const { from, to, orders } of flows)
    for (const id of [from, to]) sums.set(id, (sums.get(id) ?? 0) + orders);
  const rank = (id: number) => (id > 0 ? 0 : id === OTHERS ? 1 : 2);
  return [...sums.keys()].sort(
    (a, b) => rank(a) - rank(b) || (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || a - b,
  );
}

function bandsOf(flows: readonly Merged[], live: readonly Node[], draft: readonly Node[], scale: number) {
  const place = (nodes: readonly Node[], id: number) => nodes.findIndex((node) => node.id === id);
  const ordered = flows
    .map((flow) => ({ ...flow, a: place(live, flow.from), b: place(draft, flow.to) }))
    .sort((x, y) => x.a - y.a || x.b - y.b);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  const next = (at: Map<number, number>, node: Node | undefined, height: number) => {
    const y = at.get(node?.id ?? 0) ?? node?.y ?? 0;
    at.set(node?.id ?? 0, y + height);
    return y;
  };
  const drawn = ordered.map(({ from, to, orders, a, b }) => {
    const height = orders * scale;
    const [y1, y2] = [next(starts, live[a], height), next(ends, draft[b], height)];
    const middle = (LEFT + RIGHT) / 2;
    const path = `M${LEFT} ${y1}C${middle} ${y1} ${middle} ${y2} ${RIGHT} ${y2}V${y2 + height}C${middle} ${y2 + height} ${middle} ${y1 + height} ${LEFT} ${y1 + height}z`;
    return { path, moved: from !== to, key: `${from}>${to}` };
  });
  return drawn.sort((x, y) => Number(x.moved) - Number(y.moved));
}

type SideProps = { node: Node; x: number; textX: number; anchor: 'start' | 'end'; said: string };

function Side({ node, x, textX, anchor, said }: SideProps) {
  const middle = node.y + node.height / 2;
  const name = node.name.length > 20 ? `${node.name.slice(0, 19)}…` : node.name;
  return (
    <>
      <rect x={x} y={node.y} width={4} height={Math.max(1, node.height)} fill="var(--foreground)" />
      <text x={textX} y={middle - 2} textAnchor={anchor} className="fill-foreground font-strong text-[13px]">
        {name}
      </text>
      <text x={textX} y={middle + 13} textAnchor={anchor} className="fill-muted-foreground text-[12px]">
        {said}
      </text>
    </>
  );
}
