import { messageStateWords } from '@/components/plain-words';
import { Say } from '@/components/status';
import type { MarkName, Tone } from '@/components/status-words';
import type { MessageRow } from '@/lib/messages/queries';

type State = MessageRow['state'];

/** Without a mail service a written letter has come as far as it will; with one it is about to leave. */
export const stateWord = (state: State, mailed: boolean) =>
  state === 'written' ? (mailed ? 'Waiting to be mailed' : 'Kept, not mailed') : messageStateWords[state];

const marks: Record<State, [MarkName, Tone] | null> = {
  written: null,
  sent: ['moving', 'move'],
  delivered: ['done', 'good'],
  bounced: ['stop', 'stop'],
  complained: ['look', 'wait'],
  suppressed: ['ended', 'idle'],
  failed: ['stop', 'stop'],
};

export function MessageState({ state, mailed }: { state: State; mailed: boolean }) {
  const word = stateWord(state, mailed);
  const mark = marks[state];
  if (!mark) return <span className="whitespace-nowrap text-muted-foreground">{word}</span>;
  const [name, tone] = mark;
  return (
    <Say mark={name} tone={tone} strong={tone === 'stop' || tone === 'wait'}>
      {word}
    </Say>
  );
}
