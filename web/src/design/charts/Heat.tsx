import './charts.css';

export type HeatLevel = 'low' | 'medium' | 'high' | 'critical';
export const HEAT_LEVELS: readonly HeatLevel[] = ['low', 'medium', 'high', 'critical'];

export interface HeatCell {
  readonly id: string;
  readonly title: string;
  readonly figure: string;
  readonly note: string;
  readonly level: HeatLevel;
  /** Said instead of the level where too few stand behind the figure to judge by it. */
  readonly unjudged?: string | undefined;
}

interface HeatProps {
  readonly cells: readonly HeatCell[];
  readonly levels: Readonly<Record<HeatLevel, string>>;
  /** What pressing a cell does, e.g. "Open the facts". */
  readonly action: string;
  readonly onOpen: (id: string) => void;
}

/** Where it burns: each cell says its level in words, the colour repeats it. */
export function Heat({ cells, levels, action, onOpen }: HeatProps) {
  return (
    <div class="stack">
      <ul role="list" class="heat">
        {cells.map((cell) => (
          <li key={cell.id}>
            <button type="button" class={cell.unjudged ? 'heat-cell' : `heat-cell heat-${cell.level}`} title={action} onClick={() => onOpen(cell.id)}>
              <span class="heat-title">{cell.title}</span>
              <span>
                <span class="heat-figure">{cell.figure}</span>
                <br />
                <span class="heat-note">
                  {cell.unjudged ?? levels[cell.level]} · {cell.note}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="heat-legend" aria-hidden="true">
        {HEAT_LEVELS.map((level) => (
          <span key={level} class={`heat-${level}`}>
            <i /> {levels[level]}
          </span>
        ))}
      </div>
    </div>
  );
}
