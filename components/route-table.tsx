import { cn } from './cn';
import { Table, Td, Th } from './ui/table';

type Step = {
  rule: string;
  effect: 'skipped' | 'narrowed' | 'tied' | 'decided' | 'kept' | 'not_asked';
  from?: number;
  to?: number;
  words?: string;
};
type Candidate = {
  locationId: number;
  code: string;
  name?: string;
  km: number | null;
  available: Record<string, number>;
  rank?: number;
  words?: string;
};
/** What a shipment keeps of its routing; older ones have less. */
export type RouteShown = {
  sentence: string;
  set?: { id: number; name: string };
  walked?: Step[];
  candidates?: Candidate[];
};

const places = (count: number) => (count === 1 ? '1 place' : `${count} places`);

function stepWords({ effect, from, to, words }: Step): string {
  switch (effect) {
    case 'skipped':
      return `Not for this order${words ? `: ${words}` : ''}`;
    case 'kept':
      return words ? `Kept: ${words}` : 'No hindrance';
    case 'tied':
      return from === undefined ? 'No difference' : `No difference between ${places(from)}`;
    case 'not_asked':
      return 'Decided before it';
    case 'narrowed':
      return from === undefined || to === undefined ? 'Some places left out' : `${places(from)}, ${to} left`;
    case 'decided':
      if (from === undefined) return 'Decided';
      return to !== undefined && to > 1
        ? `Decided: ${to} of ${places(from)}, together`
        : `Decided among ${places(from)}`;
  }
}

const stockWords = (available: Record<string, number>) => Object.entries(available);

/** The rules as they were walked, then the places that were compared, in plain words. */
export function RouteTable({ route, chosenId }: { route: RouteShown; chosenId?: number | null }) {
  const { walked = [], candidates = [], set } = route;
  return (
    <div className="grid gap-3">
      {walked.length > 0 ? (
        <div>
          <span className="lab">{set ? `Rules of ${set.name}, in order` : 'Built-in rules, in order'}</span>
          <ol>
            {walked.map((step, i) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a fixed record
                key={i}
                className="grid grid-cols-[18px_minmax(0,1fr)_minmax(0,1.2fr)] gap-x-2 border-b py-1"
              >
                <span className="text-muted-foreground">{i + 1}</span>
                <span className={cn(step.effect === 'decided' && 'font-strong')}>{step.rule}</span>
                <span className={cn(step.effect === 'decided' ? 'font-strong' : 'text-muted-foreground')}>
                  {stepWords(step)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {candidates.length > 0 ? (
        <Table edge="flush">
          <thead>
            <tr>
              <Th>Place</Th>
              <Th end>Distance</Th>
              <Th>Had</Th>
              <Th>Why not</Th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((one, i) => (
              <tr key={one.locationId}>
                <Td>
                  {one.rank === undefined ? null : (
                    <span className="mr-1.5 text-muted-foreground">{one.rank}</span>
                  )}
                  {isChosen(one, i, chosenId) ? <b>{one.name ?? one.code}</b> : (one.name ?? one.code)}
                </Td>
                <Td end>{one.km === null ? 'not known' : `${one.km.toLocaleString('en')} km`}</Td>
                <Td wrap>
                  {stockWords(one.available).map(([sku, units]) => (
                    <span key={sku} className="mr-2 inline-block whitespace-nowrap">
                      <b>{units}</b> <span className="code text-muted-foreground">{sku}</span>
                    </span>
                  ))}
                </Td>
                <Td wrap className="text-muted-foreground">
                  {isChosen(one, i, chosenId) ? 'Chosen' : (one.words ?? '')}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}

const isChosen = ({ locationId }: Candidate, i: number, chosenId: number | null | undefined) =>
  chosenId === undefined ? i === 0 : locationId === chosenId;

export const hasTable = ({ walked, candidates }: RouteShown) =>
  Boolean(walked?.length) || Boolean(candidates?.length);
