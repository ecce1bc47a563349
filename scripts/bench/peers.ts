/** Measured on the same kind of machine, 2 cores for the app, Postgres and the client. Keys are `scenario: name at concurrency`. */
export type Peers = { vendure?: string; medusa?: string; bare?: string };

export const peers: Record<string, Peers> = {
  'place: place at 16': { vendure: '11.5/s, median 1,400 ms', medusa: '1.4/s, median 11,600 ms' },
  'oversell: 200 orders of 50 units at 32': { vendure: '200 sold of 50', medusa: 'none oversold' },
  'list: first page at 1': { vendure: 'median 100 ms (100 k)', medusa: 'median 142 ms (100 k)' },
  'list: beyond 50,000 orders at 1': { vendure: 'median 184 ms (100 k)' },
  'search: by name at 1': { vendure: 'median 321 ms (100 k)', medusa: 'median 727 ms (100 k)' },
  'detail: one order at 8': { vendure: '196/s', medusa: '47/s' },
  'process-ship: pack and hand over at 8': { vendure: '35/s', medusa: '6.5/s' },
  'process-refund: refund at 8': { vendure: '222/s', medusa: '7.8/s (with the capture)' },
  'start: from nothing to the first answer; memory after all of it at 1': {
    vendure: '410 MiB',
    medusa: '880 MiB',
  },
};
