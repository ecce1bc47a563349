'use client';

import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, useCallback, useContext, useState } from 'react';

type Message = { id: number; text: string; undo?: { label: string; run: () => void } };

const Say = createContext<(text: string, undo?: Message['undo']) => void>(() => {});

/** `const say = useToast(); say('Two units canceled', { label: 'Undo', run })`. Errors are never toasts. */
export const useToast = () => useContext(Say);

export function ToastProvider({ children }: { children: React.ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const say = useCallback((text: string, undo?: Message['undo']) => {
    setMessages((shown) => [...shown.slice(-2), { id: Date.now() + Math.random(), text, undo }]);
  }, []);
  const forget = (id: number) => setMessages((shown) => shown.filter((message) => message.id !== id));

  return (
    <Say value={say}>
      <Radix.Provider duration={6000} swipeDirection="down">
        {children}
        {messages.map((message) => (
          <Radix.Root
            key={message.id}
            onOpenChange={(open) => open || forget(message.id)}
            className="opens flex items-center gap-2 rounded-lg bg-foreground py-[5px] pr-2 pl-3.5 text-card shadow-float"
          >
            <Radix.Description className="py-1.5">{message.text}</Radix.Description>
            {message.undo && (
              <Radix.Action
                altText={message.undo.label}
                onClick={message.undo.run}
                className="rounded-md px-2 py-1.5 underline underline-offset-2"
              >
                {message.undo.label}
              </Radix.Action>
            )}
            <Radix.Close aria-label="Close" className="inline-flex size-7 items-center justify-center">
              <X aria-hidden="true" className="size-4 stroke-[1.75]" />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed bottom-4 left-1/2 z-[60] flex w-max max-w-[calc(100vw-20px)] -translate-x-1/2 flex-col items-center gap-2 outline-none" />
      </Radix.Provider>
    </Say>
  );
}
