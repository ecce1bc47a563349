import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { Moment } from '@/components/moment';
import { PageBody, PageHeader } from '@/components/page-header';
import { roleSentences, roleWords } from '@/components/plain-words';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { can } from '@/lib/staff/permissions';
import { listStaff } from '@/lib/staff/queries';
import { AddStaffForm } from './add-staff-form';
import { OwnPasswordForm } from './own-password-form';
import { PersonMenu } from './person-menu';

export const metadata: Metadata = { title: 'Team' };

export default async function TeamPage() {
  const actor = await requireStaff();
  const now = new Date();
  const people = can(actor, 'staff.manage') ? await listStaff(actor, now) : null;
  return (
    <>
      <PageHeader
        title="Team"
        note={people ? `${people.filter((one) => !one.disabledAt).length} with access` : undefined}
      />
      <PageBody className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_320px]">
        {people ? (
          <Section title="People" tight>
            <ul>
              {people.map((person) => (
                <li key={person.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2.5">
                  <span className="min-w-[200px] flex-1">
                    <b className={person.disabledAt ? 'text-muted-foreground' : undefined}>{person.name}</b>
                    <span className="block break-all text-muted-foreground">{person.email}</span>
                  </span>
                  <span className="w-[92px]" title={roleSentences[person.role]}>
                    {roleWords[person.role]}
                  </span>
                  <span className="w-[190px] max-md:w-full">
                    {person.disabledAt ? (
                      <Say mark="ended" tone="idle">
                        No access since <Moment at={person.disabledAt} now={now} />
                      </Say>
                    ) : person.seenAt ? (
                      <Say mark="done" tone="good">
                        Last seen: <Moment at={person.seenAt} now={now} />
                        {person.sessions > 1 ? `, ${person.sessions} places` : ''}
                      </Say>
                    ) : (
                      <span className="text-muted-foreground">Not signed in</span>
                    )}
                  </span>
                  {person.id === actor.id ? (
                    <span className="w-[124px] text-muted-foreground">This is you</span>
                  ) : (
                    <PersonMenu
                      person={{
                        id: person.id,
                        name: person.name,
                        role: person.role,
                        disabled: person.disabledAt !== null,
                        signedIn: person.sessions > 0,
                      }}
                    />
                  )}
                </li>
              ))}
            </ul>
          </Section>
        ) : (
          <Section title="You" tight>
            <p className="py-2.5">
              <b>{actor.name}</b>, {roleWords[actor.role]}. {roleSentences[actor.role]}.
            </p>
          </Section>
        )}
        <div className="max-lg:mt-6">
          {people ? (
            <Section title="Add somebody" tight className="mb-6">
              <AddStaffForm />
            </Section>
          ) : null}
          <Section title="Your password" tight>
            <OwnPasswordForm />
          </Section>
        </div>
      </PageBody>
    </>
  );
}
