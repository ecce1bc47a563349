import { Refusal } from './errors';

/** One status column and the only moves it may make. Operations call `move`, buttons ask `can`. */
export function stateMachine<Status extends string, Name extends string>(
  noun: string,
  statuses: readonly Status[],
  moves: Record<Name, { from: readonly NoInfer<Status>[]; to: NoInfer<Status> }>,
) {
  const can = (status: Status, name: Name) => moves[name].from.includes(status);

  return {
    statuses,
    moves,
    can,
    move(status: Status, name: Name): Status {
      if (!can(status, name)) {
        const verb = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
        throw new Refusal('conflict', `Cannot ${verb} a ${noun} that is ${status.replaceAll('_', ' ')}.`);
      }
      return moves[name].to;
    },
  };
}
