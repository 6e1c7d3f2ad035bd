import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { connection } from '../lib/api/client';
import { useTexts } from '../lib/i18n/texts';
import { Link } from '../lib/router/Link';
import { moved } from '../lib/router/location';
import { useStore } from '../lib/store';
import { commonTexts } from '../lib/texts/common';
import './Page.css';

interface PageProps {
  readonly title: string;
  readonly intro?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly back?: { readonly to: string; readonly label: string };
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every screen: names the document, and after a move puts the focus on the heading, where reading starts. */
export function Page({ title, intro, actions, back, narrow = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · StudyMate`;
  }, [title]);
  useEffect(() => {
    if (moved.yet) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div class={narrow ? 'page page-narrow' : 'page'}>
      {back && (
        <Link to={back.to} class="page-back">
          ← {back.label}
        </Link>
      )}
      <div class="page-head">
        <div class="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro && <div class="page-intro">{intro}</div>}
        </div>
        {actions && <div class="row">{actions}</div>}
      </div>
      <div class="stack stack-l">{children}</div>
    </div>
  );
}

/** The first stop of the Tab key. */
export function SkipLink() {
  const t = useTexts(commonTexts);
  return (
    <a class="skip" href="#main">
      {t.skip}
    </a>
  );
}

/** Says that the server does not answer, as long as that is so. */
export function ConnectionBanner() {
  const t = useTexts(commonTexts);
  const state = useStore(connection);
  return (
    <div class="connection" role="status">
      {state === 'down' ? t.connectionLost : ''}
    </div>
  );
}
