import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import type { MarkName, Tone } from '@/components/status-words';
import { Card } from '@/components/ui/card';
import type { RiskLevel } from '@/db/statuses';
import type { OrderChecks } from '@/lib/orders/check-queries';
import { EMBEDDED_PROVIDER } from '@/lib/orders/risk-rules';

const levels: Record<RiskLevel, [MarkName, Tone, string]> = {
  low: ['done', 'good', 'Low'],
  medium: ['look', 'wait', 'Medium'],
  high: ['stop', 'stop', 'High'],
};

/** One card for each judge of the order, with what it saw. */
export function RiskSection({ risks, now }: { risks: OrderChecks['risks']; now: Date }) {
  if (risks.length === 0) return null;
  return (
    <Section title="Risk" note="what was seen, and who says so">
      <div className="grid grid-cols-2 gap-3 pt-3 max-md:grid-cols-1">
        {risks.map((risk) => {
          const [mark, tone, word] = levels[risk.level];
          return (
            <Card key={risk.provider} className="px-3.5 py-3">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <b>
                  {risk.provider === EMBEDDED_PROVIDER ? 'Own rules' : risk.provider.replaceAll('_', ' ')}
                </b>
                <Say mark={mark} tone={tone} strong={risk.level !== 'low'}>
                  {word}, {risk.score} of 100
                </Say>
                <span className="sm ml-auto text-muted-foreground">
                  <Moment at={new Date(risk.at)} now={now} />
                </span>
              </div>
              {risk.facts.length === 0 ? (
                <p className="pt-1.5 text-muted-foreground">Nothing out of the ordinary.</p>
              ) : (
                <ul className="grid gap-1 pt-1.5">
                  {risk.facts.map((fact) => (
                    <li key={`${fact.rule}${fact.words}`} className="flex justify-between gap-3">
                      <span className="min-w-0 break-words">{fact.words}</span>
                      <span className="text-muted-foreground">+{fact.points}</span>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          );
        })}
      </div>
    </Section>
  );
}
