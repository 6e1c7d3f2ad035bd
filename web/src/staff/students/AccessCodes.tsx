import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Failed, Loading } from '../../design/States';
import { Table } from '../../design/Table';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useRead } from '../../lib/useRead';
import { useMe } from '../me';
import { studentTexts } from './studentTexts';

interface AccessCodesProps {
  readonly classId: string;
  readonly className: string;
  readonly onClose: () => void;
}

/** The codes with which the students of a class sign in, to be printed and handed out. */
export function AccessCodes({ classId, className, onClose }: AccessCodesProps) {
  const t = useTexts(studentTexts);
  const { tenantId } = useMe();
  const codes = useRead((signal) => api.ask('GET /api/classes/{id}/access-codes', { path: { id: classId } }, { signal }), [classId]);
  return (
    <Dialog title={t.codesTitle(className)} wide onClose={onClose}>
      <div class="stack">
        <p class="soft">{t.codesHint}</p>
        {!codes.data && (codes.error ? <Failed error={codes.error} retry={codes.reload} /> : <Loading />)}
        {codes.data && (
          <>
            <Table
              caption={t.codesTitle(className)}
              rows={codes.data.items}
              rowKey={(item) => item.studentId}
              columns={[
                { key: 'name', head: t.name, cell: (item) => item.displayName },
                { key: 'school', head: t.school, cell: () => <code>{tenantId}</code> },
                { key: 'code', head: t.code, cell: (item) => <code>{item.accessCode}</code> },
              ]}
            />
            <div>
              <Button onClick={() => window.print()}>{t.print}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
