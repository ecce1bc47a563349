'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/cn';
import { Button } from './button';

type CopyButtonProps = {
  text: string;
  /** What is copied, said aloud: "order number". */
  label: string;
  /** Shown beside the icon; without it the icon stands alone. */
  word?: string;
  className?: string;
};

export function CopyButton({ text, label, word, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button
      variant="ghost"
      onClick={copy}
      aria-label={copied ? `Copied ${label}` : `Copy ${label}`}
      className={cn(!word && 'size-6 min-h-6 px-0', className)}
    >
      <Icon aria-hidden="true" />
      {word && (copied ? 'Copied' : word)}
    </Button>
  );
}
