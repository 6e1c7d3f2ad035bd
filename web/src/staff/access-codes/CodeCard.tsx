import type { Schemas } from '../../lib/api/schema.gen';
import { useTexts } from '../../lib/i18n/texts';
import { codeAddress } from '../../lib/session/studentCode';
import { codeTexts } from './codeTexts';
import { qrOf } from './qr';

interface CodeCardProps {
  readonly student: Schemas['StudentAccessCode'];
  readonly className: string;
  readonly school: string;
  /** Where this installation is reached. */
  readonly origin: string;
}

/** What one student takes home: who, where to go, and the code, to be typed or photographed. */
export function CodeCard({ student, className, school, origin }: CodeCardProps) {
  const t = useTexts(codeTexts);
  const qr = qrOf(codeAddress(origin, { school, code: student.accessCode }));
  return (
    <li class="code-card">
      <svg class="code-card-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t.qr(student.displayName)} shape-rendering="crispEdges">
        <path d={qr.path} />
      </svg>
      <div>
        <strong class="code-card-name">{student.displayName}</strong>
        <div class="code-card-class">{className}</div>
        <dl>
          <div>
            <dt>{t.address}</dt>
            <dd>{origin.replace(/^https?:\/\//, '')}/student</dd>
          </div>
          <div>
            <dt>{t.school}</dt>
            <dd>{school}</dd>
          </div>
          <div>
            <dt>{t.code}</dt>
            <dd class="code-card-code">{student.accessCode}</dd>
          </div>
        </dl>
      </div>
    </li>
  );
}
