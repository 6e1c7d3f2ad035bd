import type { DeviceEvent } from '../contract';

/** Limits of POST /api/student/events. */
export const MAX_EVENTS = 1_000;
export const MAX_BYTES = 1024 * 1024;

/** Room for `{"sentAt":"…","events":[…]}` around the events. */
const ENVELOPE = 128;

const encoder = new TextEncoder();

/** As many of the oldest events as one request may hold; at least one, so that a single huge event is refused by the server and not here. */
export function cutBatch(events: readonly DeviceEvent[], maxEvents = MAX_EVENTS, maxBytes = MAX_BYTES): readonly DeviceEvent[] {
  let bytes = ENVELOPE;
  let count = 0;
  for (const event of events) {
    bytes += encoder.encode(JSON.stringify(event)).length + 1;
    if (count > 0 && (count === maxEvents || bytes > maxBytes)) break;
    count++;
  }
  return events.slice(0, count);
}
