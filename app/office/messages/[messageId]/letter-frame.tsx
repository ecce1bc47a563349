'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** The letter as the customer sees it. The sandbox lets no script run and no form leave; links open beside the office. */
export function LetterFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(760);
  const fit = useCallback(() => {
    const sheet = frame.current?.contentDocument?.body;
    if (sheet) setHeight(Math.ceil(sheet.getBoundingClientRect().height));
  }, []);
  // The letter may have been there before this script was.
  useEffect(fit, [fit]);
  return (
    <iframe
      ref={frame}
      title={title}
      srcDoc={html}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      onLoad={fit}
      className="block w-full"
      style={{ height }}
    />
  );
}
