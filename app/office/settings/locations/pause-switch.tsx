import { ActionButton } from '@/components/action-button';
import type { PlaceDetail } from '@/lib/sourcing/location-queries';
import { pauseLocationAction, resumeLocationAction } from './actions';

type Place = Pick<PlaceDetail, 'id' | 'name' | 'pausedAt' | 'openShipments' | 'onlyHere'>;

/** Pauses a location, or lets it take orders again; says before what that means. */
export function PauseSwitch({ place }: { place: Place }) {
  const input = { locationId: place.id };
  if (place.pausedAt)
    return (
      <ActionButton
        action={resumeLocationAction}
        input={input}
        pendingWord="Resuming…"
        doneWord={`${place.name} takes orders again`}
        confirm={{
          title: `Let ${place.name} take orders again`,
          body: 'New orders are routed to it from now on. Orders that wait for what it has are tried again within ten minutes.',
          keep: 'Leave it paused',
          verb: 'Take orders again',
        }}
      >
        Resume…
      </ActionButton>
    );
  return (
    <ActionButton
      action={pauseLocationAction}
      input={input}
      pendingWord="Pausing…"
      doneWord={`${place.name} takes no new orders`}
      confirm={{
        title: `Pause ${place.name}`,
        body: pauseWords(place),
        keep: 'Let it go on',
        verb: 'Pause it',
      }}
    >
      Pause…
    </ActionButton>
  );
}

function pauseWords({ openShipments, onlyHere }: Place) {
  const stays =
    openShipments === 0
      ? 'Nothing is open here.'
      : `${openShipments === 1 ? 'One open shipment stays' : `${openShipments} open shipments stay`} and can be packed and handed over.`;
  const news =
    onlyHere === 0
      ? 'New orders go to other locations, which have all that is here.'
      : `New orders go to other locations. ${onlyHere === 1 ? 'One article is' : `${onlyHere > 10_000 ? 'More than 10,000' : onlyHere} articles are`} in stock only here: orders for ${onlyHere === 1 ? 'it' : 'them'} wait until it takes orders again.`;
  return `${stays} ${news}`;
}
