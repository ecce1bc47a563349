import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/** Both parts of a mail: the sheet, and the same words for who reads text. */
export async function renderLetter(body: ReactElement): Promise<{ html: string; plain: string }> {
  const html = await render(body);
  const plain = toPlainText(html, {
    wordwrap: 78,
    selectors: [{ selector: 'h1', options: { uppercase: false } }],
  });
  return { html, plain: plain.trim() };
}
