import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../launch/folder';
import type { Answer, Ask, Question } from './ask';

export type BuiltAction = {
  id: string;
  name: string;
  /** `app/office/orders/[orderId]/actions.ts` */
  file: string;
  /** Pages that carry it, as routes: `/office/orders/[orderId]`. */
  pages: string[];
};

type Manifest = {
  node: Record<string, { exportedName: string; filename: string; workers: Record<string, unknown> }>;
};

/** Every server action of the build, from its own list. */
export function builtActions(): BuiltAction[] {
  const file = path.join(root, '.next/server/server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return Object.entries(node).map(([id, { exportedName, filename, workers }]) => ({
    id,
    name: exportedName,
    file: filename,
    pages: Object.keys(workers).map(routeOf),
  }));
}

/** `app/(portal)/track/page` is the page at `/track`. */
export const routeOf = (worker: string) =>
  worker
    .replace(/^\/?app/, '')
    .replace(/\/\([^)]*\)/g, '')
    .replace(/\/(page|route)$/, '') || '/';

/** `/office/orders/[orderId]` with the parameters in their places. */
export const addressOf = (route: string, params: Record<string, string | number>) =>
  route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name) => String(params[name] ?? 'none'));

export type Sent = { json: unknown } | { form: Record<string, string> } | { nothing: true };

/** Calls a server action as the browser does: by its id, at an address. */
export function callAction(
  ask: Ask,
  id: string,
  address: string,
  sent: Sent,
  question: Question = {},
): Promise<Answer> {
  const { body, type } = encoded(sent);
  return ask(address, {
    ...question,
    method: 'POST',
    body,
    headers: { 'next-action': id, accept: 'text/x-component', 'content-type': type, ...question.headers },
  });
}

const boundary = 'proof-boundary';

/** What React sends: arguments as JSON, or a form as `[state, form]` in parts. */
function encoded(sent: Sent) {
  if (!('form' in sent))
    return { type: 'text/plain;charset=UTF-8', body: JSON.stringify('json' in sent ? [sent.json] : []) };
  const parts = [
    ...Object.entries(sent.form).map(([name, value]) => [`_1_${name}`, value]),
    ['0', '[{"message":null},"$K1"]'],
  ];
  const body = parts
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('');
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${body}--${boundary}--\r\n` };
}

/** A browser names the origin with every form and fetch. */
export const fromOurPage = (url: string) => ({ origin: url, 'sec-fetch-site': 'same-origin' });
