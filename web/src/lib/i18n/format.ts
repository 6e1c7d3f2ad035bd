import { useLang, type Lang } from './lang';

/** What is shown where a figure has nothing to stand on. */
export const NOTHING = '–';

/** Numbers, dates and durations as a language writes them. */
export class Format {
  readonly #locale: string;

  constructor(readonly lang: Lang) {
    // Days before months and a clock of 24 hours, as the schools here write them in English too.
    this.#locale = lang === 'en' ? 'en-GB' : lang;
  }

  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(this.#locale, { maximumFractionDigits: digits }).format(value);
  }

  /** A score or rate of 0–100, at most one decimal. */
  percent(value: number | null | undefined): string {
    if (value === null || value === undefined) return NOTHING;
    return new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
  }

  /** A mastery of 0–1, as a whole percentage. */
  mastery(value: number | null | undefined): string {
    if (value === null || value === undefined) return NOTHING;
    return new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
  }

  /** A school day (`yyyy-MM-dd`), which has no time zone. */
  day(value: string | null | undefined): string {
    if (!value) return NOTHING;
    return new Intl.DateTimeFormat(this.#locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${value.slice(0, 10)}T00:00:00Z`),
    );
  }

  /** This day, with its name. */
  today(now = new Date()): string {
    return new Intl.DateTimeFormat(this.#locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(now);
  }

  /** A day without its year: for axes. */
  shortDay(value: string): string {
    return new Intl.DateTimeFormat(this.#locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${value.slice(0, 10)}T00:00:00Z`));
  }

  /** An instant on the reader's clock. */
  instant(value: string | null | undefined): string {
    if (!value) return NOTHING;
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short', hour12: false }).format(new Date(value));
  }

  /** What a due date says: a day (until its end), or a day and a time of the school. */
  due(value: string | null | undefined): string {
    if (!value) return NOTHING;
    if (!value.includes('T')) return this.day(value);
    const time = value.slice(11, 16);
    return `${this.day(value)}, ${this.lang === 'fr' ? time.replace(/^0?(\d+):/, '$1 h ') : time}`;
  }

  /** "3 days ago": rough on purpose. */
  ago(value: string | null | undefined, now = Date.now()): string {
    if (!value) return NOTHING;
    const seconds = Math.round((Date.parse(value) - now) / 1_000);
    const relative = new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' });
    const steps = [
      ['second', 60],
      ['minute', 60],
      ['hour', 24],
      ['day', 30],
      ['month', 12],
    ] as const;
    let amount = Math.min(seconds, 0);
    for (const [unit, size] of steps) {
      if (Math.abs(amount) < size) return relative.format(Math.round(amount), unit);
      amount /= size;
    }
    return relative.format(Math.round(amount), 'year');
  }

  /** A duration such as "1 h 05" or "45 min". */
  duration(seconds: number | null | undefined): string {
    if (seconds === null || seconds === undefined) return NOTHING;
    if (seconds < 60) return `${this.number(Math.round(seconds))} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return `${this.number(minutes)} min`;
    return `${this.number(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`;
  }

  /** Bytes as KB or MB. */
  size(bytes: number): string {
    const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
    const value = bytes / (unit === 'kilobyte' ? 1_000 : 1_000_000);
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
  }
}

const formats: Readonly<Record<Lang, Format>> = { fr: new Format('fr'), en: new Format('en') };

export const useFormat = (): Format => formats[useLang()];
