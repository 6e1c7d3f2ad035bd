import type { ComponentChildren } from 'preact';
import type { MissionType } from '../contract';

/** Small drawings beside words; never the only thing that says something. */
function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const IconMissions = () => (
  <Icon>
    <path d="M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h6" />
  </Icon>
);

export const IconProgress = () => (
  <Icon>
    <path d="M4 19h16M6 15l4-5 4 3 5-7" />
  </Icon>
);

const TYPES = {
  quiz: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.6 2.6 0 1 1 3.6 2.4c-.8.4-1.1.9-1.1 1.8M12 17h.01" />
    </>
  ),
  flashcards: (
    <>
      <rect x="7" y="4" width="13" height="13" rx="2" />
      <path d="M4 8v10a2 2 0 0 0 2 2h10" />
    </>
  ),
  fiche: (
    <>
      <path d="M6 3h9l4 4v14H6z" />
      <path d="M9 10h7M9 14h7M9 18h4" />
    </>
  ),
  annales: (
    <>
      <path d="M4 5.5A2.5 2.5 0 0 1 6.5 3H20v18H6.5A2.5 2.5 0 0 1 4 18.5z" />
      <path d="M8 8h8M8 12h5" />
    </>
  ),
} as const satisfies Readonly<Record<MissionType, ComponentChildren>>;

export const IconOf = ({ type }: { readonly type: MissionType }) => <Icon>{TYPES[type]}</Icon>;

export const IconCloud = ({ state }: { readonly state: 'saved' | 'busy' | 'off' | 'problem' }) => (
  <Icon>
    <path d="M7 18a4 4 0 0 1-.6-8A6 6 0 0 1 18 9.5 4.3 4.3 0 0 1 17.5 18z" />
    {state === 'saved' && <path d="m9.5 13 2 2 3.5-3.5" />}
    {state === 'busy' && <path d="M12 15v-4m-2 2 2-2 2 2" />}
    {state === 'off' && <path d="M4 4l16 16" />}
    {state === 'problem' && <path d="M12 11v2.5M12 15.6h.01" />}
  </Icon>
);
