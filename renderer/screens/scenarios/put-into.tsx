import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { Outcome } from '../../client/api.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { putting as words } from '../../text/scenarios.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../../ui/live-region.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';

interface PutIntoProps {
  what: string;
  /** The block to put there; it may first have to make something of its own. */
  make: (how: 'link' | 'copy') => Promise<Outcome<Block>>;
  /** What a link means here. */
  linkHint: string;
  onClose: () => void;
}

/** Puts something of the bank at the end of a section of a workbook. */
export function PutInto({ what, make, linkHint, onClose }: PutIntoProps) {
  const api = useApi();
  const { documents } = useWindowState();
  const [, go] = useLocation();
  const list = useLive('workbook.list', {}).value ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [sectionChosen, setSection] = useState<string | null>(null);
  const [how, setHow] = useState<'link' | 'copy'>('link');
  const [problem, setProblem] = useState<string | null>(null);
  const workbook = chosen ?? list[0]?.id ?? null;
  const draft = useLive('workbook.get', workbook === null ? null : { workbook }).value;
  const sections = draft?.workbook.sections ?? [];
  const section = sections.find(({ id }) => id === sectionChosen)?.id ?? sections.at(-1)?.id ?? null;

  const put = async (): Promise<void> => {
    if (!workbook || !section || !draft) return;
    await documents.flush();
    const block = await make(how);
    if (!block.ok) return setProblem(explained(block.failure));
    const latest = await api.call('workbook.get', { workbook });
    if (!latest.ok) return setProblem(explained(latest.failure));
    const answer = await api.call('workbook.edit', {
      op: newOp(),
      workbook,
      revision: latest.value.revision,
      edits: [{ do: 'add-block', section, block: block.value, before: null }],
    });
    if (!answer.ok) return setProblem(explained(answer.failure));
    const done = words.done(what, latest.value.workbook.title);
    showToast({ text: done, action: { label: words.goThere, onAction: () => go(`/workbooks/${workbook}/${block.value.id}`) } });
    say(done);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {words.close}
          </Button>
          <Button kind="primary" notYet={list.length === 0 ? words.noWorkbook : null} onPress={() => void put()}>
            {words.put}
          </Button>
        </>
      }
    >
      <Select
        label={words.workbook}
        choices={list.map(({ id, title }) => ({ value: id, label: title }))}
        value={workbook}
        onChange={(next) => {
          setChosen(next);
          setSection(null);
        }}
      />
      <Select
        label={words.section}
        choices={sections.map(({ id, title }) => ({ value: id, label: title || words.front }))}
        value={section}
        onChange={setSection}
      />
      <RadioGroup
        label={words.how}
        choices={[
          { value: 'link', label: words.link, hint: linkHint },
          { value: 'copy', label: words.copy, hint: words.copyHint },
        ]}
        value={how}
        onChange={setHow}
      />
      {problem ? <Note kind="brick">{problem}</Note> : null}
    </Dialog>
  );
}
