import { describe, expect, it } from 'vitest';
import type { DeviceEvent } from '../contract';
import { cutBatch, MAX_BYTES } from './batch';

const event = (clientSeq: number, given = 'a'): DeviceEvent => ({
  eventId: 'e', studentId: 's', deviceId: 'd', clientSeq, type: 'answer.given', occurredAt: '2026-01-05T08:00:00Z', data: { given: [given] },
});

describe('cutting a batch', () => {
  it('takes at most a thousand events', () => {
    const batch = cutBatch(Array.from({ length: 1_500 }, (_, i) => event(i)));
    expect(batch.length).toBe(1_000);
    expect(batch[0]?.clientSeq).toBe(0);
  });

  it('keeps the whole body below one MiB, counted in bytes and not in characters', () => {
    const batch = cutBatch(Array.from({ length: 1_000 }, (_, i) => event(i, 'é'.repeat(2_000))));
    const body = JSON.stringify({ sentAt: new Date(0).toISOString(), events: batch });
    const more = JSON.stringify({ sentAt: new Date(0).toISOString(), events: [...batch, event(0, 'é'.repeat(2_000))] });
    expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(MAX_BYTES);
    expect(new TextEncoder().encode(more).length).toBeGreaterThan(MAX_BYTES - 200);
  });

  it('takes one event even if it is too large, so that its refusal names it', () => {
    expect(cutBatch([event(1, 'x'.repeat(MAX_BYTES)), event(2)]).length).toBe(1);
  });
});
